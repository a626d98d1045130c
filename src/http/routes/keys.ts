import { z } from 'zod'
import { createKey } from '../../app/keys/create-key.ts'
import { listKeys } from '../../app/keys/list-keys.ts'
import { revokeKey } from '../../app/keys/revoke-key.ts'
import { contextOf } from '../authenticate.ts'
import { apiKey, newApiKey } from '../contract/session.ts'
import { answers, byId, nothing, type Server } from '../route.ts'
import { keyView } from '../views/user-view.ts'

/** API keys: made, listed, revoked. */
export function keyRoutes(app: Server): void {
  const tags = ['keys']
  app.get(
    '/api/keys',
    { schema: { tags, response: answers(z.object({ items: z.array(apiKey) })) } },
    async (request) => ({ items: (await listKeys(contextOf(request))).map(keyView) }),
  )
  app.post(
    '/api/keys',
    { schema: { tags, body: newApiKey, response: answers(z.object({ key: apiKey, secret: z.string() }), 201) } },
    async (request, reply) => {
      const { key, secret } = await createKey(contextOf(request), request.body)
      return reply.code(201).send({ key: keyView(key), secret })
    },
  )
  app.delete(
    '/api/keys/:id',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await revokeKey(contextOf(request), { keyId: request.params.id })
      return reply.code(204).send()
    },
  )
}
