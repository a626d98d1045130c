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
import { type AskedWishes, type Proposal, proposeThresholds, wishesOf } from './thresholds.ts'
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
}

/** Makes the report of a model from its training and validation. */
export function makeReport(input: TrainInput, trained: Trained, asked: AskedWishes = {}): ModelReport {
  const { validation, used, model } = trained
  const baseRate = model.training.wins / model.training.rows
  return {
    trained,
    readiness: readinessOf(model.columns, input),
    reliability: reliability(validation),
    conversion: conversionByScore(validation),
    lift: liftTable(validation),
    hot: hotFigures(validation, 71),
    proposals: proposeThresholds(validation, wishesOf(asked, { baseRate, dates: input.dates })),
    tables: valueTables(model, used, input),
    curve: learningCurve(input, trained),
  }
}
