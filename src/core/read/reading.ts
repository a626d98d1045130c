import type { Language } from '../lead/language.ts'

/** What a message says, with the words it rests on. The keys are those of `assay read` (see docs/reading.md). */
export const signalNames = [
  'urgency',
  'pain',
  'budget',
  'readiness',
  'quantity',
  'need',
  'evaluating',
  'norush',
  'no_budget',
  'price_only',
  'past_purchase',
  'existing_customer',
] as const
export type SignalName = (typeof signalNames)[number]

export const nonbuyerKinds = [
  'student',
  'competitor',
  'jobseeker',
  'vendor',
  'wrong_product',
  'accidental',
  'spam',
  'research',
] as const
export type NonbuyerKind = (typeof nonbuyerKinds)[number]

export const authorities = ['decides', 'delegated', 'influences', 'none', 'unknown'] as const
export type Authority = (typeof authorities)[number]

export type SignalSource = 'rules' | 'learned' | 'embedding' | 'llm'

export type Signal = {
  readonly signal: SignalName
  /** `text.slice(start, end)`; offsets are UTF-16 code units of the original text. */
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly source: SignalSource
  readonly strength: 'strong' | 'weak'
}

/** A date in the text: the words, and whole calendar days from the time of receipt (null without one). */
export type DatedQuote = { readonly quote: string; readonly days: number | null }

/** A quote outside the signals that a judgement rests on (authority, non-buyer). */
export type Ground = {
  readonly about: 'authority' | 'nonbuyer'
  readonly quote: string
  readonly start: number
  readonly end: number
}

export type Reading = {
  readonly lang: Language | 'mixed' | 'unknown'
  readonly signals: readonly Signal[]
  readonly authority: Authority
  readonly nonbuyer: NonbuyerKind | null
  readonly deadline: DatedQuote | null
  readonly next_step: DatedQuote | null
  /** Intent of the message: 0 non-buyer, 1, 2, 3. */
  readonly rank: 0 | 1 | 2 | 3
  readonly evidence: 'strong' | 'weak' | 'none'
  readonly grounds: readonly Ground[]
}
