import type { BaseModel } from './base-model.ts'
import { withBaseRate } from './base-model.ts'
import type { FittedModel } from './fitted-model.ts'
import type { ScoreModel } from './model.ts'
import { sigmoid, logit } from '../math/logistic.ts'

/** Log-odds z are said as intercept + slope · z from now on. */
export type Level = { readonly intercept: number; readonly slope: number }

/**
 * The same model with its answers moved to another level: the weights of what it learned are multiplied by the slope, and its shift takes the
 * rest, so that contributions still add up. Where nothing was learned for sure, and of a scorecard made by hand, only the level moves.
 */
export function relevel<T extends ScoreModel>(model: T, level: Level): T
export function relevel(model: ScoreModel, level: Level): ScoreModel {
  return model.format === 'assay.scorecard' ? relevelBase(model, level) : relevelFitted(model, level)
}

/** Around its own base rate, which is where most of its answers are. */
function relevelBase(model: BaseModel, { intercept, slope }: Level): BaseModel {
  const base = logit(model.baseRate)
  const moved = withBaseRate(model, sigmoid(intercept + slope * base))
  return { ...moved, baseRateSource: 'deals' }
}

function relevelFitted(model: FittedModel, level: Level): FittedModel {
  const { blend, reference } = model
  const slope = model.skill ? level.slope : 1
  const intercept = level.intercept + (level.slope - slope) * blend.base
  const rise = intercept + (slope - 1) * blend.base
  return {
    ...model,
    blend: {
      base: blend.base,
      shift: slope * blend.shift + rise,
      weights: blend.weights.map((weight) => slope * weight),
    },
    reference: reference.map((value) => intercept + slope * value),
  }
}
