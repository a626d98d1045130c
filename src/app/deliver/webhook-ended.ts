import type { Context } from '../context.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { SendResult } from '../ports/sending.ts'
import type { Tx } from '../ports/store.ts'

/** An endpoint's health: failing since its first failure after a success; one that says it is gone (410) is switched off. */
export async function webhookEnded(
  ctx: Context,
  tx: Tx,
  { delivery, result }: { readonly delivery: Delivery; readonly result: SendResult },
): Promise<void> {
  const endpoint = delivery.endpointId && (await tx.webhooks.find(delivery.endpointId))
  if (!endpoint) return
  if (result.kind === 'delivered') {
    if (endpoint.failingSince) await tx.webhooks.change(endpoint.id, { failingSince: null })
    return
  }
  const gone = result.kind === 'refused' && result.reason === 'gone'
  await tx.webhooks.change(endpoint.id, {
    failingSince: endpoint.failingSince ?? ctx.now(),
    ...(gone ? { active: false } : {}),
  })
}
