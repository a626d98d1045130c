import { AppError } from '../../core/app-error.ts'
import { type TriedCase, tryCase } from '../../core/decide/past-case.ts'
import { simulate, type Simulation } from '../../core/decide/simulate.ts'
import { calendarOf } from '../../core/measure/calendar.ts'
import { usualLearning } from '../../core/learn/retrain.ts'
import { makeScorer, parseModel, type Scorer } from '../../core/score/model.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { checkPolicy } from './check-policy.ts'
import { preparedCases } from './kept-cases.ts'
import { shopOf } from './offers.ts'

type Input = {
  readonly body: unknown
  /** Score by this model instead of as was scored; null: by the stored scores. */
  readonly modelId?: string | null
}

export type PolicyTrial = Simulation & {
  /** People who take leads now. */
  readonly reps: number
  /** Whether anything is set up that is bought: outside services, or codes. */
  readonly buys: boolean
}

/**
 * The last leads decided again under this policy, and with this model if one is named, from their stored inputs. AppError `bad_input`
 * where the policy has faults, `not_found` where there is no such model.
 */
export async function simulatePolicy(ctx: Context, { body, modelId = null }: Input): Promise<PolicyTrial> {
  requireRight(ctx.actor, 'changePolicy')
  const policy = checkPolicy(body)
  const { live, model, learnedUntil, reps, shop, timeZone } = await ctx.store.inWorkspace(
    ctx.workspaceId,
    async (tx) => ({
      live: (await rulesInForce(ctx, tx)).policy,
      model: modelId === null ? null : await tx.rules.model(modelId),
      learnedUntil:
        modelId === null
          ? null
          : ((await tx.learning.modelHeads()).find(({ id }) => id === modelId)?.learnedUntil ?? null),
      reps: (await tx.people.reps()).length,
      shop: await shopOf(tx),
      timeZone: (await tx.workspace.load()).timeZone,
    }),
  )
  const scorer = modelId === null ? null : scorerOf(ctx, modelId, model?.body ?? null)
  const tried: TriedCase[] = []
  const rules = { before: { policy: live, scorer: null }, after: { policy, scorer } }
  const { maturityDays } = live.learning ?? usualLearning
  for await (const page of preparedCases(ctx, { maturityDays, shop }))
    for (const { one, weigh } of page) tried.push(tryCase(one, rules, (_, asked) => weigh(asked)))
  return { ...simulate(tried, { learnedUntil, calendar: calendarOf(timeZone) }), reps, buys: shop !== null }
}

function scorerOf(ctx: Context, modelId: string, body: unknown): Scorer {
  const found = body ?? (modelId === ctx.engines.baseModel.id ? ctx.engines.baseModel.body : null)
  if (found === null)
    throw new AppError('not_found', 'model_unknown', 'there is no such model: see GET /api/models', {
      field: 'model_id',
    })
  return makeScorer(parseModel(found))
}
