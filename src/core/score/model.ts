import { AppError } from '../app-error.ts'
import type { BaseModel } from './base-model.ts'
import { makeBaseScorer } from './base-scorer.ts'
import type { FeatureRow } from './feature-row.ts'
import type { FittedModel } from './fitted-model.ts'
import { makeFittedScorer } from './fitted-scorer.ts'
import { parseBaseModel } from './parse-base-model.ts'
import { parseFittedModel } from './parse-fitted-model.ts'
import { asRecord } from './parse-json.ts'
import type { Score } from './score.ts'

/** A model as it is stored: plain JSON, versioned. Made by hand, or learned from deals. */
export type ScoreModel = BaseModel | FittedModel

/** Scores rows; made once from a model, then called for each lead. */
export type Scorer = { readonly modelId: string; score(row: FeatureRow): Score }

/** Reads a model from parsed JSON. AppError `bad_file` says what is wrong and where. */
export function parseModel(json: unknown): ScoreModel {
  const { format } = asRecord(json, 'model')
  if (format === 'assay.scorecard') return parseBaseModel(json)
  if (format === 'assay.model') return parseFittedModel(json)
  throw new AppError('bad_file', 'not_a_model', 'This file is no Assay model: give the file written by `assay train`.')
}

/** Compiles a model for scoring. */
export function makeScorer(model: ScoreModel): Scorer {
  return model.format === 'assay.scorecard' ? makeBaseScorer(model) : makeFittedScorer(model)
}
