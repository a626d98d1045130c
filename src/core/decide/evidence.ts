import type { Finding } from '../verify/finding.ts'
import type { EvidenceRules, EvidenceWeight } from './policy.ts'

/** What one group of findings adds: the heaviest finding against and the heaviest for. */
export type GroupEvidence = {
  readonly group: string
  readonly against: WeighedFinding | null
  readonly inFavour: WeighedFinding | null
}

export type WeighedFinding = { readonly finding: Finding; readonly points: number }

export type Evidence = {
  /** Points against the lead being real, over all groups. */
  readonly points: number
  /** Groups that speak against it with at least one point. */
  readonly groupsAgainst: number
  readonly groups: readonly GroupEvidence[]
}

/**
 * Adds findings up as weights of evidence (Good 1950, ch. 6: independent evidence adds). Findings of one group are not
 * independent (a dead domain and a dead mailbox are one story), so each group gives only its heaviest of each sign.
 * Points are the policy's own units.
 */
export function weighEvidence(findings: readonly Finding[], rules: EvidenceRules): Evidence {
  const groups = new Map<string, GroupEvidence>()
  for (const finding of findings) {
    const weight = weightOf(finding, rules)
    const name = weight?.group ?? finding.check.split('.')[0]!
    const points = weight?.points ?? rules.otherwise[finding.outcome]
    groups.set(
      name,
      withFinding(groups.get(name) ?? { group: name, against: null, inFavour: null }, { finding, points }),
    )
  }
  const all = [...groups.values()]
  return {
    points: all.reduce((sum, { against, inFavour }) => sum + (against?.points ?? 0) + (inFavour?.points ?? 0), 0),
    groupsAgainst: all.filter(({ against }) => (against?.points ?? 0) >= 1).length,
    groups: all,
  }
}

/** What each kind of finding weighs under some rules: the same few kinds come again with every lead. */
const known = new WeakMap<EvidenceRules, Map<string, EvidenceWeight | null>>()

function weightOf(finding: Finding, rules: EvidenceRules): EvidenceWeight | null {
  const weights = known.get(rules) ?? new Map<string, EvidenceWeight | null>()
  known.set(rules, weights)
  const kind = `${finding.check} ${finding.outcome} ${finding.reason}`
  let weight = weights.get(kind)
  if (weight === undefined) {
    weight = matchingWeight(finding, rules.weights)
    weights.set(kind, weight)
  }
  return weight
}

/** The rule of a finding: one that names the reason before one that does not, an exact check before a `*`. */
function matchingWeight(finding: Finding, weights: readonly EvidenceWeight[]): EvidenceWeight | null {
  const matching = weights.filter(
    ({ check, outcome, reason }) =>
      outcome === finding.outcome &&
      (reason === undefined || reason === finding.reason) &&
      isNamed(check, finding.check),
  )
  const precision = ({ check, reason }: EvidenceWeight) =>
    (reason === undefined ? 0 : 2) + (check.endsWith('*') ? 0 : 1)
  return matching.toSorted((a, b) => precision(b) - precision(a))[0] ?? null
}

const isNamed = (pattern: string, check: string): boolean =>
  pattern.endsWith('*') ? check.startsWith(pattern.slice(0, -1)) : check === pattern

function withFinding(group: GroupEvidence, weighed: WeighedFinding): GroupEvidence {
  if (weighed.points > (group.against?.points ?? 0)) return { ...group, against: weighed }
  return weighed.points < (group.inFavour?.points ?? 0) ? { ...group, inFavour: weighed } : group
}
