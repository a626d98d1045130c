import { chanceAfter, costPerMinute, type WaitingCurve } from './waiting.ts'

/** What a company's own answers and wins have taught about waiting. */
export type LearnedWaiting = {
  readonly curve: WaitingCurve
  /** Median amount of won deals, in the workspace's currency; null before the first one. */
  readonly typicalAmount: number | null
}

/** Closed and answered leads below which nothing is said about waiting. */
export const leastAnswers = 60

/** One-sided 90 %: the fall must be seen this surely before a price is put on it. */
const surely = 1.2816

/** What a minute of waiting costs, or why that cannot be said. `perMinute` is in the workspace's currency. */
export type WaitingWorth =
  | { readonly kind: 'learned'; readonly perMinute: number; readonly answers: number }
  | { readonly kind: 'too_few'; readonly answers: number; readonly needed: number }
  | { readonly kind: 'no_fall'; readonly answers: number }
  | { readonly kind: 'no_amount'; readonly answers: number }

export type WaitingLead = {
  readonly probability: number
  /** Named by the lead; null takes the typical deal. */
  readonly amount: number | null
  readonly waitedMinutes: number
}

/** The price of one more minute for a lead that waits. */
export function waitingWorth(lead: WaitingLead, { curve, typicalAmount }: LearnedWaiting): WaitingWorth {
  const answers = curve.leads
  if (answers < leastAnswers) return { kind: 'too_few', answers, needed: leastAnswers }
  if (curve.slope + surely * curve.slopeSd >= 0) return { kind: 'no_fall', answers }
  const amount = lead.amount ?? typicalAmount
  if (amount === null) return { kind: 'no_amount', answers }
  return { kind: 'learned', perMinute: costPerMinute({ ...lead, amount }, curve), answers }
}

/**
 * How urgent a lead is to call, higher first: what a minute costs where that is known, else the value to be expected. Only numbers of
 * one kind are compared, since the learned curve is the same for all leads of a moment.
 */
export function callUrgency(lead: WaitingLead, learned: LearnedWaiting): number {
  const worth = waitingWorth(lead, learned)
  if (worth.kind === 'learned') return worth.perMinute
  const chance =
    worth.kind === 'too_few' ? lead.probability : chanceAfter(lead.probability, lead.waitedMinutes, learned.curve)
  return chance * (lead.amount ?? learned.typicalAmount ?? 1)
}
