import type { Context } from '../context.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { Tx } from '../ports/store.ts'

/** A letter's end on the lead's timeline. */
export async function letterEnded(
  ctx: Context,
  tx: Tx,
  { delivery, state }: { readonly delivery: Delivery; readonly state: Delivery['state'] },
): Promise<void> {
  if (!delivery.leadId || state === 'waiting') return
  const { payload, code } = delivery
  const kind = state === 'sent' ? 'letter.sent' : state === 'unsure' ? 'letter.unsure' : 'letter.failed'
  const { sequence = null, subject = null, body = null } = payload
  const told = { delivery: delivery.id, letter: delivery.topic, sequence, subject, body }
  await tx.leads.append(delivery.leadId, [
    { kind, at: ctx.now(), actor: 'system:letters', payload: state === 'sent' ? told : { ...told, code } },
  ])
}
