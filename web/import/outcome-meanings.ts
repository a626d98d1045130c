import type { LeadImport, OutcomeWords } from '../../src/http/contract/imports.ts'

export type Meaning = NonNullable<OutcomeWords['items'][number]['meaning']>
export type Said = LeadImport['outcomes']
export type ExplainedWord = {
  readonly word: string
  readonly rows: number
  readonly meaning: Meaning | null
  /** Who says so: a person, now or earlier; the product; the word alone, for the person to check. */
  readonly by: 'person' | 'product' | 'hint' | null
  /** The product knew it when the file came, whatever was said since. */
  readonly known: boolean
}

/** What each word means as things stand. */
export function explainedWords(items: OutcomeWords['items'], said: Said): readonly ExplainedWord[] {
  return items.map(({ word, rows, meaning, known, hint }) => {
    const own = Object.hasOwn(said, word) ? said[word] : undefined
    if (own) return { word, rows, known, meaning: own, by: 'person' }
    if (meaning) return { word, rows, known, meaning, by: known ? 'product' : 'person' }
    return { word, rows, known, meaning: hint, by: hint && 'hint' }
  })
}

/** What is sent with the mapping: what the product knows by itself need not be said. */
export const saidOf = (words: readonly ExplainedWord[]): Said =>
  Object.fromEntries(
    words.flatMap(({ word, meaning, by }) => (meaning && by !== 'product' ? [[word, meaning] as const] : [])),
  )
