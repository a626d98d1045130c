import type { Clause } from './clauses.ts'
import { emitAround, emitTogether, emitWord } from './features.ts'
import { type FeatureIndex, type FeatureList, type LinearModel, listFeatures, scoreText } from './linear-model.ts'
import { nonbuyerKinds, signalNames, authorities } from './reading.ts'
import type { Message } from './message.ts'
import type { Word } from './words.ts'

/** What the first stage of the learned layer is asked about a whole message. */
export const documentLabels = [
  ...signalNames,
  'nonbuyer',
  ...nonbuyerKinds,
  ...authorities,
  'rank2',
  'rank3',
  'deadline',
  'next_step',
  'inquiry',
] as const

/** What it is asked about one clause: what its words show, and what they say about the message as a whole. */
export const clauseLabels = [
  ...signalNames,
  'deadline',
  'next_step',
  'nonbuyer',
  ...nonbuyerKinds,
  'decides',
  'delegated',
  'influences',
  'none',
] as const

export type ClauseLabel = (typeof clauseLabels)[number]

export type LearnedModels = {
  readonly index: FeatureIndex
  readonly document: LinearModel
  readonly clause: LinearModel
  /** Features of words met before: most words of a message are common ones. */
  readonly words: Map<string, FeatureList>
}

/** The scores of the first stage: margins, about -1 for no and 1 for yes. */
export type Evidence = {
  readonly document: Float64Array
  readonly clauses: readonly Float64Array[]
}

const mostWords = 20_000

/** The known features of a word. */
function listWord({ index, words }: LearnedModels, word: Word): FeatureList {
  const name = word.kind === 'word' ? `${word.forms.length}${word.key}` : null
  const known = name === null ? undefined : words.get(name)
  if (known) return known
  const list = listFeatures(index, (emit) => emitWord(word, emit))
  if (name === null || name.length > 40) return list
  if (words.size >= mostWords) words.clear()
  words.set(name, list)
  return list
}

/** Scores the message and each of its clauses. */
export function gatherEvidence(message: Message, clauses: readonly Clause[], models: LearnedModels): Evidence {
  const own = clauses.map((clause) => {
    const lists: FeatureList[] = []
    for (let index = clause.from; index < clause.to; index += 1) lists.push(listWord(models, message.words[index]))
    lists.push(listFeatures(models.index, (emit) => emitTogether(message, clause, emit)))
    return lists
  })
  const scored = own.map((lists, index) => {
    const around = listFeatures(models.index, (emit) => emitAround(message, clauses, index, emit))
    return scoreText(models.clause, lists.concat(around))
  })
  return { document: scoreText(models.document, own.flat()), clauses: scored }
}
