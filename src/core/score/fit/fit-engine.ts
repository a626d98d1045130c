import { softplus } from '../../math/logistic.ts'
import { makeRandom, mixSeed } from '../../math/random.ts'
import { blendLogits, fitBlend, type Blend } from './blend.ts'
import { takeOutcomes, takeRows, type Design } from './design.ts'
import { stratifiedFolds, type Fold } from './folds.ts'
import { fitLearners, learnerLogits, type LearnerFits } from './learners.ts'

export type EngineFit = {
  readonly fits: LearnerFits
  readonly blend: Blend
  /** Out-of-fold log-odds of the blend, its weights fitted on the other folds; NaN in rows never held out. */
  readonly outOfFold: Float64Array
  /** Log-odds of the base rate of the rows that each held-out row was answered from. */
  readonly baseLogits: Float64Array
  /** Out-of-fold log-odds of each learner. */
  readonly byLearner: readonly Float64Array[]
}

export type EngineOptions = { readonly seed: number; readonly folds?: readonly Fold[] }

const boostStep = 10

function foldCount(rows: number): number {
  return rows <= 3000 ? 5 : rows <= 30_000 ? 3 : 2
}

const mostTrees = (rows: number): number => (rows < 400 ? 80 : rows < 3000 ? 160 : 200)

type Held = { readonly fold: Fold; readonly path: readonly Float64Array[]; readonly logits: readonly Float64Array[] }

/** Steps of boosting with the least held-out log loss over all folds. */
function bestSteps(held: readonly Held[], outcomes: Float64Array): number {
  const steps = held[0]!.path.length
  let best = 0
  let least = Infinity
  for (let step = 0; step < steps; step += 1) {
    let loss = 0
    for (const { fold, path } of held)
      for (const [i, row] of fold.test.entries()) loss += softplus(path[step]![i]!) - outcomes[row]! * path[step]![i]!
    if (loss < least) {
      least = loss
      best = step
    }
  }
  return best + 1
}

/** Fits learners and their blend, with every choice made on held-out rows. */
export function fitEngine(design: Design, outcomes: Float64Array, options: EngineOptions): EngineFit {
  const { seed } = options
  const small = design.rows <= 3000
  const folds = options.folds ?? stratifiedFolds(outcomes, foldCount(design.rows), makeRandom(mixSeed(seed, 3)))
  const boostTrees = mostTrees(design.rows)
  const first = fitLearners({
    design,
    outcomes,
    settings: { boostTrees: 0, rounds: 12, seed },
    start: null,
    needsCovariance: true,
  })
  const held = folds.map((fold, index): Held => {
    const part = takeRows(design, fold.train)
    const test = takeRows(design, fold.test)
    const settings = { boostTrees, rounds: small ? 5 : 0, seed: mixSeed(seed, 100 + index) }
    const { fits, path } = fitLearners({
      design: part,
      outcomes: takeOutcomes(outcomes, fold.train),
      settings,
      start: first.fits.scorecard,
      held: test,
      needsCovariance: true,
    })
    return { fold, path, logits: learnerLogits(fits, test) }
  })
  const steps = bestSteps(held, outcomes)
  const byLearner = [0, 1, 2].map(() => new Float64Array(design.rows).fill(Number.NaN))
  for (const { fold, path, logits } of held)
    for (const [i, row] of fold.test.entries())
      for (const k of [0, 1, 2]) byLearner[k]![row] = k === 1 ? path[steps - 1]![i]! : logits[k]![i]!
  const { fits } = fitLearners({
    design,
    outcomes,
    settings: { boostTrees: steps * boostStep, rounds: 0, seed },
    start: first.fits.scorecard,
    needsCovariance: true,
  })
  return { fits, ...join(byLearner, outcomes, folds), byLearner }
}

/** Log-odds of the base rate, away from 0 and 1 by half a deal. */
function baseLogit(outcomes: Float64Array): number {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  return Math.log((wins + 0.5) / (outcomes.length - wins + 0.5))
}

function join(byLearner: readonly Float64Array[], outcomes: Float64Array, folds: readonly Fold[]) {
  const base = baseLogit(outcomes)
  const known = Int32Array.from(outcomes.keys()).filter((row) => !Number.isNaN(byLearner[0]![row]!))
  const at = (rows: Int32Array): Blend =>
    fitBlend(
      byLearner.map((logits) => takeOutcomes(logits, rows)),
      takeOutcomes(outcomes, rows),
      base,
    )
  const outOfFold = new Float64Array(outcomes.length).fill(Number.NaN)
  const baseLogits = new Float64Array(outcomes.length).fill(Number.NaN)
  for (const { train, test } of folds) {
    const rate = baseLogit(takeOutcomes(outcomes, train))
    for (const row of test) baseLogits[row] = rate
    const mine = new Set(test)
    const blend = at(known.filter((row) => !mine.has(row)))
    const logits = blendLogits(
      blend,
      byLearner.map((all) => takeOutcomes(all, test)),
    )
    for (const [i, row] of test.entries()) outOfFold[row] = logits[i]!
  }
  return { blend: at(known), outOfFold, baseLogits }
}
