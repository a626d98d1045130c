import type { ExperimentMetric } from '../../core/experiment/experiment.ts'
import { msPerDay } from '../../core/learn/past-lead.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'

const quarterDays = 91

export type PlanBasis = {
  /** Leads of the last quarter whose metric is known. */
  readonly leads: number
  readonly mean: number | null
  /** Standard deviation from lead to lead. */
  readonly deviation: number | null
  /** Leads a week, of all. */
  readonly perWeek: number
}

/** What an experiment on this metric starts from, by the leads of the last quarter. */
export async function planBasis(ctx: Context, metric: ExperimentMetric): Promise<PlanBasis> {
  requireRight(ctx.actor, 'seeTeam')
  const now = ctx.now()
  const since = new Date(Date.parse(now) - quarterDays * msPerDay).toISOString()
  const { all, leads, mean, deviation } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.experiments.basis(metric, { since, now }),
  )
  // Calls are counted lead by lead, and planned for by the day.
  const scale = metric === 'calls_a_day' ? all / quarterDays : 1
  const scaled = (value: number | null) => value && value * scale
  return { leads, mean: scaled(mean), deviation: scaled(deviation), perWeek: (all * 7) / quarterDays }
}
