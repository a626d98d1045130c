import type { Finding, FindingOutcome, Json } from '../finding.ts'

/** Makes the findings of one check. */
export function findingOf(check: string) {
  return (outcome: FindingOutcome, reason: string, evidence: Readonly<Record<string, Json>> = {}): Finding => ({
    check,
    outcome,
    reason,
    evidence,
  })
}

/** For checks that need no look-up. */
export const needsNothing = (): readonly [] => []
