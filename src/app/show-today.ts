import { instantAt, localTimeOf } from '../core/route/zone.ts'
import type { Context } from './context.ts'
import { requireRight } from './permission.ts'
import type { TodayFigures } from './ports/lead-list.ts'
import { notAtWork } from './route/gather-placing.ts'
import { rulesInForce } from './rules-in-force.ts'

const msPerDay = 86_400_000

export type TodayShown = TodayFigures & {
  readonly at: string
  /** When those who are not at work come back, by user id; a year beyond all years for those whose hours hold no time. */
  readonly atWorkFrom: Readonly<Record<string, string>>
}

/** The manager's day in the workspace's time zone. */
export async function showToday(ctx: Context): Promise<TodayShown> {
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
    const { policy } = await rulesInForce(ctx, tx)
    return { ...figures, at: now, atWorkFrom: await notAtWork(ctx, tx, policy) }
  })
}
