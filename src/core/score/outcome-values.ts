import { AppError } from '../app-error.ts'

const wonWords = new Set(
  (
    'won win yes y true 1 success successful converted sold purchased bought customer closed_won closedwon да успех успешно ' +
    'выиграно выигран выиграна продано продан куплено оплачено реализовано сатылды иә жеңіс сәтті כן נסגר זכייה נמכר'
  ).split(' '),
)
const wonPhrases = ['closed won', 'closed-won', 'успешно реализовано', 'сделка успешна', 'сделка заключена']

/** How outcomes are compared: without case, outer blanks, and the `.0` that programs write behind whole numbers. */
export const plainOutcome = (value: string): string =>
  value
    .trim()
    .toLowerCase()
    .replace(/^(-?\d+)[.,]0+$/, '$1')

/** A number is known to mean won only as 1 beside 0 (or -1): of other numbers nobody knows what they stand for. */
const isUnclearBeside = (value: string): boolean => /^[-+]?\d+(?:[.,]\d+)?$/.test(value) && !/^-?[01]$/.test(value)

/**
 * The values that mean won, lower case: those named, or the one the product knows. AppError where none can be told, naming the
 * values that stand in the column.
 */
export function wonValues(
  cells: readonly string[],
  column: string,
  named: readonly string[] | null,
): readonly string[] {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const value = plainOutcome(cell)
    if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const found = [...counts.keys()]
  const unclear = found.some(isUnclearBeside)
  const won =
    named?.map(plainOutcome).filter((value) => value !== '') ??
    found.filter((value) => (wonWords.has(value) && !(value === '1' && unclear)) || wonPhrases.includes(value))
  if (won.some((value) => counts.has(value))) return won
  const seen = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([value]) => `"${value.slice(0, 40)}"`)
  const place = { column, option: '--won' }
  if (found.length === 0) throw new AppError('bad_input', 'no_outcomes', 'The outcome column is empty.', place)
  const fault =
    named === null ? 'No value of the outcome column is known to mean won' : 'The values of --won do not occur'
  throw new AppError(
    'bad_input',
    'won_unknown',
    `${fault}. It holds ${seen.join(', ')}: name the won ones with --won.`,
    place,
  )
}

/** 1 won, 0 lost, NaN open. */
export const outcomeOf = (cell: string, won: ReadonlySet<string>): number => {
  const value = plainOutcome(cell)
  return value === '' ? Number.NaN : won.has(value) ? 1 : 0
}

/** A value of the outcome column that counts as lost, as it stands there, and its deals. */
export type LostValue = { readonly value: string; readonly deals: number }

/** What counts as lost, the most frequent first: whatever is neither won nor blank, a deal that is still open too. */
export function lostValues(cells: readonly string[], won: ReadonlySet<string>): readonly LostValue[] {
  const counts = new Map<string, LostValue>()
  for (const cell of cells) {
    if (outcomeOf(cell, won) !== 0) continue
    const { value, deals } = counts.get(plainOutcome(cell)) ?? { value: cell.trim(), deals: 0 }
    counts.set(plainOutcome(cell), { value, deals: deals + 1 })
  }
  return [...counts.values()].sort((a, b) => b.deals - a.deals)
}
