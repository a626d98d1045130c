import type { LeadImport, OutcomeWords } from '../../src/http/contract/imports.ts'

export type Meaning = NonNullable<OutcomeWords['items'][number]['meaning']>
export type Said = LeadImport['outcomes']
export type ExplainedWord = {
  readonly word: string
  readonly rows: number
  readonly meaning: Meaning | null
  /** Nobody said so yet: the word hints at it. */
  readonly hinted: boolean
}

/** What each word means as things stand: as the person says now, as was said earlier, else as the word hints. */
export function explainedWords(items: OutcomeWords['items'], said: Said): readonly ExplainedWord[] {
  return items.map(({ word, rows, meaning, hint }) => {
    const known = (Object.hasOwn(said, word) ? said[word] : meaning) ?? null
    return { word, rows, meaning: known ?? hint, hinted: known === null && hint !== null }
  })
}

/** What is sent with the mapping. */
export const saidOf = (words: readonly ExplainedWord[]): Said =>
  Object.fromEntries(words.flatMap(({ word, meaning }) => (meaning ? [[word, meaning]] : [])))
