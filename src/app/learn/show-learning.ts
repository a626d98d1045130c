import { type DisputesLearned, learnFromDisputes } from '../../core/learn/disputes.ts'
import { msPerDay } from '../../core/learn/past-lead.ts'
import type { StoredReport } from '../../core/learn/learn-deals.ts'
import { learningReadiness, type LearningReadiness } from '../../core/learn/readiness.ts'
import type { LearningRules } from '../../core/learn/retrain.ts'
import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ModelHead, Training } from '../ports/learning-store.ts'
import { type ChallengerNews, compareChallengers } from './compare-challengers.ts'
import { readDeals } from './past-leads.ts'

/** Older words are about scores of models that are gone. */
const disputeDays = 730
const mostDisputes = 5000

export type LearningView = {
  readonly readiness: LearningReadiness
  readonly disputes: DisputesLearned
  readonly rules: LearningRules
  readonly trainings: readonly Training[]
  readonly models: readonly ModelHead[]
  readonly challengers: readonly ChallengerNews[]
}

/** What the workspace has learned, what it could learn, and how challengers do. */
export async function showLearning(ctx: Context): Promise<LearningView> {
  requireRight(ctx.actor, 'seeTeam')
  const { leads, deals, rules } = await readDeals(ctx)
  const since = new Date(Date.parse(ctx.now()) - disputeDays * msPerDay).toISOString()
  const { trainings, models, disputes } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    trainings: await tx.learning.trainings(20),
    models: await tx.learning.modelHeads(),
    disputes: learnFromDisputes(await tx.desk.disputes(since, mostDisputes)),
  }))
  const challengers = await compareChallengers(ctx, { heads: models, deals })
  return { readiness: learningReadiness(leads, deals), disputes, rules, trainings, models, challengers }
}

/** The report of one model's training. AppError `not_found` where it has none. */
export async function showModelReport(ctx: Context, modelId: string): Promise<StoredReport> {
  requireRight(ctx.actor, 'seeTeam')
  const report = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.learning.report(modelId))
  if (!report) throw new AppError('not_found', 'report_unknown', 'this model has no report: it was trained elsewhere')
  return report as StoredReport
}
