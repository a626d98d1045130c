import { AppError } from '../../core/app-error.ts'
import { analyseExperiment, type ExperimentResult } from '../../core/experiment/analyse.ts'
import { experimentMetrics } from '../../core/experiment/experiment.ts'
import { metricNamed } from '../../core/experiment/metric.ts'
import { triedRows } from '../../core/experiment/tried-rows.ts'
import type { Context } from '../context.ts'
import { learningRules } from '../learn/past-leads.ts'
import { requireRight } from '../permission.ts'
import { withBefore } from './show-experiment.ts'

export type PilotResult = { readonly startedAt: string; readonly results: readonly ExperimentResult[] }

/**
 * What scoring brings so far: while a pilot of some people runs, chance gives each lead to their team or to the other, which works as
 * before. Compared by rep, because reps differ more than leads do. AppError `conflict` where no pilot runs, or one of sources, which
 * are no two of a kind.
 */
export async function showPilotResult(ctx: Context): Promise<PilotResult> {
  requireRight(ctx.actor, 'seeTeam')
  const { pilot, leads, reps } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const running = await tx.team.pilot()
    const leads = running ? await tx.experiments.pilotLeads(running.startedAt) : []
    return { pilot: running, leads, reps: (await tx.people.reps()).length }
  })
  if (!pilot) throw new AppError('conflict', 'no_pilot', 'no pilot is running')
  if (pilot.sources.length > 0)
    throw new AppError(
      'conflict',
      'pilot_not_random',
      'a pilot of chosen sources compares nothing: its leads differ anyway. A pilot of people does',
    )
  const tried = withBefore(ctx, leads)
  const at = { now: ctx.now(), maturityDays: (await learningRules(ctx)).maturityDays }
  const share = pilot.users.length / Math.max(1, reps)
  return {
    startedAt: pilot.startedAt,
    results: experimentMetrics.map((name) =>
      analyseExperiment(triedRows(tried, name, at), {
        metric: metricNamed(name),
        unit: 'rep',
        alpha: 0.05,
        shareB: Math.min(0.95, Math.max(0.05, share)),
      }),
    ),
  }
}
