import type { ColumnKind } from './column-kind.ts'
import { isMissing } from './cells.ts'
import { dateOrderOf } from './dates.ts'
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
  | 'title class'
  | 'source class'
  | 'length'
  | 'words'
  | 'items'
  /** Yes where the cell is filled: what stands in it is not looked at. */
  | 'given'

/** One input of the model: a column read in one way. */
export type FeaturePlan = { readonly column: string; readonly derive: Derivation }

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
  person: ['given'],
  identifier: [],
  constant: [],
  empty: [],
}

const sourceName = /source|utm.?(?:source|medium)|канал|источник|арна|дереккөз|מקור|channel/iu

/** The inputs that a column of a kind gives. A source is read by its class too, so that rare names of one kind help each other. */
export function plansOf(column: string, kind: ColumnKind, cells: readonly string[]): readonly FeaturePlan[] {
  if (kind === 'date' && dateOrderOf(cells) === 'month first')
    return [
      { column, derive: 'weekday, month first' },
      { column, derive: 'hour' },
    ]
  if (kind === 'category' && isMixedYesNo(cells.filter((cell) => !isMissing(cell))))
    return [{ column, derive: 'yes or no' }]
  const plans = derivations[kind].map((derive) => ({ column, derive }))
  return kind === 'category' && sourceName.test(column) ? [...plans, { column, derive: 'source class' }] : plans
}
