import type { Clause } from './clauses.ts'
import { type ClauseLabel, clauseLabels, type Evidence } from './evidence.ts'
import { hitsWithin } from './lexicon.ts'
import type { Message } from './message.ts'

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

const closing = new Set('.,;:!?…')

/** The longest run of clauses that one quote may take. */
const longestQuote = 3
/** Below this score a second place says nothing of its own. */
const furtherFrom = 0

type Run = { readonly from: number; readonly to: number }

/** The words of a size: a number with its unit and what is counted, or a number and the words behind it. */
function sizeWithin({ words, concepts }: Message, { from, to }: Run): Run | null {
  const sizes = hitsWithin(concepts, { from, to }).filter(
    ({ concept, to: end }) => concept === 'unit_amount' && end <= to,
  )
  const number = words.findIndex(({ kind }, index) => index >= from && index < to && kind === 'number')
  if (sizes.length === 0 && number < 0) return null
  const start = sizes[0]?.from ?? number
  let end = sizes.at(-1)?.to ?? Math.min(to, number + 3)
  if (end < to && words[end].kind === 'word') end += 1
  return { from: start, to: end }
}

/** The original text of a run of words, without the marks at its ends. */
function quoteOf({ text, words }: Message, { from, to }: Run): { quote: string; start: number; end: number } {
  let last = to - 1
  while (last > from && words[last].kind === 'mark' && closing.has(words[last].word)) last -= 1
  let first = from
  while (first < last && words[first].kind === 'mark') first += 1
  const start = words[first].start
  const end = words[last].end
  return { quote: text.slice(start, end), start, end }
}

/** The places that say a thing: the best clause with neighbours that say it too, and further places that surely do. */
export function spansOf({ message, clauses, evidence }: Places, label: ClauseLabel, most: number): readonly Span[] {
  const column = clauseLabels.indexOf(label)
  const scores = evidence.clauses.map((clause) => clause[column])
  const order = [...scores.keys()].sort((a, b) => scores[b] - scores[a])
  const taken = new Set<number>()
  const scoreAt = (index: number): number =>
    index < 0 || index >= scores.length || taken.has(index) ? Number.NEGATIVE_INFINITY : scores[index]
  const spans: Span[] = []
  for (const best of order) {
    if (spans.length >= most || (spans.length > 0 && scores[best] < furtherFrom)) break
    if (taken.has(best)) continue
    const floor = Math.max(-0.3, scores[best] - 0.5)
    let first = best
    let last = best
    while (last - first + 1 < longestQuote && Math.max(scoreAt(first - 1), scoreAt(last + 1)) >= floor) {
      if (scoreAt(first - 1) > scoreAt(last + 1)) first -= 1
      else last += 1
    }
    for (let index = first - 1; index <= last + 1; index += 1) taken.add(index)
    const run = { from: clauses[first].from, to: clauses[last].to }
    const narrow = label === 'quantity' ? sizeWithin(message, run) : null
    spans.push({ ...quoteOf(message, narrow ?? run), first, last })
  }
  return spans
}
