import type { ServerResponse } from 'node:http'
import type { Server } from './route.ts'

/** How long requests under way are waited for when the server stops. */
const closeWithinMs = 10_000

/**
 * When the server closes: event streams, which never end by themselves, are ended (browsers come again by themselves), requests
 * under way are answered, and what is still open after a while is cut.
 */
export function closeGracefully(app: Server): void {
  const streams = new Set<ServerResponse>()
  app.addHook('onRequest', async (request, reply) => {
    if (!(request.headers.accept ?? '').includes('text/event-stream')) return
    streams.add(reply.raw)
    reply.raw.once('close', () => streams.delete(reply.raw))
  })
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end()
    setTimeout(() => app.server.closeAllConnections(), closeWithinMs).unref()
  })
}
