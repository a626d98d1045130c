import { AppError } from '../app-error.ts'
import type { UserId } from '../lead/ids.ts'
import type { Verdict } from '../verify/finding.ts'
import type { Decision, DecisionReason } from './decision.ts'
import { type FactSources, factsOf } from './facts.ts'
import { type CustomerFit, fitOf, lowestTier } from './ideal-customer.ts'
import type { ListHit } from './lists.ts'
import type { Policy } from './policy.ts'
import { type Tier, tierOf } from './tier.ts'
import { judgeVerdict, worst } from './verdict.ts'

/** A person's last word: the score or the verdict is set aside, with a reason. */
export type Override = {
  readonly by: UserId
  /** ISO time. */
  readonly at: string
  readonly reason: string
  readonly tier: Tier | null
  readonly verdict: Verdict | null
}

export type DecideInput = FactSources & {
  readonly policy: Policy
  readonly listHits: readonly ListHit[]
  readonly override: Override | null
  /** A number drawn by chance from 0 to 1 and stored with the event, for the random sample; null draws nobody. */
  readonly draw?: number | null
}

/**
 * The decision about one lead: verdict, tier, reasons, and what happens next. Pure: the same input gives the same
 * decision, so it can be replayed. Nobody is dropped: a lead is routed, reviewed, or set aside where it can be found.
 */
export function decide(input: DecideInput): Decision {
  const { policy, override } = input
  if (override && override.reason.trim() === '')
    throw new AppError('bad_input', 'override_reason_missing', 'Say why the decision is set aside.', {
      field: 'reason',
    })
  const facts = factsOf(input)
  const fit = fitOf(facts, policy.idealCustomer)
  const judged = judgeVerdict({ ...input, facts })
  const tiered = decideTier(input, fit)
  const own = fit.needsReview ? worst([judged, { verdict: 'review' }]) : judged.verdict
  const verdict = override?.verdict ?? own
  const sampled = drawn(input, { tier: tiered.tier, verdict })
  return {
    policyVersion: policy.version,
    verdict,
    tier: tiered.tier,
    reasons: [...judged.reasons, ...fit.reasons, ...tiered.reasons, ...overrideReasons(override), ...sampled.reasons],
    icp: fit.icp,
    next: verdict === 'rejected' ? 'quarantine' : verdict === 'review' ? 'review' : 'route',
    answer: verdict !== 'verified' ? 'none' : sampled.probability === null ? policy.answers[tiered.tier] : 'call',
    sampledWith: sampled.probability,
  }
}

type Tiered = { readonly tier: Tier; readonly reasons: readonly DecisionReason[] }

/** The tier: from a person, else from the score by the thresholds, held down by a poor fit or by somebody who does not buy. */
function decideTier({ score, reading, policy, override, lead }: DecideInput, fit: CustomerFit): Tiered {
  const reasons: DecisionReason[] = []
  if (!score) reasons.push(said('not_scored', policy.noScore.tier))
  if (score && score.novelty >= 0.99) reasons.push(said('never_seen_before', null))
  if (reading?.evidence === 'none' && lead.message?.trim()) reasons.push(said('text_not_understood', reading.lang))
  const notBuying = reading?.nonbuyer && reading.evidence === 'strong' ? reading.nonbuyer : null
  if (notBuying) reasons.push(said('nonbuyer', notBuying))
  if (override?.tier) return { tier: override.tier, reasons }
  const byScore = score ? tierOf(score.score, policy.thresholds) : policy.noScore.tier
  return { tier: lowestTier([byScore, fit.tierLimit, notBuying ? 'cold' : null])!, reasons }
}

function overrideReasons(override: Override | null): readonly DecisionReason[] {
  if (!override) return []
  return [
    ...(override.tier ? [said('tier_set_by_person', override.reason)] : []),
    ...(override.verdict ? [said('verdict_set_by_person', override.reason)] : []),
  ]
}

/** Whether the lead falls into the random sample that is worked although the score speaks against it. */
function drawn({ draw, policy, override }: DecideInput, { tier, verdict }: { tier: Tier; verdict: Verdict }) {
  const { rate, tiers } = policy.sampling
  const open = verdict === 'verified' && tiers.includes(tier) && !override?.tier
  if (!open || draw === undefined || draw === null || draw >= rate) return { probability: null, reasons: [] }
  return { probability: rate, reasons: [said('random_sample', String(rate))] }
}

const said = (code: string, detail: string | null): DecisionReason => ({ code, check: null, detail })
