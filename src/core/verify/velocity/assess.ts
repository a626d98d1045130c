import type { Verdict } from '../finding.ts'
import type { DomainSet } from '../verify-data.ts'
import { type Baseline, learnCounts } from './baseline.ts'
import { behaviourEvidence, humanEvidence } from './behaviour-evidence.ts'
import type { Evidence } from './evidence.ts'
import type { EventKeys, StreamEvent } from './stream-event.ts'
import { type Observation, observe, seenBy } from './observe.ts'
import { isYoungDomain, noNeighbours, type Now } from './velocity-counts.ts'
import { velocityEvidence } from './velocity-evidence.ts'
import { advance, emptyWindow, type Window, type WindowKey } from './window.ts'
import type { Windows } from './windows.ts'

export type Assessment = {
  readonly id: string
  /** Probability-like, 0 to 1. */
  readonly risk: number
  readonly verdict: Verdict
  readonly reasons: readonly string[]
  readonly evidence: readonly Evidence[]
  /** How much the event's own behaviour looked like a machine's, 0 to 1: what it leaves in its windows. */
  readonly machine: number
  readonly observation: Observation
  readonly isYoungDomain: boolean
}

/** Lists from outside the stream that may help; the stream itself needs none. */
export type StreamLists = { readonly disposableDomains: DomainSet }

const baseLogOdds = -3
const reviewFrom = 0.35
const rejectFrom = 0.9
const disposableLogOdds = 3.1

const chance = (logOdds: number) => 1 / (1 + Math.exp(-logOdds))
const sum = (evidence: readonly Evidence[]) => evidence.reduce((all, one) => all + one.logOdds, 0)

/**
 * Rejected needs two kinds of evidence: the behaviour of this very event, and either a second sign of it or the company it keeps.
 * Counts alone bring a person to review, never further: crowds are no crime.
 */
function verdictOf(risk: number, evidence: readonly Evidence[]): Verdict {
  if (risk < reviewFrom) return 'verified'
  const behaviour = evidence.filter((one) => one.family === 'behaviour' && one.logOdds > 1)
  const company = sum(evidence.filter((one) => one.family !== 'behaviour'))
  const isCertain = behaviour.length >= 2 || (behaviour.length === 1 && company >= 1.2)
  return risk >= rejectFrom && isCertain ? 'rejected' : 'review'
}

/** What neighbours and their behaviour say, without the event's own. */
export const observedEvidence = (observation: Observation): readonly Evidence[] => [
  ...velocityEvidence(observation),
  ...(observation.company ? [observation.company] : []),
]

/** Judges one event by its own behaviour and by what its windows hold. Pure: the same past gives the same answer. */
export function assess(
  event: StreamEvent,
  past: {
    readonly keys: EventKeys
    readonly windowKeys: readonly WindowKey[]
    readonly windows: Windows
    readonly baseline: Baseline
    readonly lists?: StreamLists
  },
): Assessment {
  const now: Now = { atMs: event.atMs, ordinal: past.baseline.events, baseline: past.baseline }
  const seen = seenBy(past.windowKeys, past.windows)
  const observation = observe(seen, now)
  const behaviour = behaviourEvidence(event)
  const { domain } = past.keys
  const listed = domain !== null && past.lists?.disposableDomains.has(domain) === true
  const evidence = [
    ...behaviour,
    ...humanEvidence(event),
    ...observedEvidence(observation),
    ...(listed ? [{ family: 'velocity', reason: 'disposable_domain', logOdds: disposableLogOdds } as const] : []),
  ]
  const risk = chance(baseLogOdds + sum(evidence))
  const reasons = evidence.filter((one) => one.logOdds >= 0.3).toSorted((a, b) => b.logOdds - a.logOdds)
  return {
    id: event.id,
    risk: Math.round(risk * 1e6) / 1e6,
    verdict: verdictOf(risk, evidence),
    reasons: reasons.map((one) => one.reason),
    evidence,
    machine: chance(baseLogOdds + sum(behaviour)),
    observation,
    isYoungDomain: isYoungDomain(seen, now),
  }
}

/** The windows that change by an event, after it. The shell stores them under their keys. */
export function windowsAfter(
  event: StreamEvent,
  past: { readonly windowKeys: readonly WindowKey[]; readonly windows: Windows; readonly baseline: Baseline },
  assessment: Assessment,
): readonly (readonly [key: string, window: Window])[] {
  const trace = {
    atMs: event.atMs,
    ordinal: past.baseline.events,
    machine: assessment.machine,
    isVerified: assessment.verdict === 'verified',
  }
  return past.windowKeys
    .filter((key) => key.kind !== 'fresh' || assessment.isYoungDomain)
    .map((key) => [key.key, advance(past.windows.get(key.key) ?? emptyWindow, key, trace)] as const)
}

/** The baseline after an event: only what was let through teaches what is usual. */
export function baselineAfter(baseline: Baseline, assessment: Assessment): Baseline {
  const counted = { ...baseline, events: baseline.events + 1 }
  return assessment.verdict === 'verified'
    ? learnCounts(counted, { ...noNeighbours, ...assessment.observation.counts })
    : counted
}
