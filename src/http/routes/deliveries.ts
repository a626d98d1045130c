import { z } from 'zod'
import { type DeliveryShown, listDeliveries, replayDelivery } from '../../app/deliver/show-deliveries.ts'
import type { WebhookEndpoint } from '../../app/ports/webhook-store.ts'
import {
  addEndpoint,
  changeEndpoint,
  listEndpoints,
  removeEndpoint,
  rotateSecret,
  testEndpoint,
} from '../../app/webhooks/manage-endpoints.ts'
import { contextOf } from '../authenticate.ts'
import {
  changeWebhook,
  type DeliveryView,
  deliveryList,
  deliveryQuery,
  newWebhook,
  type WebhookView,
  webhook,
  webhookWithSecret,
} from '../contract/deliveries.ts'
import { answers, byId, nothing, type Server } from '../route.ts'

/** The delivery log, and the endpoints of webhooks. */
export function deliveryRoutes(app: Server): void {
  const tags = ['deliveries']
  app.get(
    '/api/deliveries',
    { schema: { tags, querystring: deliveryQuery, response: answers(deliveryList) } },
    async (request) => {
      const { kind = null, state = null, cursor = null, limit } = request.query
      const { items, counts } = await listDeliveries(contextOf(request), { kind, state, before: cursor, limit })
      const next = items.length === limit ? items.at(-1)!.id : null
      return { items: items.map(deliveryView), next, counts: [...counts] }
    },
  )
  app.post(
    '/api/deliveries/:id/replay',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await replayDelivery(contextOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
  webhookRoutes(app)
}

function webhookRoutes(app: Server): void {
  const tags = ['webhooks']
  const params = byId
  app.get(
    '/api/webhooks',
    { schema: { tags, response: answers(z.object({ items: z.array(webhook) })) } },
    async (request) => ({ items: (await listEndpoints(contextOf(request))).map(webhookView) }),
  )
  app.post(
    '/api/webhooks',
    { schema: { tags, body: newWebhook, response: answers(webhookWithSecret, 201) } },
    async (request, reply) => {
      const { endpoint, secret } = await addEndpoint(contextOf(request), request.body)
      return reply.code(201).send({ webhook: webhookView(endpoint), secret })
    },
  )
  app.patch(
    '/api/webhooks/:id',
    { schema: { tags, params, body: changeWebhook, response: answers(webhook) } },
    async (request) =>
      webhookView(await changeEndpoint(contextOf(request), { id: request.params.id, changes: request.body })),
  )
  app.delete(
    '/api/webhooks/:id',
    { schema: { tags, params, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeEndpoint(contextOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/webhooks/:id/rotate',
    { schema: { tags, params, response: answers(webhookWithSecret) } },
    async (request) => {
      const { endpoint, secret } = await rotateSecret(contextOf(request), request.params.id)
      return { webhook: webhookView(endpoint), secret }
    },
  )
  app.post(
    '/api/webhooks/:id/test',
    { schema: { tags, params, response: answers(z.object({ delivery_id: z.uuid() }), 202) } },
    async (request, reply) =>
      reply.code(202).send({ delivery_id: await testEndpoint(contextOf(request), request.params.id) }),
  )
}

const webhookView = (endpoint: WebhookEndpoint): WebhookView => ({
  id: endpoint.id,
  url: endpoint.url,
  events: [...endpoint.events],
  active: endpoint.active,
  failing_since: endpoint.failingSince,
  old_secret_until: endpoint.oldUntil,
  created_at: endpoint.createdAt,
})

const deliveryView = (one: DeliveryShown): DeliveryView => ({
  id: one.id,
  kind: one.kind,
  topic: one.topic,
  lead_id: one.leadId,
  user: one.userName,
  endpoint_id: one.endpointId,
  state: one.state,
  code: one.code,
  channel: one.channel,
  created_at: one.createdAt,
  next_at: one.nextAt,
  ended_at: one.endedAt,
  attempts: one.attempts.map(({ channel, at, result, reason }) => ({ channel, at, result, reason })),
})
