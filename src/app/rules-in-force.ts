import { AppError } from '../core/app-error.ts'
import { type Policy, parsePolicy } from '../core/decide/policy.ts'
import type { Treatment } from '../core/experiment/experiment.ts'
import { makeScorer, parseModel, type Scorer } from '../core/score/model.ts'
import type { Context } from './context.ts'
import type { Tx } from './ports/store.ts'

export type RulesInForce = {
  readonly policy: Policy
  readonly scorer: Scorer
  /** The experiment that runs, if one does. */
  readonly experimentId: string | null
}

/** Parsed once a process: neither a live policy's version nor a model's id ever gets another body. */
const policies = new Map<string, Policy>()
const scorers = new Map<string, Scorer>()

/** The policy and the model that decide now; the base scorecard where no model was crowned. */
export async function rulesInForce(ctx: Context, tx: Tx): Promise<RulesInForce> {
  const { policyVersion, modelId, experimentId } = await tx.rules.inForce()
  if (policyVersion === null) throw new AppError('internal', 'no_live_policy', 'the workspace has no policy in force')
  return {
    policy: await policyOf(ctx, tx, policyVersion),
    scorer: await scorerOf(ctx, tx, modelId),
    experimentId,
  }
}

/** The same rules with what arm B of an experiment changes. */
export async function treatedRules(
  ctx: Context,
  tx: Tx,
  { rules, treatment }: { readonly rules: RulesInForce; readonly treatment: Treatment },
): Promise<RulesInForce> {
  return treatment.kind === 'policy'
    ? { ...rules, policy: await policyOf(ctx, tx, treatment.version) }
    : { ...rules, scorer: await scorerOf(ctx, tx, treatment.modelId) }
}

async function policyOf(ctx: Context, tx: Tx, version: number): Promise<Policy> {
  const key = `${ctx.workspaceId}:${version}`
  const known = policies.get(key)
  if (known) return known
  const record = await tx.rules.policy(version)
  const parsed = parsePolicy(record?.body)
  if (parsed.kind === 'faults')
    throw new AppError('internal', 'live_policy_broken', 'the policy in force cannot be read')
  const policy = { ...parsed.policy, version }
  policies.set(key, policy)
  return policy
}

async function scorerOf(ctx: Context, tx: Tx, modelId: string | null): Promise<Scorer> {
  const key = `${ctx.workspaceId}:${modelId ?? ctx.engines.baseModel.id}`
  const known = scorers.get(key)
  if (known) return known
  const record = modelId === null ? null : await tx.rules.model(modelId)
  const scorer = makeScorer(parseModel(record?.body ?? ctx.engines.baseModel.body))
  scorers.set(key, scorer)
  return scorer
}
