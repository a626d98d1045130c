import type { WorkspaceId } from '../../core/lead/ids.ts'
import type { World } from '../context.ts'
import { claimStaleMs } from './send-delivery.ts'
import { jobOf } from './send-soon.ts'

const dueForMs = 60_000
const mostAtOnce = 1000

/**
 * Queues again what should have been sent by now, and what a process claimed and never finished; a removed sequence goes with the last lead in it. Gives how
 * many deliveries.
 */
export function sweepDeliveries(world: World, workspaceId: WorkspaceId): Promise<number> {
  const nowMs = Date.parse(world.now())
  return world.store.inWorkspace(workspaceId, async (tx) => {
    const ids = await tx.deliveries.overdue({
      dueBefore: new Date(nowMs - dueForMs).toISOString(),
      claimedBefore: new Date(nowMs - claimStaleMs).toISOString(),
      most: mostAtOnce,
    })
    for (const id of ids) {
      const delivery = await tx.deliveries.find(id)
      if (delivery) await tx.jobs.send(jobOf(delivery.kind), [{ workspaceId, deliveryId: id }])
    }
    const waiting = await tx.nurture.overdue(new Date(nowMs - dueForMs).toISOString(), mostAtOnce)
    await tx.jobs.send(
      'nurture.step',
      waiting.map((leadId) => ({ workspaceId, leadId })),
    )
    await tx.nurture.forgetRemoved()
    return ids.length
  })
}
