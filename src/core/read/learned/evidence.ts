import type { Clause } from '../clauses.ts'
import {
  countsBeside,
  type CutMessage,
  emitNear,
  emitTogether,
  type FeatureSink,
  neighboursOf,
  withTopics,
} from './features.ts'
import {
  addNotes,
  blankSheet,
  emptyTally,
  type FeatureSheet,
  type LinearModel,
  type LinearPart,
  makeLinearModels,
  notesOn,
  scoresOf,
  type SheetRun,
  type Tally,
} from './linear-model.ts'
import { addWord, type ScoredText, makeWordSums, nextText, numberWords, type WordSums } from './word-sums.ts'
import { nonbuyerKinds, signalNames, authorities } from '../reading.ts'
import type { Message } from '../message.ts'

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
  readonly document: LinearModel
  readonly clause: LinearModel
  readonly sheet: FeatureSheet
  readonly sink: FeatureSink
  readonly words: WordSums
  /** Where clauses are added up, one after another; used for one message after the other. */
  readonly tallies: Tally[]
}

/** The learned layer of a reader, from the models of the document and of a clause. */
export function learnedModels(parts: readonly [document: LinearPart, clause: LinearPart]): LearnedModels {
  const { index, models } = makeLinearModels(parts)
  const [document, clause] = models
  const sheet = blankSheet()
  return {
    document,
    clause,
    sheet,
    sink: notesOn(sheet, index),
    words: makeWordSums(index, document, clause),
    tallies: [],
  }
}

/** The scores of the first stage: margins, about -1 for no and 1 for yes. */
export type Evidence = {
  readonly document: Float64Array
  readonly clauses: readonly Float64Array[]
}

/** A message that is being scored: cut into clauses, with the numbers of its words. */
type Scoring = { readonly cut: CutMessage; readonly numbers: Int32Array; readonly models: LearnedModels }

/** What a clause says by itself: the sums of its words, and where on the sheet stands what they say together. */
type Own = { readonly tally: Tally; readonly run: SheetRun }

/** The blank tally of a clause. */
function tallyOf({ tallies, clause }: LearnedModels, index: number): Tally {
  if (index === tallies.length) tallies.push(emptyTally(clause))
  return tallies[index].fill(0)
}

/** Adds the words of a clause to it and to the whole message, and notes what they say together. */
function addClause({ cut, numbers, models }: Scoring, index: number, whole: ScoredText): Own {
  const { words, sheet, sink } = models
  const own = { role: 'clause', text: nextText(words), tally: tallyOf(models, index) } as const
  const from = sheet.size
  for (let at = cut.clauses[index].from; at < cut.clauses[index].to; at += 1) {
    addWord(words, numbers[at], whole)
    addWord(words, numbers[at], own)
  }
  emitTogether(cut, index, sink)
  return { tally: own.tally, run: { from, to: sheet.size } }
}

/** Adds the words of a clause's neighbours to it, and notes what these are about. */
function addNeighbours({ cut, numbers, models }: Scoring, index: number, tally: Tally): void {
  const { words, sink } = models
  const text = nextText(words)
  for (const neighbour of neighboursOf(index)) {
    const { from, to } = cut.clauses[neighbour.near] ?? { from: 0, to: 0 }
    for (let at = from; at < to; at += 1)
      if (countsBeside(cut.message.words[at])) addWord(words, numbers[at], { role: neighbour.side, text, tally })
    emitNear(cut, neighbour, sink)
  }
}

/** Scores the message and each of its clauses. */
export function gatherEvidence(message: Message, clauses: readonly Clause[], models: LearnedModels): Evidence {
  const { sheet, document, clause, words } = models
  const scoring = { cut: withTopics(message, clauses), numbers: numberWords(words, message.words), models }
  const whole = { role: 'document', text: nextText(words), tally: emptyTally(document) } as const
  sheet.size = 0
  const own = clauses.map((_, index) => addClause(scoring, index, whole))
  const from = sheet.size
  addNotes(document, sheet, { runs: [{ from: 0, to: from }], tally: whole.tally })
  const scored = own.map(({ tally, run }, index) => {
    sheet.size = from
    addNeighbours(scoring, index, tally)
    addNotes(clause, sheet, { runs: [run, { from, to: sheet.size }], tally })
    return scoresOf(clause, tally)
  })
  return { document: scoresOf(document, whole.tally), clauses: scored }
}
