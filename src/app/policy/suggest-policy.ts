import { type TriedCase, tryCase } from '../../core/decide/past-case.ts'
import { simulate } from '../../core/decide/simulate.ts'
import { suggestThresholds, type Suggestion } from '../../core/decide/suggest.ts'
import { calendarOf } from '../../core/measure/calendar.ts'
import { usualLearning } from '../../core/learn/retrain.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { preparedCases } from './kept-cases.ts'

/** Thresholds of the policy in force that the outcomes of the last leads speak for moving, with the evidence. */
export async function suggestPolicy(
  ctx: Context,
  { hotPerDay }: { readonly hotPerDay: number | null },
): Promise<readonly Suggestion[]> {
  requireRight(ctx.actor, 'changePolicy')
  const { policy, timeZone } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    policy: (await rulesInForce(ctx, tx)).policy,
    timeZone: (await tx.workspace.load()).timeZone,
  }))
  const live = { policy, scorer: null }
  const tried: TriedCase[] = []
  const { maturityDays } = policy.learning ?? usualLearning
  for await (const page of preparedCases(ctx, { maturityDays, shop: null }))
    for (const { one, weigh } of page)
      tried.push(tryCase(one, { before: live, after: live }, (_, rules) => weigh(rules)))
  const { days } = simulate(tried, { learnedUntil: null, calendar: calendarOf(timeZone) })
  return suggestThresholds({ tried, thresholds: policy.thresholds, days, hotPerDay })
}
