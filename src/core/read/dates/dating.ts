import type { Clause } from '../clauses.ts'
import { hitsWithin } from '../lexicon.ts'
import { clauseAt, type ScoredDate } from '../message-inputs.ts'
import type { DatedQuote, Signal } from '../reading.ts'
import type { Message } from '../message.ts'

/** A date as the reading gives it, with its place. */
export type Dated = DatedQuote & { readonly start: number; readonly end: number }

const inDays = ({ date }: ScoredDate): number => date.days ?? 9999

/** The likeliest date by a score; among those nearly as likely, the nearest. */
function choose(dates: readonly ScoredDate[], score: (date: ScoredDate) => number): ScoredDate | null {
  const top = dates.reduce((most, date) => Math.max(most, score(date)), Number.NEGATIVE_INFINITY)
  const near = dates.filter((date) => score(date) >= top - 0.15)
  return near.reduce<ScoredDate | null>((best, date) => (best && inDays(best) <= inDays(date) ? best : date), null)
}

function quoteOf({ text, words }: Message, { date }: ScoredDate): Dated {
  const start = words[date.from].start
  const end = words[date.to - 1].end
  return { quote: text.slice(start, end), days: date.days, start, end }
}

/** How far ahead a step is: what lies farther is rather when the goods are wanted. */
const stepWithinDays = 14

export type WantedDates = { readonly deadline: boolean; readonly nextStep: boolean }

/** Which date is the deadline and which the next step; a date serves both only where nothing else is left. */
export function assignDates(
  message: Message,
  dates: readonly ScoredDate[],
  wanted: WantedDates,
): { readonly deadline: Dated | null; readonly nextStep: Dated | null } {
  const deadline = wanted.deadline ? choose(dates, (date) => date.deadline) : null
  let nextStep = wanted.nextStep ? choose(dates, (date) => date.nextStep) : null
  if (deadline && deadline === nextStep && dates.length > 1 && deadline.deadline > deadline.nextStep) {
    const other = choose(
      dates.filter((date) => date !== deadline && date.nextStep > -0.7),
      (date) => date.nextStep,
    )
    nextStep = other ?? nextStep
  }
  return {
    deadline: deadline && quoteOf(message, deadline),
    nextStep: nextStep && quoteOf(message, nextStep),
  }
}

/** The dates that stand inside the words of a signal. */
function datesInside(
  { words }: Message,
  dates: readonly ScoredDate[],
  spans: readonly Signal[],
): readonly ScoredDate[] {
  return dates.filter(({ date }) => {
    const { start } = words[date.from]
    return spans.some((span) => start >= span.start && start < span.end)
  })
}

/** What a talk, a visit, a look is called: a date in their clause is the step's, whatever else is thought of it. */
const meetings: ReadonlySet<string> = new Set(['call', 'visit', 'measure', 'show_trial', 'come_now'])

/** The dates in whose clause a meeting is named («готов завтра созвониться»). */
export const meetingDates = (
  { concepts }: Message,
  clauses: readonly Clause[],
  dates: readonly ScoredDate[],
): readonly ScoredDate[] =>
  dates.filter(({ date }) =>
    hitsWithin(concepts, clauses[clauseAt(clauses, date.from)]).some(({ concept }) => meetings.has(concept)),
  )

/** A date of the next two weeks inside the words that ask for a step ("call me on Tuesday"): the step is then. */
export function stepDate(message: Message, dates: readonly ScoredDate[], signals: readonly Signal[]): Dated | null {
  const steps = signals.filter(({ signal }) => signal === 'readiness')
  const near = datesInside(message, dates, steps).filter(
    ({ date: { days, until, vague } }) => !until && !vague && days !== null && days >= 0 && days <= stepWithinDays,
  )
  const first = choose(near, ({ nextStep }) => nextStep)
  return first && quoteOf(message, first)
}

/** An end date inside the words that press: it is the deadline even where the learned layer is not sure of it. */
export function pressingDate(message: Message, dates: readonly ScoredDate[], signals: readonly Signal[]): Dated | null {
  const pressing = signals.filter(({ signal }) => signal === 'urgency')
  const ends = datesInside(message, dates, pressing).filter(({ date }) => date.until && !date.vague)
  const first = choose(ends, (end) => -inDays(end))
  return first && quoteOf(message, first)
}
