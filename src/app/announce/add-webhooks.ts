import type { NewDelivery } from '../ports/delivery-store.ts'
import type { Tx } from '../ports/store.ts'
import { sendSoon } from '../deliver/send-soon.ts'
import { webhookTypeOf } from '../webhooks/event-types.ts'
import type { Here, Told } from './announce.ts'

/** One delivery for each endpoint and event it asked for. */
export async function addWebhooks(here: Here, tx: Tx, told: readonly Told[]): Promise<void> {
  const wanted = told.flatMap(({ leadId, events }) =>
    events.flatMap((event) => {
      const type = webhookTypeOf(event.kind)
      return type ? [{ leadId, event, type }] : []
    }),
  )
  if (wanted.length === 0) return
  const endpoints = await tx.webhooks.listening()
  const deliveries = wanted.flatMap(({ leadId, event, type }) =>
    endpoints
      .filter(({ events }) => events.includes(type))
      .map(({ id: endpointId }): NewDelivery => {
        const id = here.newId()
        return {
          id,
          kind: 'webhook',
          topic: type,
          leadId,
          userId: null,
          endpointId,
          cause: `webhook:${id}`,
          payload: { kind: event.kind, at: event.at, actor: event.actor },
          createdAt: event.at,
          nextAt: event.at,
        }
      }),
  )
  await sendSoon(here.workspaceId, tx, deliveries)
}
