import { hintedMeaning, isOwnOutcome, outcomeMeaning } from '../../core/lead/import/outcome.ts'
import { cellText, isBlankRow } from '../../core/lead/import/row.ts'
import type { OutcomeMeaning } from '../../core/lead/import/target.ts'
import { plainOrSign, type ImportWords } from '../../core/lead/import/words.ts'
import type { TableFile } from '../ports/files.ts'

/** More words than that are no stages of a CRM; what goes beyond is counted by rows alone. */
const mostWords = 100
const mostTold = 5000
const longestWord = 300

export type OutcomeWord = {
  readonly word: string
  readonly rows: number
  /** What it means as things stand; null where nobody knows, and its rows are refused. */
  readonly meaning: OutcomeMeaning | null
  /** The product knows the word by itself, and nobody said otherwise. */
  readonly known: boolean
  /** What a word without a meaning hints at. */
  readonly hint: OutcomeMeaning | null
}
export type OutcomeWordList = {
  /** Those that the product does not know first, among them those of most rows. */
  readonly words: readonly OutcomeWord[]
  /** Rows of further words. */
  readonly furtherRows: number
  /** Rows without a word: leads that are still running. */
  readonly emptyRows: number
}
type Tally = { readonly word: string; readonly rows: number }

/** Counts the words of one column as outcomes, with what each means; spellings that compare the same are one word. */
export async function tallyOutcomes(table: TableFile, column: number, words: ImportWords): Promise<OutcomeWordList> {
  const found = new Map<string, Tally>()
  let [untold, emptyRows] = [0, 0]
  for await (const { cells } of table.rows(() => {})) {
    const text = cellText(cells[column] ?? '')
    const plain = plainOrSign(text)
    const one = found.get(plain)
    if (isBlankRow(cells) || text.length > longestWord) continue
    if (text === '') emptyRows += 1
    else if (one || found.size < mostTold) found.set(plain, { word: one?.word ?? text, rows: (one?.rows ?? 0) + 1 })
    else untold += 1
  }
  const sorted = [...found.values()].toSorted((a, b) => b.rows - a.rows).map((one) => explained(one, words))
  const [asked, known] = [sorted.filter((one) => !one.known), sorted.filter((one) => one.known)]
  const further = asked.slice(mostWords).reduce((sum, { rows }) => sum + rows, untold)
  return { words: [...asked.slice(0, mostWords), ...known], furtherRows: further, emptyRows }
}

function explained({ word, rows }: Tally, words: ImportWords): OutcomeWord {
  const found = outcomeMeaning(word, words)
  const meaning = found === 'unknown' ? null : found
  const known = meaning !== null && !isOwnOutcome(word, words)
  return { word, rows, meaning, known, hint: meaning === null ? hintedMeaning(word, words) : null }
}
