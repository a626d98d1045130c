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
  const since = new Date(Date.parse(ctx.now()) - quarterDays * msPerDay).toISOString()
  const { all, ...known } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.experiments.basis(metric, since))
  return { ...known, perWeek: (all * 7) / quarterDays }
}
