import type { Facts } from '../decide/condition.ts'
import { type FactSources, factsOf } from '../decide/facts.ts'
import type { Tier } from '../decide/tier.ts'
import type { Verdict } from '../verify/finding.ts'

/** A lead as it stands before the sequences: one that a letter answers, or one that was lost for now. */
export type Entrant = FactSources & {
  readonly isLost: boolean
  readonly tier: Tier | null
  readonly verdict: Verdict | null
  readonly outcome: string | null
  readonly outcomeReason: string | null
}

/** What the entry of a sequence may ask about a lead. A lost lead has no tier: a person has looked at it since it was scored. */
export function entryFacts({ isLost, tier, verdict, outcome, outcomeReason, ...sources }: Entrant): Facts {
  return {
    ...factsOf(sources),
    tier: isLost ? null : tier,
    verdict,
    outcome,
    // What the screens call "wrong time".
    lostReason: outcomeReason === 'timing' ? 'not_now' : outcomeReason,
    ...(isLost ? { nonbuyer: 'no' } : {}),
  }
}
