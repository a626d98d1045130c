import type { Finding, FindingOutcome, Verdict } from '../verify/finding.ts'
import { type DecideInput, decide } from './decide.ts'

/** One finding that, had it come out otherwise, would have changed the verdict. */
export type TurningPoint = {
  readonly check: string
  readonly from: FindingOutcome | 'absent'
  readonly to: FindingOutcome
  readonly verdict: Verdict
}

const settled: readonly FindingOutcome[] = ['pass', 'fail']

/**
 * What would change the verdict: the decision is run again with one finding changed at a time, without the person's word and without the
 * draw. `absent` names proofs that the person could still give. The changes towards a better verdict come first.
 */
export function turningPoints(input: DecideInput, absent: readonly string[] = []): readonly TurningPoint[] {
  const plain: DecideInput = { ...input, override: null, draw: null }
  const { verdict: present } = decide(plain)
  const changes = [
    ...input.findings.flatMap((finding) =>
      others(finding).map((to) => ({ check: finding.check, from: finding.outcome, to })),
    ),
    ...absent
      .filter((check) => !isKnown(input.findings, check))
      .map((check) => ({ check, from: 'absent' as const, to: 'pass' as const })),
  ]
  const order: readonly Verdict[] = ['verified', 'review', 'rejected']
  return changes
    .map((change) => ({
      ...change,
      verdict: decide({ ...plain, findings: supposing(input.findings, change) }).verdict,
    }))
    .filter(({ verdict }) => verdict !== present)
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))
}

/** A finding could have passed or failed; one that passed is not doubted. */
const others = ({ outcome }: Finding): readonly FindingOutcome[] =>
  outcome === 'pass' ? [] : settled.filter((to) => to !== outcome)

const isKnown = (findings: readonly Finding[], check: string): boolean => findings.some((one) => one.check === check)

/** The findings as they would be had this check come out so. */
export function supposing(
  findings: readonly Finding[],
  { check, to }: { readonly check: string; readonly to: FindingOutcome },
): readonly Finding[] {
  const other: Finding = { check, outcome: to, reason: 'supposed', evidence: {} }
  return isKnown(findings, check) ? findings.map((one) => (one.check === check ? other : one)) : [...findings, other]
}
