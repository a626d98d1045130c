import type { Verdict } from '../verify/finding.ts'
import { type Facts, holds } from './condition.ts'
import type { DecisionReason } from './decision.ts'
import { type Evidence, weighEvidence } from './evidence.ts'
import type { FactSources } from './facts.ts'
import { type ListHit, prevailingHit } from './lists.ts'
import type { Policy } from './policy.ts'
import { isReachable, reachableBy } from './reachable.ts'
import { worst } from './worst.ts'

export type Judgement = { readonly verdict: Verdict; readonly reasons: readonly DecisionReason[] }

/** The parts of a policy by which a lead is weighed. */
export const weighingParts = ['idealCustomer', 'mustVerify', 'evidence', 'strong', 'nonbuyers'] as const
export type WeighingRules = Pick<Policy, (typeof weighingParts)[number]>

type Case = FactSources & {
  readonly facts: Facts
  readonly policy: WeighingRules
  readonly listHits: readonly ListHit[]
}

/** Is the lead real? Lists speak first, then facts strong together, then the sum of the evidence, then reachability. */
export function judgeVerdict(given: Case): Judgement {
  const listed = judgeLists(given.listHits)
  if (listed) return listed
  const judgements = [
    judgeStrong(given.facts, given.policy),
    judgeEvidence(weighEvidence(given.findings, given.policy.evidence), given.policy),
    judgeReach(given),
    judgeNonbuyer(given),
  ]
  return { verdict: worst(judgements), reasons: judgements.flatMap(({ reasons }) => reasons) }
}

/** Somebody on the suppression list who writes by themselves is looked at by a person, never written to by a machine. */
function judgeLists(hits: readonly ListHit[]): Judgement | null {
  const hit = prevailingHit(hits)
  const reasons = hits.map(({ list, match, reason }) => ({
    code: `list_${list}`,
    check: null,
    detail: reason ?? match,
  }))
  if (hit?.list === 'deny') return { verdict: 'rejected', reasons }
  if (hits.some(({ list }) => list === 'suppress')) return { verdict: 'review', reasons }
  return hit ? { verdict: 'verified', reasons } : null
}

function judgeStrong(facts: Facts, policy: WeighingRules): Judgement {
  const met = policy.strong.filter(({ when }) => holds(when, facts) === true)
  return { verdict: worst(met), reasons: met.map(({ code }) => ({ code, check: null, detail: null })) }
}

function judgeEvidence(evidence: Evidence, { evidence: rules }: WeighingRules): Judgement {
  const enough = evidence.groupsAgainst >= rules.rejectNeedsGroups
  const verdict =
    evidence.points >= rules.rejectFrom && enough
      ? 'rejected'
      : evidence.points >= rules.reviewFrom
        ? 'review'
        : 'verified'
  const against = evidence.groups.flatMap(({ against }) => against ?? []).filter(({ points }) => points > 0)
  const reasons = against
    .toSorted((a, b) => b.points - a.points || (a.finding.check < b.finding.check ? -1 : 1))
    .map(({ finding }) => ({ code: finding.reason, check: finding.check, detail: null }))
  return { verdict, reasons }
}

function judgeReach({ lead, findings, policy }: Case): Judgement {
  if (isReachable(reachableBy(lead, findings, policy.mustVerify), policy.mustVerify))
    return { verdict: 'verified', reasons: [] }
  return { verdict: 'review', reasons: [{ code: 'not_reachable', check: null, detail: null }] }
}

/** A person who does not buy is real all the same. Only what is not meant for people is set aside, and only if it is clear. */
function judgeNonbuyer({ reading, policy }: Case): Judgement {
  const answer = reading?.nonbuyer ? policy.nonbuyers[reading.nonbuyer] : 'letter'
  if (!reading?.nonbuyer || answer === 'letter') return { verdict: 'verified', reasons: [] }
  const sure = reading.evidence === 'strong'
  const reason = { code: sure ? 'not_an_inquiry' : 'perhaps_not_an_inquiry', check: null, detail: reading.nonbuyer }
  return { verdict: sure && answer === 'quarantine' ? 'rejected' : 'review', reasons: [reason] }
}
