import { instantAt, localTimeOf } from '../core/route/zone.ts'
import type { Context } from './context.ts'
import { requireRight } from './permission.ts'
import type { TodayFigures } from './ports/lead-list.ts'

const msPerDay = 86_400_000

/** The manager's day in the workspace's time zone. */
export async function showToday(ctx: Context): Promise<TodayFigures & { readonly at: string }> {
  requireRight(ctx.actor, 'seeTeam')
  const now = ctx.now()
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { timeZone } = await tx.workspace.load()
    const midnight = (atMs: number) => new Date(instantAt(localTimeOf(atMs, timeZone).date, 0, timeZone)).toISOString()
    const from = midnight(Date.parse(now))
    const figures = await tx.leadList.today({
      now,
      from,
      yesterdayFrom: midnight(Date.parse(from) - msPerDay / 2),
      timeZone,
    })
    return { ...figures, at: now }
  })
}
