import type { Clause } from './clauses.ts'
import { type ClauseLabel, clauseLabels, type Evidence } from './learned/evidence.ts'
import { hitsWithin } from './lexicon.ts'
import type { Message } from './message.ts'
import type { Word } from './words.ts'

/** Where quotes come from. */
export type Places = { readonly message: Message; readonly clauses: readonly Clause[]; readonly evidence: Evidence }

/** A quote with its place, and the clauses it lies in. */
export type Span = {
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
}

/** The longest run of clauses, and of words, that one quote may take. */
const longestQuote = { clauses: 3, words: 9 } as const
/** Below this score a second place says nothing of its own. */
const furtherFrom = 0

type Run = { readonly from: number; readonly to: number }

const joining = 'и а но что потому поэтому бирак жане сондиктан and but so because that אבל כי ואז וגמ'
/** Words that lead nowhere at the end of a quote, by their keys; those of `joining` say nothing at its start either. */
const openers: ReadonlySet<string> = new Set(joining.split(' '))
const danglers: ReadonlySet<string> = new Set(
  `${joining} чтоби если когда егер себеби if when which who or of a the to for with is are as אם רק את של עם או על или на по в с к мен да де`.split(
    ' ',
  ),
)

/** Marks that no quote needs at its start, or at its end; a currency, a bracket that closes, stay. */
const atStart = new Set('.,;:!?…-–—)»/|*')
const atEnd = new Set('.,;:!?…-–—(«„/|*')

/** A run without the marks and small words at its ends that say nothing there. */
function trimmed(words: readonly Word[], { from, to }: Run): Run {
  let last = to
  const opened = words.slice(from, to).some(({ word }) => word === '(')
  const isIdle = ({ word, key }: Word): boolean => atEnd.has(word) || danglers.has(key) || (word === ')' && !opened)
  while (last - 1 > from && isIdle(words[last - 1])) last -= 1
  let first = from
  while (first < last - 1 && (atStart.has(words[first].word) || openers.has(words[first].key))) first += 1
  return { from: first, to: last }
}

/** The words of a size: numbers, in digits or words, with their units and what is counted, or a number and the words beside it. */
function sizeWithin({ words, concepts }: Message, { from, to }: Run): Run | null {
  const named = hitsWithin(concepts, { from, to })
  const sizes = named.filter(({ concept, to: end }) => concept === 'unit_amount' && end <= to)
  const spelled = new Set(named.flatMap((hit) => (hit.concept === 'number_word' ? [hit.from] : [])))
  const isNumber = (at: number): boolean => words[at].kind === 'number' || spelled.has(at)
  const number = words.findIndex(({ kind }, index) => index >= from && index < to && kind === 'number')
  const first = number >= 0 ? number : Math.min(...spelled)
  if (sizes.length === 0 && first === Infinity) return null
  const counts = (at: number): boolean =>
    at >= from && at < to && words[at].kind === 'word' && !danglers.has(words[at].key)
  let start = sizes[0]?.from ?? first
  let end = sizes.at(-1)?.to ?? Math.min(to, first + 3)
  for (let at = start - 1; at >= Math.max(from, start - 4); at -= 1) if (isNumber(at)) start = at
  for (let at = end; at < Math.min(to, end + 4); at += 1) if (isNumber(at)) end = at + 1
  if (counts(end)) end += 1
  if (end - start <= 2 && counts(start - 1)) start -= 1
  return trimmed(words, { from: start, to: end })
}

/** How many words a quote grows or shrinks by to end where its writer set a mark. */
const snapReach = 3

/** The nearest place to a word where the writer set a mark or began a line; the word itself where there is none near. */
function snap(words: Message['words'], at: number, { from, to }: Run): number {
  const isEdge = (index: number): boolean =>
    index <= 0 || index >= words.length || words[index].newLine || words[index - 1].kind === 'mark'
  for (let reach = 0; reach <= snapReach; reach += 1)
    for (const place of [at + reach, at - reach]) if (place >= from && place <= to && isEdge(place)) return place
  return at
}

/** A run with its ends where the writer set marks, as far as these are near. */
function snapped({ words }: Message, { from, to }: Run): Run {
  const middle = (from + to) >> 1
  const start = snap(words, from, { from: 0, to: middle })
  const end = snap(words, to, { from: Math.max(start + 1, middle + 1), to: words.length })
  return start < end ? { from: start, to: end } : { from, to }
}

const amounts: ReadonlySet<string> = new Set(['money_amount', 'unit_amount'])

/** A run that does not end within what is written in one («לא יותר מ-70 אלף»), nor within an amount that begins there. */
function unbroken({ words, concepts }: Message, { from, to }: Run): Run {
  let end = to
  const isJoined = (at: number): boolean =>
    at < words.length &&
    words[at].start === words[at - 1].end &&
    (words[at].word === '-' || words[at].kind === 'number')
  while (isJoined(end) && (words[end].kind === 'number' || isJoined(end + 1))) end += 1
  if (end === to) return { from, to }
  const begun = hitsWithin(concepts, { from: to, to: end }).filter(({ concept }) => amounts.has(concept))
  return { from, to: begun.reduce((most, hit) => Math.max(most, hit.to), end) }
}

/** The original text of a run of words. */
function quoteOf({ text, words }: Message, { from, to }: Run): { quote: string; start: number; end: number } {
  const start = words[from].start
  const end = words[to - 1].end
  return { quote: text.slice(start, end), start, end }
}

/** The place of the greatest of some numbers, the first where several are; -1 where there is none above minus infinity. */
function placeOfMost(values: Float64Array): number {
  let best = -1
  for (let at = 0; at < values.length; at += 1)
    if (values[at] > (best < 0 ? Number.NEGATIVE_INFINITY : values[best])) best = at
  return best
}

/** The places that say a thing: the best clause with neighbours that say it too, and further places that surely do. */
export function spansOf({ message, clauses, evidence }: Places, label: ClauseLabel, most: number): readonly Span[] {
  const column = clauseLabels.indexOf(label)
  // What is quoted, and what lies beside it, says nothing again.
  const scores = new Float64Array(evidence.clauses.length)
  for (let at = 0; at < scores.length; at += 1) scores[at] = evidence.clauses[at][column]
  const scoreAt = (index: number): number => scores[index] ?? Number.NEGATIVE_INFINITY
  const spans: Span[] = []
  while (spans.length < most) {
    const best = placeOfMost(scores)
    if (best < 0 || (spans.length > 0 && scores[best] < furtherFrom)) break
    const floor = Math.max(-0.3, scores[best] - 0.5)
    let first = best
    let last = best
    while (
      last - first + 1 < longestQuote.clauses &&
      clauses[last].to - clauses[first].from < longestQuote.words &&
      Math.max(scoreAt(first - 1), scoreAt(last + 1)) >= floor
    ) {
      if (scoreAt(first - 1) > scoreAt(last + 1)) first -= 1
      else last += 1
    }
    scores.fill(Number.NEGATIVE_INFINITY, Math.max(0, first - 1), last + 2)
    const run = trimmed(message.words, snapped(message, { from: clauses[first].from, to: clauses[last].to }))
    const narrow = label === 'quantity' ? sizeWithin(message, run) : null
    spans.push({ ...quoteOf(message, unbroken(message, narrow ?? run)), first, last })
  }
  return spans
}
