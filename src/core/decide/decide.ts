import { AppError } from '../app-error.ts'
import type { UserId } from '../lead/ids.ts'
import type { Verdict } from '../verify/finding.ts'
import type { Decision, DecisionReason } from './decision.ts'
import { type FactSources, factsOf } from './facts.ts'
import { type CustomerFit, fitOf, lowestTier } from './ideal-customer.ts'
import type { ListHit } from './lists.ts'
import type { Policy } from './policy.ts'
import { type Tier, tierOf, tiers } from './tier.ts'
import { type Judgement, judgeVerdict, type WeighingRules } from './verdict.ts'
import { worst } from './worst.ts'

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
  /** The person objects to being scored: no score is given, and a person decides. */
  readonly objected?: boolean
  /** The person has said who they are since: a machine does not turn them away again. */
  readonly appealed?: boolean
  /** Probability with which the weekly sample has drawn the lead since; null or absent where it has not. */
  readonly drawnWith?: number | null
}

/** What evidence, lists and the ideal customer say of a lead, before thresholds, answers and people do. */
export type Weighed = { readonly fit: CustomerFit; readonly judged: Judgement }

/** Weighs a lead by the parts of the policy that are named here, and by nothing else of it. */
export function weigh(
  input: FactSources & Pick<DecideInput, 'listHits'> & { readonly policy: WeighingRules },
): Weighed {
  const facts = factsOf(input)
  return { fit: fitOf(facts, input.policy.idealCustomer), judged: judgeVerdict({ ...input, facts }) }
}

/**
 * The decision about one lead: verdict, tier, reasons, and what happens next. Pure: the same input gives the same
 * decision, so it can be replayed. Nobody is dropped: a lead is routed, reviewed, or set aside where it can be found.
 */
export function decide(input: DecideInput): Decision {
  return settle(input, weigh(input))
}

/** The decision about a lead that was weighed by the same rules: the rest of the policy, people and chance. */
export function settle(input: DecideInput, { fit, judged }: Weighed): Decision {
  const { policy, override } = input
  if (override && override.reason.trim() === '')
    throw new AppError('bad_input', 'override_reason_missing', 'Say why the decision is set aside.', {
      field: 'reason',
    })
  const tiered = decideTier(input, fit)
  // A list speaks first, also over the fit.
  const judgedAll = input.listHits.length > 0 ? judged.verdict : worst([judged, fit])
  const isRaised = input.appealed === true && judgedAll === 'rejected'
  const own = isRaised ? 'review' : judgedAll
  const verdict = override?.verdict ?? own
  const sampled = drawn(input, { tier: tiered.tier, verdict })
  return {
    policyVersion: policy.version,
    verdict,
    tier: tiered.tier,
    reasons: [
      ...judged.reasons,
      ...(isRaised ? [said('appealed', null)] : []),
      ...fit.reasons,
      ...tiered.reasons,
      ...overrideReasons(override),
      ...sampled.reasons,
    ],
    icp: fit.icp,
    next: nextOf(verdict, sampled.probability !== null || input.objected === true),
    answer: answerOf(verdict, tiered, { input, sampled: sampled.probability !== null }),
    sampledWith: sampled.probability,
  }
}

/** A rejected lead of the random sample, or of somebody who wants no machine to judge, is looked at by a person; the others wait where they can be found. */
function nextOf(verdict: Verdict, looked: boolean): Decision['next'] {
  if (verdict === 'verified') return 'route'
  return verdict === 'review' || looked ? 'review' : 'quarantine'
}

/** A message nobody understood, a lead of the random sample and somebody no machine may write to are for people, whatever the tier. */
function answerOf(
  verdict: Verdict,
  { tier, byPerson }: Tiered,
  { input, sampled }: { readonly input: DecideInput; readonly sampled: boolean },
): Decision['answer'] {
  if (verdict !== 'verified') return 'none'
  const suppressed = input.listHits.some(({ list }) => list === 'suppress')
  return byPerson || sampled || suppressed ? 'call' : input.policy.answers[tier]
}

type Tiered = { readonly tier: Tier; readonly byPerson: boolean; readonly reasons: readonly DecisionReason[] }

/** The tier: from a person, else from the score by the thresholds, held down by a poor fit or by somebody who does not buy. */
function decideTier({ score, reading, policy, override, lead, objected }: DecideInput, fit: CustomerFit): Tiered {
  const notBuying = reading?.nonbuyer && reading.evidence === 'strong' ? reading.nonbuyer : null
  const unread = reading?.evidence === 'none' && Boolean(lead.message?.trim())
  if (objected) {
    const byPerson = override?.tier ?? policy.noScore.tier
    return { tier: byPerson, byPerson: true, reasons: [said('objected_to_scoring', null)] }
  }
  const reasons = [
    ...(score ? [] : [said('not_scored', policy.noScore.tier)]),
    ...(score && score.novelty >= 0.99 ? [said('never_seen_before', null)] : []),
    ...(unread ? [said('text_not_understood', reading.lang)] : []),
    ...(notBuying ? [said('nonbuyer', notBuying)] : []),
  ]
  if (override?.tier) return { tier: override.tier, byPerson: false, reasons }
  const byScore = score ? tierOf(score.score, policy.thresholds) : policy.noScore.tier
  const read = unread ? highestTier(byScore, policy.notUnderstood?.tier ?? 'warm') : byScore
  return { tier: lowestTier([read, fit.tierLimit, notBuying ? 'cold' : null])!, byPerson: unread, reasons }
}

const highestTier = (a: Tier, b: Tier): Tier => (tiers.indexOf(a) > tiers.indexOf(b) ? a : b)

function overrideReasons(override: Override | null): readonly DecisionReason[] {
  if (!override) return []
  return [
    ...(override.tier ? [said('tier_set_by_person', override.reason)] : []),
    ...(override.verdict ? [said('verdict_set_by_person', override.reason)] : []),
  ]
}

type Drawn = { readonly probability: number | null; readonly reasons: readonly DecisionReason[] }

/** Whether the lead falls into the random sample: worked, or looked at, although score or verdict speak against it. */
function drawn(
  { draw, drawnWith, policy, override, listHits, objected }: DecideInput,
  { tier, verdict }: { readonly tier: Tier; readonly verdict: Verdict },
): Drawn {
  const { rate, tiers: open, rejectedRate = 0 } = policy.sampling
  const byScore = verdict === 'verified' && open.includes(tier) && !override?.tier
  const byEvidence = verdict === 'rejected' && !override?.verdict && listHits.length === 0
  const probability = byScore ? rate : byEvidence ? rejectedRate : 0
  if (objected) return { probability: null, reasons: [] }
  if (drawnWith && (byScore || byEvidence))
    return { probability: drawnWith, reasons: [said('random_sample', String(drawnWith))] }
  if (draw === undefined || draw === null || draw >= probability) return { probability: null, reasons: [] }
  return { probability, reasons: [said('random_sample', String(probability))] }
}

const said = (code: string, detail: string | null): DecisionReason => ({ code, check: null, detail })
