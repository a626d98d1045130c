import {
  countsBeside,
  type CutMessage,
  emitBeside,
  emitNear,
  emitTogether,
  emitWord,
  featureName,
  type FeatureSink,
  neighboursOf,
  type Side,
} from '../../src/core/read/learned/features.ts'
import type { Word } from '../../src/core/read/words.ts'

/** What a text says in parts: each word, by its name, and all that its words say together. Within a part a feature counts once. */
export type Part = { readonly name: string; readonly emit: (sink: FeatureSink) => void }

const wordPart = (word: Word): Part => ({ name: featureName(word), emit: (sink) => emitWord(word, sink) })

const besidePart = (word: Word, side: Side): Part => ({
  name: `${side} ${featureName(word)}`,
  emit: (sink) => emitBeside(word, side, sink),
})

const wordsOf = ({ message, clauses }: CutMessage, index: number): readonly Word[] =>
  clauses[index] ? message.words.slice(clauses[index].from, clauses[index].to) : []

/** A whole message: the parts of its clauses. */
export const documentParts = (cut: CutMessage): readonly Part[] => [
  ...cut.clauses.flatMap((_, index) => wordsOf(cut, index).map(wordPart)),
  { name: '', emit: (sink) => cut.clauses.forEach((_, index) => emitTogether(cut, index, sink)) },
]

/** A clause where it stands: its own words and those of its neighbours. */
export const clauseParts = (cut: CutMessage, index: number): readonly Part[] => [
  ...wordsOf(cut, index).map(wordPart),
  ...neighboursOf(index).flatMap(({ near, side }) =>
    wordsOf(cut, near)
      .filter(countsBeside)
      .map((word) => besidePart(word, side)),
  ),
  {
    name: '',
    emit: (sink) => {
      emitTogether(cut, index, sink)
      for (const neighbour of neighboursOf(index)) emitNear(cut, neighbour, sink)
    },
  },
]
