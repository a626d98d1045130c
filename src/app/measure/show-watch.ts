import { msPerDay } from '../../core/learn/past-lead.ts'
import { dailyLooks, type Drift, inputDrift } from '../../core/measure/drift.ts'
import { type GroupFigures, type Grouping, groupFigures } from '../../core/measure/fairness.ts'
import { type MissedWins, missedWins } from '../../core/measure/missed-wins.ts'
import { isOwn, ownPromise } from '../../core/measure/own-promise.ts'
import type { PromiseState } from '../../core/measure/promise-alarm.ts'
import type { TrackedLead } from '../../core/measure/tracked-lead.ts'
import { type WeekFigures, weeklyFigures } from '../../core/measure/weekly.ts'
import { bandsOf } from '../../core/score/metrics.ts'
import { logit } from '../../core/math/logistic.ts'
import type { Promise10 } from '../../core/score/report/promise.ts'
import { wilson } from '../../core/score/report/interval.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { readTracked } from './read-tracked.ts'

const recentDays = 14
const shownWeeks = 26

export type Watch = {
  /** Since when leads are scored by the model in charge; null: by the scorecard that ships with the product, from the beginning. */
  readonly since: string | null
  readonly promise: PromiseState
  readonly reliability: readonly Promise10[]
  readonly weeks: readonly WeekFigures[]
  readonly drift: readonly Drift[]
}

/** Whether the score keeps its promise, on leads that came after the training of the model in charge. */
export async function showWatch(ctx: Context): Promise<Watch> {
  requireRight(ctx.actor, 'seeTeam')
  const tracked = await readTracked(ctx)
  const champion = await championOf(ctx)
  const inCharge = { modelId: champion.id, learnedUntil: champion.learnedUntil }
  const closed = tracked.closed.filter(({ lead }) => isOwn(lead, inCharge))
  return {
    since: champion.learnedUntil,
    promise: ownPromise(tracked.closed, { inCharge, now: ctx.now(), maturityDays: tracked.maturityDays }),
    reliability: reliabilityOf(closed.map(({ lead, won }) => ({ probability: lead.probability, won }))),
    weeks: weeklyFigures(tracked.leads, tracked.closed).slice(-shownWeeks),
    drift: driftOf(tracked.leads, { now: ctx.now(), learnedUntil: champion.learnedUntil }),
  }
}

/** The model in charge and until when its leads were received. */
function championOf(ctx: Context): Promise<{ readonly id: string; readonly learnedUntil: string | null }> {
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const champion = (await tx.learning.modelHeads()).find(({ status }) => status === 'champion')
    return { id: champion?.id ?? ctx.engines.baseModel.id, learnedUntil: champion?.learnedUntil ?? null }
  })
}

function reliabilityOf(
  promises: readonly { readonly probability: number; readonly won: 0 | 1 }[],
): readonly Promise10[] {
  if (promises.length < 20) return []
  const count = Math.max(2, Math.min(10, Math.floor(promises.length / 20)))
  const logits = promises.map(({ probability }) => logit(Math.min(0.999, Math.max(0.001, probability))))
  return bandsOf(
    logits,
    promises.map(({ won }) => won),
    count,
  ).map(({ rows, wins, predicted }) => ({
    predicted,
    came: wilson(wins, rows),
  }))
}

/** Looked at on any day. The last two weeks against what the model learned from, or where it learned from nothing here, against the time before. */
function driftOf(
  leads: readonly TrackedLead[],
  { now, learnedUntil }: { readonly now: string; readonly learnedUntil: string | null },
): readonly Drift[] {
  const recentFrom = new Date(Date.parse(now) - recentDays * msPerDay).toISOString()
  const until = learnedUntil !== null && learnedUntil < recentFrom ? learnedUntil : recentFrom
  // The scores of two models are no drift: they are compared only where one model gave them all.
  const withScore = ({ receivedAt, features, probability }: TrackedLead) => ({
    receivedAt,
    features: learnedUntil === null ? { ...features, score: probability } : features,
  })
  return inputDrift(
    leads.filter(({ receivedAt }) => receivedAt <= until).map(withScore),
    leads.filter(({ receivedAt }) => receivedAt > recentFrom).map(withScore),
    dailyLooks,
  )
}

export type Fairness = { readonly groups: readonly GroupFigures[]; readonly missed: MissedWins }

/** How the score treats the groups of one kind, and what the random sample says of the wins that it misses. */
export async function showGroups(ctx: Context, by: Grouping): Promise<Fairness> {
  requireRight(ctx.actor, 'seeTeam')
  const { closed } = await readTracked(ctx)
  return { groups: groupFigures(closed, by), missed: missedWins(closed) }
}
