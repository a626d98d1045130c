import type { Context } from '../context.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { LeadEvent } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { endpointSecrets } from '../webhooks/endpoint-secrets.ts'
import { webhookBody } from '../webhooks/webhook-body.ts'
import type { Plan } from './plan.ts'

/** One attempt at an endpoint. The body is made at the first and kept: every attempt sends the same bytes under the same id. */
export async function planWebhook(ctx: Context, tx: Tx, delivery: Delivery): Promise<Plan> {
  const endpoint = delivery.endpointId ? await tx.webhooks.find(delivery.endpointId) : null
  if (!endpoint?.active) return { kind: 'end', state: 'cancelled', code: 'endpoint_off' }
  const secrets = endpointSecrets(ctx, endpoint)
  if (secrets.length === 0) return { kind: 'end', state: 'failed', code: 'secret_unreadable' }
  const kept = delivery.payload['body']
  const body = typeof kept === 'string' ? kept : await bodyOf(ctx, tx, delivery)
  return {
    kind: 'send',
    channel: 'webhook',
    round: delivery.round,
    repeatable: true,
    paceKey: null,
    changes: { payload: { ...delivery.payload, body } },
    send: () => ctx.senders.webhook.send({ url: endpoint.url, id: `msg_${delivery.id}`, body, secrets }),
  }
}

async function bodyOf(ctx: Context, tx: Tx, { leadId, topic, payload, createdAt }: Delivery): Promise<string> {
  const record = leadId ? await tx.leads.load(leadId) : null
  const kind = String(payload['kind'] ?? topic)
  const at = String(payload['at'] ?? createdAt)
  const found = leadId ? (await tx.leads.events(leadId)).findLast((one) => one.kind === kind && one.at === at) : null
  const event: Pick<LeadEvent, 'kind' | 'at' | 'payload'> = found ?? { kind, at, payload: {} }
  return webhookBody({ type: topic, event, record, publicUrl: ctx.publicUrl })
}
