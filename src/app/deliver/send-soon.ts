import type { WorkspaceId } from '../../core/lead/ids.ts'
import type { DeliveryKind, NewDelivery } from '../ports/delivery-store.ts'
import type { JobName } from '../ports/jobs.ts'
import type { Tx } from '../ports/store.ts'

/** Notices have workers of their own, so that no slow endpoint stands between a hot lead and its rep. */
export const jobOf = (kind: DeliveryKind): Extract<JobName, 'notice.send' | 'post.send'> =>
  kind === 'notice' ? 'notice.send' : 'post.send'

/** Writes deliveries into the outbox with the jobs that send them, all in the caller's transaction. */
export async function sendSoon(workspaceId: WorkspaceId, tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
  const added = new Set(await tx.deliveries.add(deliveries))
  for (const { id, kind, nextAt, createdAt } of deliveries) {
    if (!added.has(id)) continue
    const later = nextAt > createdAt ? { startAt: nextAt } : undefined
    await tx.jobs.send(jobOf(kind), [{ workspaceId, deliveryId: id }], later)
  }
}
