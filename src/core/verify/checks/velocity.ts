import type { Check } from '../check.ts'
import type { Finding } from '../finding.ts'
import { lookupKey } from '../lookup.ts'
import { observedEvidence } from '../velocity/assess.ts'
import type { Evidence } from '../velocity/evidence.ts'
import type { Observation } from '../velocity/observe.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('velocity')

/** Log-odds from which the neighbours alone would bring a person to look, and from which they are worth telling. */
const failFrom = 2.4
const warnFrom = 0.8

/**
 * How unusual the lead's neighbours are: the same address, device, phone, text, pattern in too short a time. What was counted is an
 * answer of our own records, kept with the decision. Its own behaviour is judged apart, so that nothing counts twice.
 */
export const velocity: Check = {
  id: 'velocity',
  needs: needsNothing,
  judge(_lead, { answers }) {
    const answer = answers[lookupKey({ kind: 'velocity' })]
    if (answer?.kind !== 'known') return null
    return velocityFinding(answer.value as unknown as Observation)
  },
}

function velocityFinding(observation: Observation): Finding {
  const { counts } = observation
  const evidence = observedEvidence(observation).filter(({ logOdds }) => logOdds >= 0.3)
  const reasons = evidence.toSorted((a, b) => b.logOdds - a.logOdds).map(({ reason }) => reason)
  const sum = evidence.reduce((all: number, one: Evidence) => all + one.logOdds, 0)
  const outcome = sum >= failFrom ? 'fail' : sum >= warnFrom ? 'warn' : 'pass'
  const [reason] = outcome === 'pass' ? [] : reasons
  return finding(outcome, reason ?? 'nothing_unusual', { reasons, counts: counts as Readonly<Record<string, number>> })
}
