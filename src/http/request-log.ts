import type { Server } from './route.ts'

/**
 * One line a request: what was asked for (the route's pattern), the answer, the time it took. No addresses, query strings,
 * bodies or names: they are people's. Of an error the code and the places in the code; its text may quote the data.
 */
export function logRequests(app: Server): void {
  app.addHook('onResponse', async (request, reply) => {
    const { url } = request.routeOptions
    if (url === '/health' || url === '/ready') return
    request.log.info(
      { method: request.method, route: url ?? 'unknown', status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    )
  })
}

/** An error as the log may hold it. */
export function errorForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code, reason } = error as { code?: unknown; reason?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const cause = error.cause instanceof Error ? { cause: errorForLog(error.cause) } : {}
  return { name: error.name, code, reason, at: frames.slice(0, 12).map((line) => line.trim()), ...cause }
}
