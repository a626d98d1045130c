import { AppError } from '../../core/app-error.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { BeforeDeed } from '../ports/desk-store.ts'
import type { Tx } from '../ports/store.ts'

/** An undo comes at once or not at all: later, others have built on what was done. */
const longestMs = 3_600_000

/** Puts leads back where they were before a deed on many. Leads that somebody changed since are left alone; gives how many went back. */
export async function undoBulk(
  ctx: Context,
  deedId: string,
): Promise<{ readonly undone: number; readonly left: number }> {
  requireRight(ctx.actor, 'workLeads')
  const now = ctx.now()
  const result = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const deed = await tx.desk.holdDeed(deedId)
    if (!deed || (ctx.actor.kind === 'user' && deed.userId !== ctx.actor.userId))
      throw new AppError('not_found', 'deed_unknown', 'there is nothing of yours to undo here')
    if (deed.undoneAt) throw new AppError('conflict', 'undone_already', 'this was undone already')
    if (Date.parse(now) - Date.parse(deed.at) > longestMs)
      throw new AppError('conflict', 'undo_too_late', 'this can be undone for an hour: change the leads one by one')
    const undone: BeforeDeed[] = []
    for (const before of deed.before) if (await putBack(ctx, tx, { before, since: deed.id })) undone.push(before)
    await tx.desk.markUndone(deedId, now)
    return { undone, left: deed.before.length - undone.length }
  })
  for (const { leadId } of result.undone) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: now })
  return { undone: result.undone.length, left: result.left }
}

async function putBack(
  ctx: Context,
  tx: Tx,
  { before, since }: { readonly before: BeforeDeed; readonly since: string },
): Promise<boolean> {
  const { leadId, changes, entries } = before
  const now = ctx.now()
  for (const id of entries) await tx.lists.remove(id)
  if (Object.keys(changes).length === 0) return true
  const record = await tx.leads.hold(leadId)
  if (!record) return false
  // Ids rise with time, and the deed got its own when it was done: whatever is later is somebody's work.
  if ((await tx.leads.events(leadId)).some(({ id }) => id > since)) return false
  await tx.leads.change(leadId, changes)
  const moved = record.assigneeId !== changes.assigneeId || record.queue !== changes.queue
  const waits = changes.firstContactAt === null && changes.respondBy !== null
  const assignment = {
    userId: changes.assigneeId ?? null,
    queue: changes.queue ?? null,
    respondBy: changes.respondBy ?? null,
    reason: 'undone',
    detail: null,
  }
  if (moved || waits) await tx.leads.assign(leadId, assignment, now, waits ? now : null)
  await tx.leads.append(leadId, [{ kind: 'lead.undone', at: now, actor: actorText(ctx.actor), payload: {} }])
  return true
}
