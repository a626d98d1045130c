import { AppError } from '../../core/app-error.ts'
import { parseBaseModel } from '../../core/score/parse-base-model.ts'
import { parseModel } from '../../core/score/model.ts'
import { actorText, type Context } from '../context.ts'
import type { Training } from '../ports/learning-store.ts'
import { readDeals } from './past-leads.ts'
import { promiseInCharge } from './promise-in-charge.ts'

const seed = 1

/**
 * Trains on the workspace's own deals and keeps the model as a challenger. Idempotent: a training that ended is left alone, and the same
 * deals give the same model. What the deals are to blame for ends the training with its reason; any other fault is tried again.
 */
export async function runTraining(ctx: Context, trainingId: string): Promise<void> {
  const training = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.learning.training(trainingId))
  if (!training || training.endedAt !== null) return
  const tell = teller(ctx, trainingId)
  try {
    await tell({ status: 'running', stage: 'reading' })
    const { deals, rules } = await readDeals(ctx)
    const { maturityDays } = rules
    const heads = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.learning.modelHeads())
    await tell({ stage: 'fitting', deals: deals.length })
    const champion = await championBody(ctx)
    const { model, report } = await ctx.trainer.train({
      deals,
      seed,
      now: ctx.now(),
      maturityDays,
      brokenSince: promiseInCharge(ctx, { heads, deals, maturityDays }).brokenSince,
      lines: rules.lines ?? null,
      prior: parseBaseModel(ctx.engines.baseModel.body),
      champion: parseModel(champion),
    })
    await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
      const at = ctx.now()
      const createdBy = actorText(ctx.actor)
      await tx.rules.addModel({ id: model.modelId, status: 'challenger', body: model, createdAt: at, createdBy })
      await tx.learning.noteLearned(model.modelId, { until: deals.at(-1)!.lead.receivedAt, report })
    })
    await tell({
      status: 'done',
      stage: null,
      deals: model.training.rows,
      modelId: model.modelId,
      endedAt: ctx.now(),
    })
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'bad_input')) throw error
    await tell({ status: 'failed', stage: null, message: error.reason, endedAt: ctx.now() })
  }
}

type Telling = Partial<Omit<Training, 'id' | 'createdAt' | 'createdBy' | 'reason'>>

function teller(ctx: Context, trainingId: string): (changes: Telling) => Promise<void> {
  return async (changes) => {
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.learning.changeTraining(trainingId, changes))
    ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  }
}

/** The body of the model that decides now. */
function championBody(ctx: Context): Promise<unknown> {
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { modelId } = await tx.rules.inForce()
    const record = modelId === null ? null : await tx.rules.model(modelId)
    return record?.body ?? ctx.engines.baseModel.body
  })
}

/** A training whose job failed for good. */
export async function failTraining(ctx: Context, trainingId: string): Promise<void> {
  const training = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.learning.training(trainingId))
  if (!training || training.endedAt !== null) return
  await teller(ctx, trainingId)({ status: 'failed', stage: null, message: 'internal', endedAt: ctx.now() })
}
