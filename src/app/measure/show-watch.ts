import { msPerDay } from '../../core/learn/past-lead.ts'
import { calendarOf } from '../../core/measure/calendar.ts'
import { dailyLooks, type Drift, inputDrift } from '../../core/measure/drift.ts'
import { type GroupFigures, type Grouping, groupFigures } from '../../core/measure/fairness.ts'
import { type MissedWins, missedWins } from '../../core/measure/missed-wins.ts'
import { type InCharge, isOwn, ownPromise } from '../../core/measure/own-promise.ts'
import type { PromiseState } from '../../core/measure/promise-alarm.ts'
import { type WeekFigures, weeklyFigures } from '../../core/measure/weekly.ts'
import { bandsOf } from '../../core/score/metrics.ts'
import { logit } from '../../core/math/logistic.ts'
import type { Promise10 } from '../../core/score/report/promise.ts'
import { wilson } from '../../core/score/report/interval.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { learningRules } from '../learn/past-leads.ts'
import type { MeasureStamp, ScoredInputs } from '../ports/measure-store.ts'
import { measuredSince, noteFirsts, readTracked } from './read-tracked.ts'
import { remember } from './remember.ts'

const recentDays = 14
const shownWeeks = 26
/** Inputs are compared with those of so many earlier leads at the most; of more the latest count. */
const mostEarlier = 20_000
const hourLetters = 'YYYY-MM-DDTHH'.length
const dayLetters = 'YYYY-MM-DD'.length

export type Watch = {
  /** Since when leads are scored by the model in charge; null: by the scorecard that ships with the product, from the beginning. */
  readonly since: string | null
  readonly promise: PromiseState
  readonly reliability: readonly Promise10[]
  readonly weeks: readonly WeekFigures[]
  readonly drift: readonly Drift[]
}

type Told = Omit<Watch, 'drift'>

/** Whether the score keeps its promise, on leads that came after the training of the model in charge. */
export async function showWatch(ctx: Context): Promise<Watch> {
  requireRight(ctx.actor, 'seeTeam')
  await noteFirsts(ctx)
  const state = await stateOf(ctx)
  const { key, hour, stamp, timeZone } = state
  const told = await remember(
    ctx,
    { name: 'watch', key: `${key} ${timeZone} ${hour} ${stamp.outcomes} ${stamp.leads}` },
    () => toldOf(ctx, state),
  )
  // Looked at once a day, which is what its level of alarm is for; sooner where leads have become a twentieth more.
  const grown = Math.floor(Math.log(stamp.leads + 1) / Math.log(1.05))
  const drift = await remember(ctx, { name: 'drift', key: `${key} ${hour.slice(0, dayLetters)} ${grown}` }, () =>
    driftOf(ctx, state),
  )
  return { ...told, drift }
}

/** The promise alone: what every list of leads asks, since it shows the order instead of the numbers where it is broken. */
export async function showPromise(ctx: Context): Promise<PromiseState> {
  requireRight(ctx.actor, 'seeLeads')
  const state = await stateOf(ctx)
  const key = `${state.key} ${state.hour} ${state.stamp.outcomes}`
  return remember(ctx, { name: 'promise', key }, async () => {
    const { closed, maturityDays } = await readTracked(ctx)
    return ownPromise(closed, { inCharge: state.inCharge, now: ctx.now(), maturityDays })
  })
}

type State = {
  readonly inCharge: InCharge
  /** Of the workspace: its weeks are the dashboard's. */
  readonly timeZone: string
  readonly stamp: MeasureStamp
  /** The model in charge and the maturity window. */
  readonly key: string
  /** Leads mature with time. */
  readonly hour: string
}

async function stateOf(ctx: Context): Promise<State> {
  const { maturityDays } = await learningRules(ctx)
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const champion = (await tx.learning.modelHeads()).find(({ status }) => status === 'champion')
    const inCharge = {
      modelId: champion?.id ?? ctx.engines.baseModel.id,
      learnedUntil: champion?.learnedUntil ?? null,
    }
    const stamp = await tx.measure.stamp()
    const { timeZone } = await tx.workspace.load()
    const key = `${inCharge.modelId} ${inCharge.learnedUntil} ${maturityDays}`
    return { inCharge, timeZone, stamp, key, hour: ctx.now().slice(0, hourLetters) }
  })
}

async function toldOf(ctx: Context, { inCharge, timeZone }: State): Promise<Told> {
  const { leads, closed, maturityDays } = await readTracked(ctx)
  const own = closed.filter(({ lead }) => isOwn(lead, inCharge))
  return {
    since: inCharge.learnedUntil,
    promise: ownPromise(closed, { inCharge, now: ctx.now(), maturityDays }),
    reliability: reliabilityOf(own.map(({ lead, won }) => ({ probability: lead.probability, won }))),
    weeks: weeklyFigures(leads, closed, calendarOf(timeZone)).slice(-shownWeeks),
  }
}

/** The last two weeks against what the model learned from, or where it learned from nothing here, against the time before. */
async function driftOf(ctx: Context, { inCharge: { learnedUntil } }: State): Promise<readonly Drift[]> {
  const now = ctx.now()
  const recentFrom = new Date(Date.parse(now) - recentDays * msPerDay).toISOString()
  const until = learnedUntil !== null && learnedUntil < recentFrom ? learnedUntil : recentFrom
  const read = (after: string, to: string) =>
    ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.measure.inputs({ after, until: to, limit: mostEarlier }))
  // The scores of two models are no drift: they are compared only where one model gave them all.
  const withScore = ({ receivedAt, features, probability }: ScoredInputs) => ({
    receivedAt,
    features: learnedUntil === null ? { ...features, score: probability } : features,
  })
  const [before, recent] = [await read(measuredSince(ctx), until), await read(recentFrom, now)]
  return inputDrift(before.map(withScore), recent.map(withScore), dailyLooks)
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

export type Fairness = { readonly groups: readonly GroupFigures[]; readonly missed: MissedWins }

/** How the score treats the groups of one kind, and what the random sample says of the wins that it misses. */
export async function showGroups(ctx: Context, by: Grouping): Promise<Fairness> {
  requireRight(ctx.actor, 'seeTeam')
  const { closed } = await readTracked(ctx)
  return { groups: groupFigures(closed, by), missed: missedWins(closed) }
}
