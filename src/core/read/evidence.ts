import type { Clause } from './clauses.ts'
import { emitAround, emitClause } from './features.ts'
import { type FeatureIndex, type LinearModel, listFeatures, scoreText } from './linear-model.ts'
import { nonbuyerKinds, signalNames, authorities } from './reading.ts'
import type { Message } from './message.ts'

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
}

/** The scores of the first stage: margins, about -1 for no and 1 for yes. */
export type Evidence = {
  readonly document: Float64Array
  readonly clauses: readonly Float64Array[]
}

/** Scores the message and each of its clauses. */
export function gatherEvidence(message: Message, clauses: readonly Clause[], models: LearnedModels): Evidence {
  const own = clauses.map((clause) => listFeatures(models.index, (emit) => emitClause(message, clause, emit)))
  const scored = clauses.map((_, index) =>
    scoreText(models.clause, [
      own[index],
      listFeatures(models.index, (emit) => emitAround(message, clauses, index, emit)),
    ]),
  )
  return { document: scoreText(models.document, own), clauses: scored }
}
