import { rowAt } from '../feature-row.ts'
import type { FittedModel } from '../fitted-model.ts'
import { makeScorer } from '../model.ts'
import type { Trained, TrainInput } from '../train.ts'
import { type LearningCurve, learningCurve } from './learning-curve.ts'
import {
  conversionByScore,
  hotFigures,
  type HotFigures,
  type Lift,
  liftTable,
  type Promise10,
  reliability,
  type ScoreBand,
} from './promise.ts'
import { type Readiness, readinessOf } from './readiness.ts'
import { type AskedWishes, type Proposal, proposeThresholds, type Wishes, wishesOf } from './thresholds.ts'
import { type ValueTable, valueTables } from './value-tables.ts'

/** Everything that the audit page tells of a trained model. */
export type ModelReport = {
  readonly trained: Trained
  readonly readiness: Readiness
  readonly reliability: readonly Promise10[]
  readonly conversion: readonly ScoreBand[]
  readonly lift: readonly Lift[]
  readonly hot: HotFigures
  readonly proposals: readonly Proposal[]
  readonly tables: readonly ValueTable[]
  readonly curve: LearningCurve
  /** Deals that were held out and answered, and how many of them were won. */
  readonly tested: { readonly deals: number; readonly wins: number }
  /** How much of the answers rests on the company's own deals, the mean over some of them (0 to 1). */
  readonly ownShare: number
  readonly wishes: Wishes
}

/** Deals whose share of own data is looked at. */
const sharedRows = 200

function ownShareOf(model: FittedModel, { table, outcomes }: TrainInput): number {
  const scorer = makeScorer(model)
  const step = Math.max(1, Math.floor(outcomes.length / sharedRows))
  let [sum, count] = [0, 0]
  for (let row = 0; row < outcomes.length; row += step) {
    sum += scorer.score(rowAt(table, row)).ownDataShare
    count += 1
  }
  return sum / count
}

/** Makes the report of a model from its training and validation. */
export function makeReport(input: TrainInput, trained: Trained, asked: AskedWishes = {}): ModelReport {
  const { validation, used, model } = trained
  const baseRate = model.training.wins / model.training.rows
  const wishes = wishesOf(asked, { baseRate, dates: input.dates })
  const wins = validation.outcomes.reduce((sum, value) => sum + value, 0)
  return {
    trained,
    readiness: readinessOf(model.columns, input),
    reliability: reliability(validation),
    conversion: conversionByScore(validation),
    lift: liftTable(validation),
    hot: hotFigures(validation, 71),
    proposals: proposeThresholds(validation, wishes),
    tables: valueTables(model, used, input),
    curve: learningCurve(input, trained),
    tested: { deals: validation.outcomes.length, wins },
    ownShare: ownShareOf(model, input),
    wishes,
  }
}
