import type { Clause } from './clauses.ts'
import { assignDates, type Dated, meetingDates, pressingDate, stepDate } from './dates/dating.ts'
import type { Decision } from './learned/decision.ts'
import type { ClauseLabel, Evidence } from './learned/evidence.ts'
import { isMashed } from './layout/mash.ts'
import type { Message } from './message.ts'
import { scoreDates } from './message-inputs.ts'
import { spansOf } from './quotes.ts'
import { rankOf } from './rank.ts'
import type { PatternHit } from './patterns.ts'
import {
  authorities,
  type Ground,
  type NonbuyerKind,
  nonbuyerKinds,
  type Reading,
  type Signal,
  type SignalName,
  signalNames,
} from './reading.ts'
import { commonSeller, findSellerWords, isOwnTrade, type SellerWords } from './seller-words.ts'

/** All that is known of a message when it is resolved. */
export type Findings = {
  readonly message: Message
  readonly clauses: readonly Clause[]
  readonly evidence: Evidence
  readonly decision: Decision
  /** The patterns that fire in each clause. */
  readonly patterns: readonly (readonly PatternHit[])[]
  /** The workspace's own words; without them the common seller's. */
  readonly words?: SellerWords
}

/** A nearly certain answer of the second stage. */
const strongFrom = 0.75
/** In a text that is rather no inquiry (news, a review) only strong signals count. */
const likelyInquiry = 0.5
/** A date inside the words that ask for a step is the step's from this chance of a dated step on. */
const steppingFrom = 0.25

function signalsOf(findings: Findings, allowed: (signal: SignalName) => boolean): readonly Signal[] {
  const { decision, patterns } = findings
  const believed = decision.probability('inquiry') >= likelyInquiry
  const signals = signalNames.flatMap((signal) => {
    if (!allowed(signal) || !decision.yes(signal)) return []
    return spansOf(findings, signal, 3).map(({ quote, start, end, first, last }): Signal => {
      const supported = patterns
        .slice(first, last + 1)
        .some((hits) => hits.some(({ pattern }) => pattern.signal === signal))
      const strong = supported && decision.probability(signal) >= strongFrom
      return {
        signal,
        quote,
        start,
        end,
        source: supported ? 'rules' : 'learned',
        strength: strong ? 'strong' : 'weak',
      }
    })
  })
  return believed ? signals : signals.filter(({ strength }) => strength === 'strong')
}

/** By definition a need due within 14 days presses: the date itself is the quote. A date alone is no need ("are you open on Saturday?"). */
function pressedBy(deadline: Dated | null, signals: readonly Signal[]): readonly Signal[] {
  const held = new Set(signals.map(({ signal }) => signal))
  if (!deadline || deadline.days === null || deadline.days > 14 || deadline.days < 0) return []
  if (held.size === 0 || held.has('urgency') || held.has('norush')) return []
  const { quote, start, end } = deadline
  return [{ signal: 'urgency', quote, start, end, source: 'rules', strength: 'weak' }]
}

function mostLikely<T extends string>(names: readonly T[], { probability }: Decision): T {
  return names.reduce((best, name) => (probability(name) > probability(best) ? name : best))
}

/** Who is of no kind of non-buyer with at least this chance, nor by the threshold of the kind, is none: what looks like one cannot be said. */
const likelyKind = 0.25

/** Above this chance of a hot message the workspace's words alone make nobody a non-buyer. */
const buyingFrom = 0.5

/** The kind of non-buyer, if it is one: what the workspace counts as its trade is none, what it counts as wrong is. */
function nonbuyerOf({ message, decision, words = commonSeller }: Findings): NonbuyerKind | null {
  if (isMashed(message)) return 'accidental'
  // Who is likelier to buy now is no non-buyer, however much looks like one.
  const isNonbuyer = decision.yes('nonbuyer') && decision.probability('nonbuyer') > decision.probability('rank3')
  const likeliest = mostLikely(nonbuyerKinds, decision)
  const isOfKind = decision.probability(likeliest) >= likelyKind || decision.yes(likeliest)
  const kind = isNonbuyer && isOfKind ? likeliest : null
  if (kind === 'wrong_product') return isOwnTrade(message, words) ? null : kind
  if (kind || words.wrong.words.length === 0 || decision.probability('rank3') >= buyingFrom) return kind
  const marked = findSellerWords(message, words).some(({ concept }) => concept === 'own_wrong')
  return marked ? 'wrong_product' : null
}

function groundsOf(findings: Findings, about: Ground['about'], label: ClauseLabel): readonly Ground[] {
  return spansOf(findings, label, 1).map(({ quote, start, end }) => ({ about, quote, start, end }))
}

/** How well a message was understood. What the lexicon knows is, even where nothing follows from it («просто смотрю»). */
function strengthOf(
  { decision, patterns }: Findings,
  { signals, nonbuyer }: Pick<Reading, 'signals' | 'nonbuyer'>,
): Reading['evidence'] {
  if (nonbuyer) return decision.probability('nonbuyer') >= 0.9 ? 'strong' : 'weak'
  if (signals.some(({ strength }) => strength === 'strong')) return 'strong'
  const isKnown = decision.probability('inquiry') >= likelyInquiry && patterns.some((hits) => hits.length > 0)
  return signals.length > 0 || isKnown ? 'weak' : 'none'
}

/** The reading of a text without a single word. */
function emptyReading(lang: Reading['lang']): Reading {
  return {
    lang,
    signals: [],
    authority: 'unknown',
    nonbuyer: null,
    deadline: null,
    next_step: null,
    rank: 1,
    evidence: 'none',
    grounds: [],
  }
}

const withoutPlace = (dated: Dated | null): Reading['deadline'] => dated && { quote: dated.quote, days: dated.days }

/** Weighs what was found into a reading. */
export function resolve(findings: Findings): Reading {
  const { message, clauses, evidence, decision } = findings
  if (clauses.length === 0) return emptyReading(message.lang)
  const nonbuyer = nonbuyerOf(findings)
  const raised = signalsOf(findings, (signal) => nonbuyer === null || signal === 'norush')
  const dates = nonbuyer ? [] : scoreDates(message, clauses, evidence)
  const wanted = { deadline: decision.yes('deadline'), nextStep: decision.yes('next_step') }
  const assigned = assignDates(message, dates, wanted)
  const deadline = assigned.deadline ?? pressingDate(message, dates, raised)
  const unclaimed = dates.filter(({ date }) => deadline === null || message.words[date.from].start !== deadline.start)
  const isStepping = decision.probability('next_step') >= steppingFrom
  const nextStep =
    assigned.nextStep ?? stepDate(message, isStepping ? unclaimed : meetingDates(message, clauses, unclaimed), raised)
  const signals = nonbuyer ? raised : [...raised, ...pressedBy(deadline, raised)]
  const authority = nonbuyer ? 'unknown' : mostLikely(authorities, decision)
  const grounds = nonbuyer
    ? groundsOf(findings, 'nonbuyer', nonbuyer)
    : authority === 'unknown'
      ? []
      : groundsOf(findings, 'authority', authority)
  return {
    lang: message.lang,
    signals,
    authority,
    nonbuyer,
    deadline: withoutPlace(deadline),
    next_step: withoutPlace(nextStep),
    rank: nonbuyer ? 0 : rankOf(decision, signals),
    evidence: strengthOf(findings, { signals, nonbuyer }),
    grounds,
  }
}
