import { type Facts, holds } from './condition.ts'
import type { DecisionReason, IcpFinding } from './decision.ts'
import type { IdealCustomer } from './policy.ts'
import { type Tier, tiers } from './tier.ts'
import type { Verdict } from '../verify/finding.ts'
import { worst } from './worst.ts'

export type CustomerFit = {
  readonly icp: readonly IcpFinding[]
  /** The highest tier the fit leaves open; null where it sets no limit. */
  readonly tierLimit: Tier | null
  /** What the fit alone leads to. */
  readonly verdict: Verdict
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
    verdict: worst([
      ...(needsReview ? [{ verdict: 'review' as const }] : []),
      ...[...missed, ...disqualified].map(({ criterion }) => ({ verdict: ledTo(profile, criterion) })),
    ]),
    reasons: [
      ...missed.map(({ criterion }) => reason('icp_must_missed', criterion)),
      ...disqualified.map(({ criterion }) => reason('icp_disqualified', criterion)),
      ...(needsReview ? unknown : []).map(({ criterion }) => reason('icp_must_unknown', criterion)),
    ],
  }
}

function ledTo({ criteria }: IdealCustomer, id: string): Verdict {
  const leadsTo = criteria.find((criterion) => criterion.id === id)?.leadsTo
  return leadsTo === 'reject' ? 'rejected' : leadsTo === 'review' ? 'review' : 'verified'
}

/** The lowest of the tiers that are named; null when none is. */
export function lowestTier(limits: readonly (Tier | null)[]): Tier | null {
  return tiers.find((tier) => limits.includes(tier)) ?? null
}

const reason = (code: string, detail: string): DecisionReason => ({ code, check: null, detail })
