import type { UserId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { placeAgain } from '../route/place-again.ts'
import { rulesForLead } from '../experiments/rules-for-lead.ts'

const mostLate = 200

/** Hands the late leads of a person to whoever is there, by the rules of routing. Gives how many found somebody. */
export async function handOverLate(
  ctx: Context,
  userId: UserId,
): Promise<{ readonly moved: number; readonly stay: number }> {
  requireRight(ctx.actor, 'managePeople')
  const now = ctx.now()
  const ids = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.leadList.lateOf(userId, now, mostLate))
  let moved = 0
  for (const id of ids) {
    const placed = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
      const record = await tx.leads.hold(id)
      if (record?.assigneeId !== userId || record.firstContactAt !== null || record.status !== 'open') return null
      const { policy } = await rulesForLead(ctx, tx, record)
      const running = await tx.clocks.running(id)
      if (running && !running.breachedAt) await tx.clocks.mark(running.id, { breachedAt: now })
      const excluded = [...new Set([...(await tx.clocks.passedBy(id)), userId])]
      const again = { record, policy, why: 'by_manager', excluded, actor: actorText(ctx.actor) } as const
      return placeAgain(ctx, tx, { ...again, onlyToPerson: true })
    })
    if (placed) moved += 1
    if (placed) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id, at: now })
  }
  if (moved > 0)
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      noteChange(ctx, tx, { action: 'user.leads_handed_over', subject: userId, detail: { leads: moved } }),
    )
  return { moved, stay: ids.length - moved }
}
