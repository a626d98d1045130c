import type { Clause } from './clauses.ts'
import type { DateMention } from './dates/dates.ts'
import { clauseLabels, type Evidence } from './learned/evidence.ts'
import type { Message } from './message.ts'
import type { PatternHit } from './patterns.ts'
import { signalNames } from './reading.ts'

/** The clause in which a word stands. */
export function clauseAt(clauses: readonly Clause[], word: number): number {
  let low = 0
  let high = clauses.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (clauses[middle].from <= word) low = middle
    else high = middle - 1
  }
  return low
}

export type ScoredDate = { readonly date: DateMention; readonly deadline: number; readonly nextStep: number }

const deadlineLabel = clauseLabels.indexOf('deadline')
const nextStepLabel = clauseLabels.indexOf('next_step')

/** The dates of a message with what the learned layer thinks of the clause each stands in. */
export function scoreDates(message: Message, clauses: readonly Clause[], evidence: Evidence): readonly ScoredDate[] {
  return message.dates.map((date) => {
    const scores = evidence.clauses[clauseAt(clauses, date.to - 1)]
    const vagueness = date.vague ? 0.3 : 0
    return { date, deadline: scores[deadlineLabel] - vagueness, nextStep: scores[nextStepLabel] - vagueness }
  })
}

/** What is known of a message before it is weighed. */
export type Seen = {
  readonly message: Message
  readonly clauses: readonly Clause[]
  /** The patterns that fire in each clause. */
  readonly patterns: readonly (readonly PatternHit[])[]
}

/** For each signal 1 where one of its patterns fires, else 0. */
function firing(patterns: Seen['patterns'], strengths: readonly string[]): readonly number[] {
  const names = new Set<string>()
  for (const hits of patterns)
    for (const { pattern } of hits) if (strengths.includes(pattern.strength)) names.add(pattern.signal)
  return signalNames.map((name) => (names.has(name) ? 1 : 0))
}

const mostNamed = 5

/** How often each concept stands in the sender's own words, up to five times. */
export function namedIn({ message, clauses }: Pick<Seen, 'message' | 'clauses'>): ReadonlyMap<string, number> {
  const named = new Map<string, number>()
  for (const { concept, from } of message.concepts) {
    const { from: start, to: end } = clauses[clauseAt(clauses, from)]
    if (from < start || from >= end) continue
    named.set(concept, Math.min((named.get(concept) ?? 0) + 1, mostNamed))
  }
  return named
}

const countOf = (message: Message, concept: string): number =>
  message.concepts.reduce((sum, hit) => sum + (hit.concept === concept ? 1 : 0), 0)

/** Numbers about the whole message for the second stage: its dates by nearness and kind, amounts, length, questions. */
export function messageInputs(seen: Seen, evidence: Evidence): readonly number[] {
  const { message, clauses, patterns } = seen
  const dates = scoreDates(message, clauses, evidence)
  const best = (pick: (date: ScoredDate) => number): number =>
    dates.reduce((most, date) => Math.max(most, pick(date)), -1.5)
  const within = (days: number, date: ScoredDate): boolean => date.date.days !== null && date.date.days <= days
  const words = message.words.reduce((sum, { kind }) => sum + (kind === 'mark' ? 0 : 1), 0)
  return [
    dates.length > 0 ? 1 : 0,
    best(({ deadline }) => deadline),
    best((date) => (within(14, date) ? date.deadline : -1.5)),
    best((date) => (within(3, date) ? date.deadline : -1.5)),
    best((date) => (within(60, date) ? -1.5 : date.deadline)),
    best(({ nextStep }) => nextStep),
    Math.min(countOf(message, 'money_amount'), 2),
    Math.min(countOf(message, 'unit_amount'), 3),
    countOf(message, 'phone_number') > 0 ? 1 : 0,
    countOf(message, 'web_link') > 0 ? 1 : 0,
    Math.log1p(words) - 4,
    words < 8 ? 1 : 0,
    Math.min(message.words.filter(({ word }) => word === '?').length, 2),
    ...firing(patterns, ['strong', 'weak']),
    ...firing(patterns, ['strong']),
  ]
}
