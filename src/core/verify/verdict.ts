import type { Finding, Verdict } from './finding.ts'

/** What findings cost: the policy's part of the verdict. Reasons are `check` or `check/reason`, the longer one first. */
export type VerdictRules = {
  /** A failure of these alone rejects: nothing can be done with such a lead. */
  readonly rejectOn: readonly string[]
  /** A failure or warning of these sends to a person. */
  readonly reviewOn: readonly string[]
  /** Weight of each finding against the lead; from `reviewFrom` on a person looks, from `rejectFrom` on it is rejected. */
  readonly weights: Readonly<Record<string, number>>
  readonly reviewFrom: number
  readonly rejectFrom: number
}

/**
 * The rules without a policy of the company's own. A guess of a machine never rejects alone: it takes two independent
 * strong signs, or one of which nothing is left to reach the person by.
 */
export const defaultVerdictRules: VerdictRules = {
  rejectOn: [],
  reviewOn: [],
  weights: {
    'email.syntax/fail': 2,
    'email.domain_typo/warn': 1,
    'email.disposable/fail': 2,
    'email.mx/fail': 2,
    'email.mailbox/fail': 2,
    'phone.valid/fail': 2,
    'phone.fake/fail': 2,
    'name.plausible/fail': 2,
    'name.plausible/warn': 1,
    'origin.agent/fail': 2,
    'origin.behaviour/fail': 3,
    'origin.behaviour/warn': 1,
    'origin.network/warn': 1,
    'claim.title/warn': 1,
  },
  reviewFrom: 2,
  rejectFrom: 5,
}

/** The weight of one finding: by check and reason, else by check and outcome. */
function weightOf(finding: Finding, rules: VerdictRules): number {
  return (
    rules.weights[`${finding.check}/${finding.reason}`] ?? rules.weights[`${finding.check}/${finding.outcome}`] ?? 0
  )
}

const matches = (finding: Finding, list: readonly string[]): boolean =>
  list.includes(finding.check) || list.includes(`${finding.check}/${finding.reason}`)

/** The verdict from all findings together. Unknown costs only what the rules name. */
export function verdictOf(findings: readonly Finding[], rules: VerdictRules = defaultVerdictRules): Verdict {
  const bad = findings.filter((finding) => finding.outcome === 'fail' || finding.outcome === 'warn')
  if (bad.some((finding) => finding.outcome === 'fail' && matches(finding, rules.rejectOn))) return 'rejected'
  const weight = findings.reduce((sum, finding) => sum + weightOf(finding, rules), 0)
  if (weight >= rules.rejectFrom) return 'rejected'
  return weight >= rules.reviewFrom || bad.some((finding) => matches(finding, rules.reviewOn)) ? 'review' : 'verified'
}
