import { AppError } from '../../core/app-error.ts'
import { type Deal, knownSince } from '../../core/learn/past-lead.ts'
import { type RetrainReason, retrainReason } from '../../core/learn/retrain.ts'
import type { Context } from '../context.ts'
import { noteFirsts } from '../measure/read-tracked.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { compareChallengers } from './compare-challengers.ts'
import { crownModel } from './crown-model.ts'
import { readDeals } from './past-leads.ts'
import { promiseInCharge } from './promise-in-charge.ts'
import { startTraining } from './start-training.ts'

export type Considered = { readonly training: RetrainReason | null; readonly crowned: string | null }

/**
 * Once a day: a challenger that later leads have proven better is crowned, and a training starts where the calendar, new outcomes, a broken
 * promise or a fall of the hot leads' conversion ask for one. Does nothing where the policy leaves learning to people.
 */
export async function considerTraining(ctx: Context): Promise<Considered> {
  // What the screens measure is read ahead of who asks for it.
  await noteFirsts(ctx)
  const { deals, rules } = await readDeals(ctx)
  if (!rules.automatic) return { training: null, crowned: null }
  const { heads, last, hotFrom } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    heads: await tx.learning.modelHeads(),
    last: (await tx.learning.trainings(20)).find(({ status }) => status === 'done') ?? null,
    hotFrom: (await rulesInForce(ctx, tx)).policy.thresholds.hot,
  }))
  const news = await compareChallengers(ctx, { heads, deals })
  const proven = news.find(({ later }) => later.verdict === 'better')?.modelId ?? null
  if (proven) await crownModel(ctx, { modelId: proven, reason: null, rescore: true })
  const since = last?.createdAt ?? ''
  const known = deals.filter((deal) => knownSince(deal, rules.maturityDays) > since)
  const reason = retrainReason(
    {
      now: ctx.now(),
      deals: deals.length,
      wins: deals.filter(({ won }) => won === 1).length,
      last: last === null ? null : { at: last.createdAt, deals: last.deals ?? 0, since: known.length },
      brokenAt: promiseInCharge(ctx, { heads, deals, maturityDays: rules.maturityDays }).brokenAt,
      hot: hotSince(deals, since, hotFrom / 100),
    },
    rules,
  )
  return { training: reason !== null && (await started(ctx, reason)) ? reason : null, crowned: proven }
}

/** What was promised of the hot leads that came since, and how many won. */
function hotSince(deals: readonly Deal[], since: string, from: number) {
  const hot = deals.filter(({ lead }) => lead.receivedAt > since && lead.probability >= from)
  return {
    leads: hot.length,
    expectedWins: hot.reduce((sum, { lead }) => sum + lead.probability, 0),
    wins: hot.filter(({ won }) => won === 1).length,
  }
}

async function started(ctx: Context, reason: RetrainReason): Promise<boolean> {
  try {
    await startTraining(ctx, reason)
    return true
  } catch (error) {
    if (error instanceof AppError && error.reason === 'training_under_way') return false
    throw error
  }
}
