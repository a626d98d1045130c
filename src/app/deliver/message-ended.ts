import type { Context } from '../context.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { Tx } from '../ports/store.ts'

/** A message's end on the lead's timeline. One that the service has taken is the answer the lead waited for. */
export async function messageEnded(
  ctx: Context,
  tx: Tx,
  { delivery, state }: { readonly delivery: Delivery; readonly state: Delivery['state'] },
): Promise<void> {
  const { leadId, payload, code, topic } = delivery
  if (!leadId || state === 'waiting') return
  const now = ctx.now()
  const kind = state === 'sent' ? 'message.sent' : state === 'unsure' ? 'message.unsure' : 'message.failed'
  const told = { delivery: delivery.id, channel: topic, text: payload['text'] ?? null }
  const actor = String(payload['by'])
  await tx.leads.append(leadId, [
    { kind, at: now, actor, payload: state === 'sent' ? told : { ...told, send_reason: code } },
  ])
  if (state !== 'sent') return
  const record = await tx.leads.load(leadId)
  await tx.clocks.answered(leadId, now)
  if (record && record.firstContactAt === null) await tx.leads.change(leadId, { firstContactAt: now })
}
