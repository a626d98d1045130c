import { importAmount } from './import-amount.ts'
import { plainOrSign, type ImportWords } from './import-words.ts'

/** How a past deal ended. */
export type ImportedOutcome = {
  readonly kind: 'won' | 'lost' | 'disqualified'
  readonly amount: number | null
  readonly reason: string | null
  readonly at: string | null
}

/** The end of a deal by the words of its cell: null while it is open; unknown words are not guessed at. */
export function outcomeKind(text: string, { values }: ImportWords): ImportedOutcome['kind'] | null | 'unknown' {
  const plain = plainOrSign(text)
  if (plain === '' || values.open.has(plain)) return null
  if (values.won.has(plain) || values.yes.has(plain)) return 'won'
  if (values.lost.has(plain) || values.no.has(plain)) return 'lost'
  return values.disqualified.has(plain) ? 'disqualified' : 'unknown'
}

/** The amount of an outcome; a cell that is no sum counts as none. */
export const outcomeAmount = (text: string): number | null => (text === '' ? null : importAmount(text))
