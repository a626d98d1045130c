import type { Clause } from '../clauses.ts'
import { emitAround, emitTogether, emitWord, type FeatureSink, type CutMessage, withTopics } from './features.ts'
import {
  blankSheet,
  type FeatureIndex,
  type FeatureSheet,
  type LinearModel,
  type LinearPart,
  makeLinearModels,
  note,
  notesOn,
  scoreNotes,
  type SheetRun,
} from './linear-model.ts'
import { nonbuyerKinds, signalNames, authorities } from '../reading.ts'
import type { Message } from '../message.ts'
import type { Word } from '../words.ts'

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
  readonly sheet: FeatureSheet
  readonly sink: FeatureSink
  /** Features of words met before: most words of a message are common ones. */
  readonly words: Map<string, WordFeatures>
}

type WordFeatures = Pick<FeatureSheet, 'features' | 'weights'>

/** The learned layer of a reader, from the models of the document and of a clause. */
export function learnedModels(parts: readonly [document: LinearPart, clause: LinearPart]): LearnedModels {
  const { index, models } = makeLinearModels(parts)
  const sheet = blankSheet()
  return { index, document: models[0], clause: models[1], sheet, sink: notesOn(sheet, index), words: new Map() }
}

/** The scores of the first stage: margins, about -1 for no and 1 for yes. */
export type Evidence = {
  readonly document: Float64Array
  readonly clauses: readonly Float64Array[]
}

const mostWords = 20_000

/** Notes the known features of a word. */
function noteWord({ sheet, sink, words }: LearnedModels, word: Word): void {
  const name = word.kind === 'word' ? `${word.forms.length}${word.key}` : null
  const known = name === null ? undefined : words.get(name)
  if (known) {
    for (let at = 0; at < known.features.length; at += 1) note(sheet, known.features[at], known.weights[at])
    return
  }
  const from = sheet.size
  emitWord(word, sink)
  if (name === null || name.length > 40) return
  if (words.size >= mostWords) words.clear()
  words.set(name, { features: sheet.features.slice(from, sheet.size), weights: sheet.weights.slice(from, sheet.size) })
}

/** Notes the features of a clause by its own words, and gives where they stand on the sheet. */
function noteClause(cut: CutMessage, clause: number, models: LearnedModels): SheetRun {
  const from = models.sheet.size
  const { from: first, to: end } = cut.clauses[clause]
  for (let index = first; index < end; index += 1) noteWord(models, cut.message.words[index])
  emitTogether(cut, clause, models.sink)
  return { from, to: models.sheet.size }
}

/** Scores the message and each of its clauses. */
export function gatherEvidence(message: Message, clauses: readonly Clause[], models: LearnedModels): Evidence {
  const { sheet, sink } = models
  const cut = withTopics(message, clauses)
  sheet.size = 0
  const own = clauses.map((_, index) => noteClause(cut, index, models))
  const from = sheet.size
  const scored = own.map((run, index) => {
    sheet.size = from
    emitAround(cut, index, sink)
    return scoreNotes(models.clause, sheet, [run, { from, to: sheet.size }])
  })
  return { document: scoreNotes(models.document, sheet, [{ from: 0, to: from }]), clauses: scored }
}
