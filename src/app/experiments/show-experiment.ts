import { AppError } from '../../core/app-error.ts'
import type { ExperimentResult } from '../../core/experiment/analyse.ts'
import type { Experiment, ExperimentMetric } from '../../core/experiment/experiment.ts'
import { metricNamed } from '../../core/experiment/metric.ts'
import { type ArmComparison, compareRows, type ResultFile } from '../../core/experiment/result-file.ts'
import { callsOf, type TriedAt, type TriedOutcome, triedRows } from '../../core/experiment/tried-rows.ts'
import { msPerDay } from '../../core/learn/past-lead.ts'
import { makeScorer, parseModel } from '../../core/score/model.ts'
import type { Context } from '../context.ts'
import { learningRules } from '../learn/past-leads.ts'
import { requireRight } from '../permission.ts'
import type { TriedLead } from '../ports/experiment-store.ts'
import { resultFileOf } from './result-file-of.ts'
import { voicesAround } from './compare-voices.ts'

const alpha = 0.05
const mostPoints = 60

export type ExperimentView = {
  readonly experiment: Experiment
  readonly result: ExperimentResult
  readonly guardrails: readonly ExperimentResult[]
  /** Leads a day of both arms: calls to a lead times this are calls a day. */
  readonly leadsADay: number
  /** The interval as it stood after so many leads of the experiment, for the plot. */
  readonly course: readonly {
    readonly at: string
    readonly leads: number
    readonly estimate: number
    readonly low: number
    readonly high: number
  }[]
}

/** Every experiment, newest first. */
export async function listExperiments(ctx: Context): Promise<readonly Experiment[]> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.experiments.all())
}

/** An experiment with its result as of now: may be looked at every day. */
export async function showExperiment(ctx: Context, id: string): Promise<ExperimentView> {
  requireRight(ctx.actor, 'seeTeam')
  const { experiment, leads, leadsADay, compare, comparisons } = await compareExperiment(ctx, id)
  const [first, ...guards] = comparisons
  return {
    experiment,
    result: first!.result,
    guardrails: guards.map(({ result }) => result),
    leadsADay,
    course: courseOf(leads, (some) => compare(experiment.metric, some).result),
  }
}

/** The same with everything needed to compute it again. The answers of people are the one thing given without rows. */
export async function exportResult(ctx: Context, id: string): Promise<ResultFile> {
  requireRight(ctx.actor, 'exportLeads')
  const { experiment, leads, comparisons } = await compareExperiment(ctx, id)
  return resultFileOf(ctx, { salt: experiment.id, question: experiment.question, comparisons, leads })
}

type Compared = Tried & {
  readonly leadsADay: number
  readonly compare: (metric: ExperimentMetric, some: readonly TriedOutcome[]) => ArmComparison
  /** The experiment's own metric, then its guardrails. */
  readonly comparisons: readonly ArmComparison[]
}

async function compareExperiment(ctx: Context, id: string): Promise<Compared> {
  const { experiment, leads } = await triedLeads(ctx, id)
  const at = await triedAt(ctx, { experiment, leads })
  const { metric, guardrails, shareB, startedAt } = experiment
  const compare = (name: ExperimentMetric, some: readonly TriedOutcome[]) =>
    compareRows('leads', triedRows(some, name, at), { metric: metricNamed(name), unit: 'lead', alpha, shareB })
  const voices = guardrails.includes('satisfaction') ? await voicesAround(ctx, startedAt) : []
  const guards = guardrails.flatMap((name) => (name === 'satisfaction' ? voices : [compare(name, leads)]))
  return { experiment, leads, leadsADay: at.leadsADay, compare, comparisons: [compare(metric, leads), ...guards] }
}

type Tried = { readonly experiment: Experiment; readonly leads: readonly (TriedLead & TriedOutcome)[] }

async function triedAt(ctx: Context, { experiment, leads }: Tried): Promise<TriedAt> {
  const { startedAt, stoppedAt } = experiment
  const now = ctx.now()
  const days = startedAt ? (Date.parse(stoppedAt ?? now) - Date.parse(startedAt)) / msPerDay : 0
  return { now, maturityDays: (await learningRules(ctx)).maturityDays, leadsADay: leads.length / Math.max(1, days) }
}

/** The interval over the leads so far, at up to sixty points. */
function courseOf(
  leads: readonly TriedOutcome[],
  analyse: (some: readonly TriedOutcome[]) => ExperimentResult,
): ExperimentView['course'] {
  const points = Math.min(mostPoints, leads.length)
  return Array.from({ length: points }, (_, i) => Math.round(((i + 1) * leads.length) / points)).flatMap((count) => {
    const { estimate, low, high } = analyse(leads.slice(0, count))
    if (estimate === null || low === null || high === null) return []
    return [{ at: leads[count - 1]!.at, leads: count, estimate, low, high }]
  })
}

/** The leads of an experiment with what was to be expected of each before the split. */
async function triedLeads(ctx: Context, id: string): Promise<Tried> {
  const { experiment, leads } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    experiment: await tx.experiments.find(id),
    leads: await tx.experiments.leads(id),
  }))
  if (!experiment) throw new AppError('not_found', 'experiment_unknown', 'there is no such experiment')
  return { experiment, leads: withBefore(ctx, leads) }
}

/** Adds the chance of winning by the scorecard that ships with the product: the same for both arms, and known before the split. */
export function withBefore(ctx: Context, leads: readonly TriedLead[]): readonly (TriedLead & TriedOutcome)[] {
  const scorer = makeScorer(parseModel(ctx.engines.baseModel.body))
  return leads.map((lead) => ({
    ...lead,
    before: scorer.score(lead.features).probability,
    language: textOf(lead.features['language']),
  }))
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The experiment's rows as a table that `assay experiment analyse` reads: ids, no personal data. */
export async function exportExperiment(ctx: Context, id: string): Promise<readonly (readonly string[])[]> {
  requireRight(ctx.actor, 'exportLeads')
  const tried = await triedLeads(ctx, id)
  const at = await triedAt(ctx, tried)
  const { leads } = tried
  const rows = triedRows(leads, 'minutes_to_contact', at)
  const header = [
    'lead_id',
    'rep_id',
    'arm',
    'assigned_at',
    'source',
    'won',
    'amount',
    'minutes_to_contact',
    'calls',
    'pre_score',
    'segment_chance',
    'segment_language',
  ]
  return [
    header,
    ...rows.map(({ arm, repId, source, won, amount, measured, pre, kinds }, i) => [
      leads[i]!.leadId,
      repId ?? '',
      arm,
      leads[i]!.at,
      source ?? '',
      won === null ? '' : String(Number(won)),
      won ? String(amount ?? '') : '',
      measured === null ? '' : measured.toFixed(1),
      String(callsOf(leads[i]!, at.now) ?? ''),
      pre[0]!.toFixed(6),
      kinds?.['chance'] ?? '',
      kinds?.['language'] ?? '',
    ]),
  ]
}
