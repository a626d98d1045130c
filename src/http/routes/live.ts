import type { World } from '../../app/context.ts'
import { contextOf } from '../authenticate.ts'
import type { Server } from '../route.ts'

/** Live updates as server-sent events: what changed, so that the console asks again. */
export function liveRoutes(app: Server, world: World): void {
  app.get('/api/live', { sse: 'only', schema: { hide: true } }, async (request, reply) => {
    const { workspaceId } = contextOf(request)
    reply.sse.keepAlive()
    const stop = world.live.subscribe(workspaceId, (event) => void reply.sse.send({ data: event }).catch(() => {}))
    reply.sse.onClose(stop)
    await reply.sse.send({ data: { kind: 'workspace', id: null, at: world.now() } })
  })
}
