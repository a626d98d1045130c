import type { LeadId } from '../lead/ids.ts'
import type { FeatureRow } from '../score/feature-row.ts'
import type { Scorer } from '../score/model.ts'
import type { Score } from '../score/score.ts'
import { type DecideInput, settle, weigh, type Weighed } from './decide.ts'
import type { Decision } from './decision.ts'
import { climb, type Purchases, type Rung } from '../verify/ladder.ts'
import type { Policy } from './policy.ts'
import { weighingParts } from './verdict.ts'
import type { CodeChannel } from '../verify/code/code-channel.ts'

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
  /** Whether it came with a list: nothing is bought for those. */
  readonly isImport: boolean
}

/** A policy, and the model it is applied with; null: the score as it was given. */
export type TrialRules = { readonly policy: Policy; readonly scorer: Scorer | null }

/** A probability and what was made of it; the probability is null where no score was given. */
export type TriedSide = Outcome & { readonly probability: number | null; readonly bought: Purchases | null }

/** What could be bought for a lead: the services that are set up and have something to ask about it, and the ways in which a code could be sent. */
export type Offers = { readonly rungs: readonly Rung[]; readonly codes: readonly CodeChannel[] }

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

/** A past lead as weighed by some rules: what thresholds and answers of the same rules do not touch. */
export type WeighedCase = {
  readonly score: Score | null
  readonly weighed: Weighed
  readonly bought: Purchases | null
}

/** How a past lead is weighed by rules: by `weighCase`, or as it was weighed before under the same `weighingKey`. */
export type Weigher = (one: PastCase, rules: TrialRules) => WeighedCase

/** Weighs a past lead from its stored inputs: score, evidence, ideal customer, and what would be bought for it. */
export function weighCase(one: PastCase, { policy, scorer }: TrialRules, offers: Offers | null = null): WeighedCase {
  const score = scorer && one.score ? scorer.score(one.features) : one.score
  const asksCode =
    policy.codes?.ask === 'where_it_decides' && policy.codes.channels.some((channel) => offers?.codes.includes(channel))
  return {
    score,
    weighed: weigh({ ...one, score, policy }),
    bought: offers && climb(offers.rungs, { ...one, score, policy }, asksCode),
  }
}

/** All of the rules that `weighCase` rests on, as text: the same text, the same answer for the same lead and offers. */
export const weighingKey = ({ policy, scorer }: TrialRules): string =>
  JSON.stringify([scorer?.modelId ?? null, policy.codes ?? null, ...weighingParts.map((part) => policy[part])])

/**
 * A past lead decided again from its stored inputs. What people decided by hand stands, and the random sample is drawn with the stored
 * numbers, so that only the rules make a difference.
 */
export function tryCase(
  one: PastCase,
  rules: { readonly before: TrialRules; readonly after: TrialRules },
  weigher: Weigher = weighCase,
): TriedCase {
  const before = decideUnder(one, rules.before, weigher)
  return {
    leadId: one.lead.id,
    receivedAt: one.lead.receivedAt,
    isRepeat: one.isRepeat,
    won: one.won,
    amount: one.amount,
    before,
    // The rules in force held against themselves decide once.
    after: rules.after === rules.before ? before : decideUnder(one, rules.after, weigher),
    agrees: one.decided.policyVersion === rules.before.policy.version ? isSame(before, one.decided) : null,
  }
}

function decideUnder(one: PastCase, rules: TrialRules, weigher: Weigher): TriedSide {
  const { score, weighed, bought } = weigher(one, rules)
  const { verdict, tier, next, answer } = settle({ ...one, score, policy: rules.policy }, weighed)
  return { verdict, tier, next, answer, probability: score?.probability ?? null, bought }
}

/** Whether two decisions mean the same for the lead. */
export const isSame = (a: Outcome, b: Outcome): boolean =>
  a.verdict === b.verdict && a.tier === b.tier && a.next === b.next && a.answer === b.answer
