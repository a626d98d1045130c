import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { notFound } from './error-answers.ts'
import type { Server } from './route.ts'

const yearSeconds = 31_536_000

/** Serves the built console. Addresses that are pages of the console get its start page; it finds its own way from there. */
export async function serveConsole(app: Server, folder: string | null): Promise<void> {
  if (folder === null || !existsSync(join(folder, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send('Assay is running; its console is not built: npm run build\n'),
    )
    app.setNotFoundHandler(notFound)
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders(reply, path) {
      // Names under assets/ hold a hash of the content; all else is asked for anew.
      const forever = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', forever ? `public, max-age=${yearSeconds}, immutable` : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    const path = request.url.split('?', 1)[0]!
    if (isPage && !/^\/(?:api|v1|assets)(?:\/|$)/.test(path)) return reply.sendFile('index.html')
    return notFound(request, reply)
  })
}
