import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Attempt, Delivery, DeliveryQuery } from '../ports/delivery-store.ts'
import { jobOf } from './send-soon.ts'

export type DeliveryShown = Delivery & { readonly userName: string | null; readonly attempts: readonly Attempt[] }
export type DeliveryCount = {
  readonly kind: Delivery['kind']
  readonly state: Delivery['state']
  readonly code: string | null
  readonly count: number
}

/** The delivery log, newest first, with how many wait, are held, failed or are unsure. */
export async function listDeliveries(
  ctx: Context,
  query: DeliveryQuery,
): Promise<{ readonly items: readonly DeliveryShown[]; readonly counts: readonly DeliveryCount[] }> {
  requireRight(ctx.actor, 'seeDeliveries')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const names = new Map((await tx.people.all()).map(({ id, name }) => [id as string, name]))
    const page = await tx.deliveries.page(query)
    const attempts = await tx.deliveries.attempts(page.map(({ id }) => id))
    const items = page.map((delivery) => ({
      ...delivery,
      userName: delivery.userId ? (names.get(delivery.userId) ?? null) : null,
      attempts: attempts.filter(({ deliveryId }) => deliveryId === delivery.id),
    }))
    return { items, counts: await tx.deliveries.counts() }
  })
}

/** What was sent, or is to be sent, about one lead. */
export async function leadDeliveries(ctx: Context, leadId: LeadId): Promise<readonly Delivery[]> {
  requireRight(ctx.actor, 'seeLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.deliveries.forLead(leadId))
}

/** A person has a delivery sent again that was given up, is held, or of which nobody knows whether it arrived. */
export async function replayDelivery(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'seeDeliveries')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const delivery = await tx.deliveries.hold(id)
    if (!delivery) throw new AppError('not_found', 'delivery_unknown', 'there is no such delivery')
    const again = ['failed', 'unsure', 'held', 'waiting'].includes(delivery.state)
    // What a receiver can tell apart by its id may be sent again although it arrived.
    if (!again && !(delivery.kind === 'webhook' && delivery.state === 'sent'))
      throw new AppError('conflict', 'delivery_state', `the delivery is ${delivery.state}: it is not sent again`)
    const now = ctx.now()
    const round = delivery.kind === 'notice' ? delivery.round + 1 : 0
    await tx.deliveries.change(id, { state: 'waiting', nextAt: now, round, endedAt: null, slotTaken: false })
    await tx.jobs.send(jobOf(delivery.kind), [{ workspaceId: ctx.workspaceId, deliveryId: id }])
    await noteChange(ctx, tx, { action: 'delivery.replayed', subject: id, detail: { kind: delivery.kind } })
  })
}
