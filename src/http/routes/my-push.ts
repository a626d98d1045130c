import { pushKey, subscribeBrowser, unsubscribeBrowser } from '../../app/notices/push.ts'
import { contextOf } from '../authenticate.ts'
import { pushEnd, pushKeyAnswer, pushSubscription } from '../contract/notices.ts'
import { answers, nothing, type Server } from '../route.ts'

/** Notices in the browsers of the person who is signed in. */
export function myPushRoutes(app: Server): void {
  const tags = ['session']
  app.get('/api/session/me/push', { schema: { tags, response: answers(pushKeyAnswer) } }, async (request) => ({
    public_key: await pushKey(contextOf(request)),
  }))
  app.post(
    '/api/session/me/push',
    { schema: { tags, body: pushSubscription, response: answers(nothing, 204) } },
    async (request, reply) => {
      const { endpoint, keys, label = null } = request.body
      await subscribeBrowser(contextOf(request), { endpoint, keys, label })
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/session/me/push/end',
    { schema: { tags, body: pushEnd, response: answers(nothing, 204) } },
    async (request, reply) => {
      await unsubscribeBrowser(contextOf(request), request.body.endpoint)
      return reply.code(204).send()
    },
  )
}
