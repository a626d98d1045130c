import { clausesOf } from '../clauses.ts'
import { repairLayout } from '../layout/layout-repair.ts'
import { ownClauses, type Vocabulary } from '../message.ts'
import { othersWords } from '../speakers.ts'
import { longestMessage, readWords, type Word } from '../words.ts'

/** A clause of the sender's own words: word for word with its UTF-16 offsets, and its words as vectors know them. */
export type SpokenClause = {
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly words: readonly string[]
}

/** What clauses are cut with. */
export type ClauseVocabulary = Pick<Vocabulary, 'joints' | 'letters'>

const isSpoken = ({ kind }: Word): boolean => kind === 'word' || kind === 'number'

/** The clauses of the sender's own words, cut as the reader cuts them. Clauses without a word or a number are left out. */
export function spokenClauses(text: string, { joints, letters }: ClauseVocabulary): readonly SpokenClause[] {
  const seen = text.slice(0, longestMessage)
  const meant = letters ? repairLayout(seen, letters) : seen
  const words = readWords(meant)
  const own = ownClauses({ words, clauses: clausesOf(words, joints), hidden: othersWords(meant) })
  return own.flatMap(({ from, to }) => {
    const spoken = words.slice(from, to).filter(isSpoken)
    if (spoken.length === 0) return []
    const { start } = spoken[0]
    const { end } = spoken[spoken.length - 1]
    return [{ quote: text.slice(start, end), start, end, words: spoken.map(({ word }) => word) }]
  })
}
