import type { ColumnKind } from './column-kind.ts'

/** How a cell becomes an input of the model. */
export type Derivation =
  | 'number'
  | 'category'
  | 'weekday'
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
  identifier: [],
  constant: [],
  empty: [],
}

const sourceName = /source|utm.?(?:source|medium)|канал|источник|арна|дереккөз|מקור|channel/iu

/** The inputs that a column of a kind gives. A source is read by its class too, so that rare names of one kind help each other. */
export function plansOf(column: string, kind: ColumnKind): readonly FeaturePlan[] {
  const plans = derivations[kind].map((derive) => ({ column, derive }))
  return kind === 'category' && sourceName.test(column) ? [...plans, { column, derive: 'source class' }] : plans
}
