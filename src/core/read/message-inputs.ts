import type { Clause } from './clauses.ts'
import type { DateMention } from './dates.ts'
import { clauseLabels, type Evidence } from './evidence.ts'
import type { Message } from './message.ts'

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

const countOf = (message: Message, concept: string): number =>
  message.concepts.reduce((sum, hit) => sum + (hit.concept === concept ? 1 : 0), 0)

/** Numbers about the whole message for the second stage: its dates by nearness and kind, amounts, length, questions. */
export function messageInputs(message: Message, clauses: readonly Clause[], evidence: Evidence): readonly number[] {
  const dates = scoreDates(message, clauses, evidence)
  const best = (pick: (date: ScoredDate) => number): number =>
    dates.reduce((most, date) => Math.max(most, pick(date)), -1.5)
  const within = (days: number, date: ScoredDate): boolean => date.date.days !== null && date.date.days <= days
  const words = message.words.length
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
  ]
}
