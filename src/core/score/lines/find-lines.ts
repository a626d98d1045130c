import type { PreparedColumn } from '../prepare-table.ts'
import { type ColumnKind, columnKind } from '../table/column-kind.ts'
import { plansOf } from '../table/plan.ts'
import type { LineOf } from './line-design.ts'

/** The lines of business that deals fall into: the values of one column, those with deals enough to say anything of their own. */
export type Lines = {
  readonly column: string
  readonly values: readonly string[]
  readonly lineOf: LineOf
}

/** Deals, and deals of the rarer outcome, from which a line may have points of its own. */
const leastDeals = 60
const leastRarer = 10
/** The largest lines only: each costs as many points as there are columns. */
const mostLines = 6

/** What columns hold that name no lines. */
const heldWords: Readonly<Record<ColumnKind, string>> = {
  number: 'numbers',
  date: 'dates',
  category: 'yes and no in several spellings',
  list: 'lists',
  text: 'texts',
  email: 'mail addresses',
  phone: 'telephone numbers',
  url: 'web addresses',
  person: 'people',
  title: 'job titles, which are read by their class',
  identifier: 'a value of its own in each row',
  constant: 'one value alone',
  empty: 'nothing',
}

/** What a column holds that cannot tell lines of business apart, in words; null where it can. Never looks at the outcome. */
export function linesFault(column: string, cells: readonly string[]): string | null {
  const kind = columnKind(column, cells)
  return plansOf(column, kind, cells).some(({ derive }) => derive === 'category') ? null : heldWords[kind]
}

/** The lines of a column; null where it does not split the deals into two that are large enough. */
export function findLines(used: readonly PreparedColumn[], column: string, outcomes: Float64Array): Lines | null {
  const found = used.find((one) => one.column === column)
  const at = found?.encodings.findIndex(({ kind, derive }) => kind === 'category' && derive === 'category') ?? -1
  const encoding = found?.encodings[at]
  if (!found || encoding?.kind !== 'category') return null
  const { codes } = found.inputs[at]!
  const counts = encoding.levels.map((value, level) => ({ value, level, deals: 0, wins: 0 }))
  for (const [row, code] of codes.entries()) {
    const count = counts[code]
    if (!count) continue
    count.deals += 1
    count.wins += outcomes[row]!
  }
  const large = counts
    .filter(({ deals, wins }) => deals >= leastDeals && Math.min(wins, deals - wins) >= leastRarer)
    .toSorted((a, b) => b.deals - a.deals || a.level - b.level)
    .slice(0, mostLines)
  if (large.length < 2) return null
  const lineOf = Int16Array.from(codes, (code) => large.findIndex(({ level }) => level === code))
  return { column, values: large.map(({ value }) => value), lineOf }
}
