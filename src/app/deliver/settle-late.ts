import type { Context } from '../context.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { SendResult } from '../ports/sending.ts'
import type { Tx } from '../ports/store.ts'
import { messageEnded } from './message-ended.ts'
import { jobOf } from './send-soon.ts'

type Late = { readonly delivery: Delivery; readonly result: SendResult }

/**
 * A service that had taken a message says later that it did not arrive. A notice goes on by the person's next channel; a message to a lead
 * has failed, and says so where its person sees it.
 */
export async function settleLate(ctx: Context, tx: Tx, { delivery, result }: Late): Promise<void> {
  if (result.kind === 'delivered' || (delivery.state !== 'sent' && delivery.state !== 'unsure')) return
  const now = ctx.now()
  const attempt = (await tx.deliveries.attempts([delivery.id])).findLast(({ channel }) => channel === delivery.channel)
  // Whatever the reason, this channel has had its turn.
  if (attempt) await tx.deliveries.endAttempt(attempt.id, { kind: 'refused', reason: result.reason }, now)
  if (delivery.kind === 'notice') {
    await tx.deliveries.change(delivery.id, { state: 'waiting', code: result.reason, nextAt: now, endedAt: null })
    await tx.jobs.send(jobOf('notice'), [{ workspaceId: ctx.workspaceId, deliveryId: delivery.id }])
    return
  }
  const changes = { state: 'failed', code: result.reason, endedAt: now } as const
  await tx.deliveries.change(delivery.id, changes)
  if (delivery.kind === 'message')
    await messageEnded(ctx, tx, { delivery: { ...delivery, ...changes }, state: 'failed' })
}
