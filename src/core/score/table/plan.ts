import type { ColumnKind } from './column-kind.ts'
import { isMissing, isNothing } from './cells.ts'
import { sampleOf } from './column-sample.ts'
import { dateOrderOf } from './dates.ts'
import { type ListSplit, listSplitOf } from './lists.ts'
import { type NumberStyle, numberStyleOf } from './number-style.ts'
import { isMixedYesNo } from './yes-no.ts'

/** How a cell becomes an input of the model. */
export type Derivation =
  | 'number'
  | 'category'
  | 'weekday'
  | 'weekday, month first'
  | 'yes or no'
  | 'hour'
  | 'month'
  | 'mail domain'
  | 'phone type'
  | 'site domain'
  | 'given or not'
  | 'title class'
  | 'source class'
  | 'length'
  | 'words'
  | 'items'

/** One input of the model: a column read in one way, and how its cells write numbers or part items where that is not as usual. */
export type FeaturePlan = { readonly column: string; readonly derive: Derivation } & NumberStyle & {
    readonly split?: ListSplit
  }

const derivations: Readonly<Record<ColumnKind, readonly Derivation[]>> = {
  number: ['number'],
  date: ['weekday', 'hour'],
  category: ['category'],
  list: ['items', 'length'],
  text: ['words', 'length'],
  email: ['mail domain'],
  phone: ['phone type'],
  url: ['site domain'],
  title: ['title class', 'words'],
  person: ['given or not'],
  identifier: ['given or not'],
  constant: [],
  empty: [],
}

const sourceName = /source|utm.?(?:source|medium)|канал|источник|арна|дереккөз|מקור|channel/iu

/** Fewer blanks among names of rows are chance. */
const leastBlanks = (rows: number): number => Math.max(3, rows / 100)

/** A column whose values are all different tells at most whether there is one. */
export const givenOrNot = (column: string): FeaturePlan => ({ column, derive: 'given or not' })

/** The inputs that a column of a kind gives. A source is read by its class too, so that rare names of one kind help each other. */
export function plansOf(column: string, kind: ColumnKind, cells: readonly string[]): readonly FeaturePlan[] {
  if (kind === 'date' && dateOrderOf(cells) === 'month first')
    return [
      { column, derive: 'weekday, month first' },
      { column, derive: 'hour' },
    ]
  if (kind === 'category' && isMixedYesNo(cells.filter((cell) => !isMissing(cell))))
    return [{ column, derive: 'yes or no' }]
  if (kind === 'number') return [{ column, derive: 'number', ...numberStyleOf(cells) }]
  if (kind === 'identifier' && cells.filter(isNothing).length < leastBlanks(cells.length)) return []
  const split = kind === 'list' ? listSplitOf(sampleOf(cells)) : undefined
  if (split !== undefined)
    return [
      { column, derive: 'items', split },
      { column, derive: 'length' },
    ]
  const plans = derivations[kind].map((derive) => ({ column, derive }))
  return kind === 'category' && sourceName.test(column) ? [...plans, { column, derive: 'source class' }] : plans
}
