import helmet from '@fastify/helmet'
import type { Server, Site } from './route.ts'

/**
 * Strict headers for every answer. Scripts come from our own files only; the console's component library sets styles at
 * run time, which needs `unsafe-inline` for styles (never for scripts).
 */
export async function securityHeaders(app: Server, { publicUrl }: Site): Promise<void> {
  const isSecure = publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(isSecure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    hsts: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    const { url = '' } = request.routeOptions
    if (url.startsWith('/api') || url.startsWith('/v1') || request.is404) reply.header('cache-control', 'no-store')
  })
}
