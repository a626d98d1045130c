import type { Verdict } from '../verify/finding.ts'
import type { Tier } from './tier.ts'

/** Why the decision fell as it did: a stable code, translated on screens, and the finding or rule behind it. */
export type DecisionReason = { readonly code: string; readonly check: string | null; readonly detail: string | null }

export type IcpFinding = {
  readonly criterion: string
  readonly weight: 'must' | 'nice' | 'disqualifier'
  readonly outcome: 'pass' | 'fail' | 'unknown'
}

export type Decision = {
  readonly policyVersion: number
  readonly verdict: Verdict
  readonly tier: Tier
  readonly reasons: readonly DecisionReason[]
  readonly icp: readonly IcpFinding[]
  /** What the line does next with the lead. */
  readonly next: 'route' | 'review' | 'quarantine'
  /** How the lead is answered: by a person, by a letter at least, or not before a person has looked. */
  readonly answer: 'call' | 'letter' | 'none'
  /** Probability with which this lead was drawn to be worked although the score speaks against it; null when not drawn. */
  readonly sampledWith: number | null
}
