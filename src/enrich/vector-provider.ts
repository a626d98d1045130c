import type { ReadingProvider } from '../app/ports/reading-provider.ts'
import { type ClauseVocabulary, spokenClauses } from '../core/read/vectors/spoken-clauses.ts'
import { claimSignals, type VectorModel } from '../core/read/vectors/vector-reader.ts'

/** The most characters of a message that are judged. */
const longestText = 8_000

/** A reader by word vectors that have proved themselves. Nothing is asked over a wire, so an answer is a look-up a word and cannot be late. */
export const makeVectorProvider = (model: VectorModel, vocabulary: ClauseVocabulary): ReadingProvider => ({
  source: 'embedding',
  extract: async (text) => claimSignals(model, spokenClauses(text.slice(0, longestText), vocabulary)),
})
