import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { Server } from './route.ts'

/**
 * Serves `/widget.js` to the pages of others. An hour in caches, then asked for anew by its hash: a page keeps one address for good and still
 * gets the newest within the hour. Pages that name the hash (`integrity`) must send no credentials, which the open CORS header allows.
 */
export function serveWidget(app: Server, file: string | null): void {
  if (file === null || !existsSync(file)) return
  const script = readFileSync(file)
  const etag = `"${createHash('sha256').update(script).digest('base64url').slice(0, 22)}"`
  app.get('/widget.js', { schema: { hide: true } }, async (request, reply) => {
    reply
      .header('etag', etag)
      .header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
      .header('access-control-allow-origin', '*')
      .header('cross-origin-resource-policy', 'cross-origin')
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('text/javascript; charset=utf-8').send(script)
  })
}
