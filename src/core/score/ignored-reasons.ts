/** Why a column is left out. */
export type IgnoredCode =
  | 'identifier'
  | 'constant'
  | 'empty'
  | 'still'
  | 'asked'
  | 'leak'
  | 'weak'
  | 'by_hand'
  | 'personal'

/** The same in plain English. */
export const ignoredReasons: Readonly<Record<IgnoredCode, string>> = {
  identifier: 'every filled row has its own value: it names the row and tells nothing',
  constant: 'all rows have the same value',
  empty: 'no row has a value',
  still: 'what can be told from it hardly varies',
  asked: 'left out at your request',
  leak: 'knows the outcome (see leaks)',
  weak: 'its tie to the outcome is weaker than that of others, and the model had no room for it',
  by_hand: 'its points are made by hand',
  personal: 'tells who or where a person is: no model holds that',
}

/** A column that was left out: the code, and the reason in plain English. */
export type IgnoredColumn = { readonly column: string; readonly code: IgnoredCode; readonly reason: string }
