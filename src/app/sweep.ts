import type { WorkspaceId } from '../core/lead/ids.ts'
import type { World } from './context.ts'
import { sweepDeliveries } from './deliver/sweep-deliveries.ts'

/** A lead that waits longer than this for its decision is sent down the line again. */
const patienceMs = 120_000
const mostAtOnce = 1000
/** Windows count a week; the totals of a domain or a text are kept longer, so that what comes monthly is not new each time. */
const windowsKeptMs = 60 * 86_400_000
const mostWindows = 300_000

/**
 * Finds what a crash, a restore or a failed job left behind, in every workspace: leads that were never decided, snoozed ones whose time
 * has passed. Their jobs are queued again; doing one twice is harmless. Gives how many were found.
 */
export async function sweep(world: World): Promise<number> {
  const workspaces = await world.store.atTheDoor((door) => door.workspaces())
  let found = 0
  for (const { id } of workspaces) {
    found += await sweepWorkspace(world, id)
    await sweepDeliveries(world, id)
  }
  return found
}

function sweepWorkspace(world: World, workspaceId: WorkspaceId): Promise<number> {
  const now = world.now()
  return world.store.inWorkspace(workspaceId, async (tx) => {
    const before = new Date(Date.parse(now) - patienceMs).toISOString()
    const undecided = await tx.leads.undecidedSince(before, mostAtOnce)
    const due = await tx.leads.snoozedUntil(now, mostAtOnce)
    await tx.jobs.send(
      'lead.assess',
      undecided.map((leadId) => ({ workspaceId, leadId })),
    )
    await tx.providers.forgetAnswers(now)
    await tx.velocity.forget({
      untouchedSince: new Date(Date.parse(now) - windowsKeptMs).toISOString(),
      most: mostWindows,
    })
    await tx.jobs.send(
      'lead.wake',
      due.map((leadId) => ({ workspaceId, leadId })),
    )
    return undecided.length + due.length
  })
}
