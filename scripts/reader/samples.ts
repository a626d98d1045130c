import type { Clause } from '../../src/core/read/clauses.ts'
import { clauseLabels, documentLabels } from '../../src/core/read/learned/evidence.ts'
import { type Message, openMessage, ownClauses } from '../../src/core/read/message.ts'
import { findPatterns, parsePatterns, type PatternHit } from '../../src/core/read/patterns.ts'
import { type LexiconFiles, makeVocabulary } from '../../src/core/read/reader.ts'
import type { LabelledMessage } from './corpus.ts'

/** Yes, no, or not asked. */
export type Answer = boolean | null

export type Sample = {
  readonly row: LabelledMessage
  readonly message: Message
  readonly clauses: readonly Clause[]
  readonly patterns: readonly (readonly PatternHit[])[]
}

/** A mark holds one label: where the words of a step or of haste hold a date that is not marked apart, nobody said that it is none. */
const datedBy = { readiness: 'next_step', urgency: 'deadline' } as const

/** A written message with what its author's marks leave open. */
function withOpenDates(row: LabelledMessage, { dates, words }: Message): LabelledMessage {
  if (row.origin !== 'written') return row
  const open = (['readiness', 'urgency'] as const).filter(
    (signal) =>
      row[datedBy[signal]] === null &&
      spansOf(row).some(
        ({ label, start, end }) =>
          label === signal && dates.some(({ from, to }) => words[from].start >= start && words[to - 1].end <= end),
      ),
  )
  if (open.length === 0) return row
  return { ...row, unasked: new Set([...(row.unasked ?? []), ...open.map((signal) => datedBy[signal])]) }
}

/** Cuts the messages of the corpus into words and clauses and finds their patterns. */
export function makeSamples(corpus: readonly LabelledMessage[], lexicons: LexiconFiles): readonly Sample[] {
  const vocabulary = makeVocabulary(lexicons)
  const known = parsePatterns(lexicons.patterns)
  return corpus.map((row) => {
    const message = openMessage(row.text, vocabulary, row.received_at)
    const clauses = ownClauses(message)
    return {
      row: withOpenDates(row, message),
      message,
      clauses,
      patterns: clauses.map((clause) => findPatterns(message, clause, known)),
    }
  })
}

const isAsked = ({ unasked }: LabelledMessage, label: string): boolean => !unasked?.has(label)

/** The answers of a message, in the order of `documentLabels`. */
export function documentAnswers({ row }: Sample): readonly Answer[] {
  const held = new Set<string>(row.signals.map(({ signal }) => signal))
  if (row.nonbuyer) held.add('nonbuyer').add(row.nonbuyer)
  held.add(row.authority)
  if (row.rank >= 2) held.add('rank2')
  if (row.rank >= 3) held.add('rank3')
  if (row.deadline) held.add('deadline')
  if (row.next_step) held.add('next_step')
  if (row.origin !== 'neutral' && row.id.indexOf('-neutral-') < 0) held.add('inquiry')
  return documentLabels.map((label) => (isAsked(row, label) ? held.has(label) : null))
}

type LabelledSpan = { readonly label: string; readonly start: number; readonly end: number }

/** The labelled quotes of a message as spans of its text. */
export function spansOf({ text, signals, deadline, next_step }: LabelledMessage): readonly LabelledSpan[] {
  const quotes = signals.map(({ signal, quote }) => ({ label: signal as string, quote }))
  if (deadline) quotes.push({ label: 'deadline', quote: deadline.quote })
  if (next_step) quotes.push({ label: 'next_step', quote: next_step.quote })
  return quotes.flatMap(({ label, quote }) => {
    const start = text.toLowerCase().indexOf(quote.toLowerCase())
    return start < 0 ? [] : [{ label, start, end: start + quote.length }]
  })
}

/** The answers of each clause of a message, in the order of `clauseLabels`. */
export function clauseAnswers({ row, message, clauses }: Sample): readonly (readonly Answer[])[] {
  const spans = spansOf(row)
  return clauses.map(({ from, to }) => {
    const start = message.words[from].start
    const end = message.words[to - 1].end
    const held = new Set<string>(row.nonbuyer ? ['nonbuyer', row.nonbuyer, row.authority] : [row.authority])
    for (const span of spans) {
      const shared = Math.min(end, span.end) - Math.max(start, span.start)
      if (shared >= 0.5 * Math.min(end - start, span.end - span.start)) held.add(span.label)
    }
    return clauseLabels.map((label) => (isAsked(row, label) ? held.has(label) : null))
  })
}
