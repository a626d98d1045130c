import type { StoredReport } from '../../core/learn/learn-deals.ts'
import { learningReadiness, type LearningReadiness } from '../../core/learn/readiness.ts'
import type { LearningRules } from '../../core/learn/retrain.ts'
import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ModelHead, Training } from '../ports/learning-store.ts'
import { type ChallengerNews, compareChallengers } from './compare-challengers.ts'
import { readDeals } from './past-leads.ts'

export type LearningView = {
  readonly readiness: LearningReadiness
  readonly rules: LearningRules
  readonly trainings: readonly Training[]
  readonly models: readonly ModelHead[]
  readonly challengers: readonly ChallengerNews[]
}

/** What the workspace has learned, what it could learn, and how challengers do. */
export async function showLearning(ctx: Context): Promise<LearningView> {
  requireRight(ctx.actor, 'seeTeam')
  const { leads, deals, rules } = await readDeals(ctx)
  const { trainings, models } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    trainings: await tx.learning.trainings(20),
    models: await tx.learning.modelHeads(),
  }))
  const challengers = await compareChallengers(ctx, { heads: models, deals })
  return { readiness: learningReadiness(leads, deals), rules, trainings, models, challengers }
}

/** The report of one model's training. AppError `not_found` where it has none. */
export async function showModelReport(ctx: Context, modelId: string): Promise<StoredReport> {
  requireRight(ctx.actor, 'seeTeam')
  const report = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.learning.report(modelId))
  if (!report) throw new AppError('not_found', 'report_unknown', 'this model has no report: it was trained elsewhere')
  return report as StoredReport
}
