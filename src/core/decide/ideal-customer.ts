import { type Facts, holds } from './condition.ts'
import type { DecisionReason, IcpFinding } from './decision.ts'
import type { IdealCustomer } from './policy.ts'
import { type Tier, tiers } from './tier.ts'

export type CustomerFit = {
  readonly icp: readonly IcpFinding[]
  /** The highest tier the fit leaves open; null where it sets no limit. */
  readonly tierLimit: Tier | null
  readonly needsReview: boolean
  readonly reasons: readonly DecisionReason[]
}

/** Holds a lead against the ideal customer profile. A disqualifier passes when it does not hold. */
export function fitOf(facts: Facts, profile: IdealCustomer): CustomerFit {
  const icp = profile.criteria.map(({ id, weight, when }): IcpFinding => {
    const met = holds(when, facts)
    if (met === null) return { criterion: id, weight, outcome: 'unknown' }
    return { criterion: id, weight, outcome: met !== (weight === 'disqualifier') ? 'pass' : 'fail' }
  })
  const missed = icp.filter(({ weight, outcome }) => weight === 'must' && outcome === 'fail')
  const disqualified = icp.filter(({ weight, outcome }) => weight === 'disqualifier' && outcome === 'fail')
  const unknown = icp.filter(({ weight, outcome }) => weight === 'must' && outcome === 'unknown')
  const needsReview = unknown.length > 0 && profile.unknownMust === 'review'
  return {
    icp,
    tierLimit: lowestTier([
      missed.length > 0 ? profile.missedMustTier : null,
      disqualified.length > 0 ? profile.disqualifiedTier : null,
    ]),
    needsReview,
    reasons: [
      ...missed.map(({ criterion }) => reason('icp_must_missed', criterion)),
      ...disqualified.map(({ criterion }) => reason('icp_disqualified', criterion)),
      ...(needsReview ? unknown : []).map(({ criterion }) => reason('icp_must_unknown', criterion)),
    ],
  }
}

/** The lowest of the tiers that are named; null when none is. */
export function lowestTier(limits: readonly (Tier | null)[]): Tier | null {
  return tiers.find((tier) => limits.includes(tier)) ?? null
}

const reason = (code: string, detail: string): DecisionReason => ({ code, check: null, detail })
