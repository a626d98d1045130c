import type { LeadId } from '../lead/ids.ts'
import type { FeatureRow } from '../score/feature-row.ts'
import type { Scorer } from '../score/model.ts'
import type { DecideInput } from './decide.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { Policy } from './policy.ts'

export type Outcome = Pick<Decision, 'verdict' | 'tier' | 'next' | 'answer'>

/** A stored decision's inputs, what it said, and what became of the lead. */
export type PastCase = Omit<DecideInput, 'policy'> & {
  /** Inputs of the stored score: another model scores these. Empty where the person objected. */
  readonly features: FeatureRow
  readonly decided: Outcome & { readonly policyVersion: number }
  /** A touch on an open inquiry: called perhaps, but no deal of its own. */
  readonly isRepeat: boolean
  /** 1 won, 0 lost, null still open. */
  readonly won: 0 | 1 | null
  /** Of the won deal, in the workspace's currency. */
  readonly amount: number
}

/** A policy, and the model it is applied with; null: the score as it was given. */
export type TrialRules = { readonly policy: Policy; readonly scorer: Scorer | null }

/** A probability and what was made of it; the probability is null where no score was given. */
export type TriedSide = Outcome & { readonly probability: number | null }

/** One past lead under two sets of rules: only what sums need, so that many thousands fit into memory. */
export type TriedCase = {
  readonly leadId: LeadId
  readonly receivedAt: string
  readonly isRepeat: boolean
  readonly won: 0 | 1 | null
  readonly amount: number
  readonly before: TriedSide
  readonly after: TriedSide
  /** Whether `before` is what was really decided; null where another policy decided then. */
  readonly agrees: boolean | null
}

/**
 * A past lead decided again from its stored inputs. What people decided by hand stands, and the random sample is drawn with the stored
 * numbers, so that only the rules make a difference.
 */
export function tryCase(one: PastCase, rules: { readonly before: TrialRules; readonly after: TrialRules }): TriedCase {
  const before = decideUnder(one, rules.before)
  return {
    leadId: one.lead.id,
    receivedAt: one.lead.receivedAt,
    isRepeat: one.isRepeat,
    won: one.won,
    amount: one.amount,
    before,
    after: decideUnder(one, rules.after),
    agrees: one.decided.policyVersion === rules.before.policy.version ? isSame(before, one.decided) : null,
  }
}

function decideUnder(one: PastCase, { policy, scorer }: TrialRules): TriedSide {
  const score = scorer && one.score ? scorer.score(one.features) : one.score
  const { verdict, tier, next, answer } = decide({ ...one, score, policy })
  return { verdict, tier, next, answer, probability: score?.probability ?? null }
}

/** Whether two decisions mean the same for the lead. */
export const isSame = (a: Outcome, b: Outcome): boolean =>
  a.verdict === b.verdict && a.tier === b.tier && a.next === b.next && a.answer === b.answer
