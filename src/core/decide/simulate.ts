import type { Verdict } from '../verify/finding.ts'
import { type DecideInput, decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { Policy } from './policy.ts'
import type { Tier } from './tier.ts'

/** A stored decision's inputs, and what became of the lead where that is known. */
export type PastCase = Omit<DecideInput, 'policy'> & {
  readonly outcome?: { readonly won: boolean; readonly amount: number }
}

export type Counts = {
  readonly tiers: Readonly<Record<Tier, number>>
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** Leads answered by a person, and those answered by letter. */
  readonly calls: number
  readonly letters: number
  /** Wins and their amounts among the leads answered by a person. */
  readonly winsCalled: number
  readonly amountCalled: number
}

export type Change = { readonly leadId: string; readonly from: Outcome; readonly to: Outcome }
type Outcome = Pick<Decision, 'verdict' | 'tier' | 'next' | 'answer'>

export type Simulation = { readonly before: Counts; readonly after: Counts; readonly changes: readonly Change[] }

/**
 * The past under another policy: the stored inputs are decided again by both. Overrides of people stand as they are, and the random
 * sample is drawn with the stored numbers, so that only the policy makes a difference.
 */
export function simulate(cases: readonly PastCase[], before: Policy, after: Policy): Simulation {
  const pairs = cases.map((one) => ({
    one,
    from: decide({ ...one, policy: before }),
    to: decide({ ...one, policy: after }),
  }))
  return {
    before: countsOf(pairs.map(({ one, from }) => ({ one, decision: from }))),
    after: countsOf(pairs.map(({ one, to }) => ({ one, decision: to }))),
    changes: pairs
      .filter(({ from, to }) => !isSame(outcomeOf(from), outcomeOf(to)))
      .map(({ one, from, to }) => ({ leadId: one.lead.id, from: outcomeOf(from), to: outcomeOf(to) })),
  }
}

function countsOf(decided: readonly { readonly one: PastCase; readonly decision: Decision }[]): Counts {
  const count = (test: (decision: Decision) => boolean) => decided.filter(({ decision }) => test(decision)).length
  const wins = decided.filter(({ one, decision }) => decision.answer === 'call' && one.outcome?.won)
  const inTier = (tier: Tier) => count((decision) => decision.tier === tier)
  const withVerdict = (verdict: Verdict) => count((decision) => decision.verdict === verdict)
  return {
    tiers: { cold: inTier('cold'), warm: inTier('warm'), promising: inTier('promising'), hot: inTier('hot') },
    verdicts: {
      verified: withVerdict('verified'),
      review: withVerdict('review'),
      rejected: withVerdict('rejected'),
    },
    calls: count(({ answer }) => answer === 'call'),
    letters: count(({ answer }) => answer === 'letter'),
    winsCalled: wins.length,
    amountCalled: wins.reduce((sum, { one }) => sum + one.outcome!.amount, 0),
  }
}

const outcomeOf = ({ verdict, tier, next, answer }: Decision): Outcome => ({ verdict, tier, next, answer })
const isSame = (a: Outcome, b: Outcome): boolean =>
  a.verdict === b.verdict && a.tier === b.tier && a.next === b.next && a.answer === b.answer
