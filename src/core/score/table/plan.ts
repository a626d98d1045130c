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

/** The inputs that a column of a kind gives. */
export const plansOf = (column: string, kind: ColumnKind): readonly FeaturePlan[] =>
  derivations[kind].map((derive) => ({ column, derive }))
