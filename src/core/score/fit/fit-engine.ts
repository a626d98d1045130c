import { softplus } from '../../math/logistic.ts'
import { makeRandom, mixSeed, shuffled } from '../../math/random.ts'
import { blendLogits, fitBlend, type Blend } from './blend.ts'
import { takeOutcomes, takeRows, type Design } from './design.ts'
import { stratifiedFolds, type Fold } from './folds.ts'
import { fitLearners, leavesFor, scorecardLogits, type LearnerFits } from './learners.ts'
import { fitScorecard, type ScorecardFit } from './scorecard-fit.ts'

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
  return rows <= 3000 ? 5 : rows <= 8000 ? 3 : 2
}

const mostTrees = (rows: number): number => (rows < 3000 ? 240 : 200)

/** What a fold's learners said of its held-out rows: the scorecard, boosted trees by step, forests by size of leaf. */
type Held = {
  readonly fold: Fold
  readonly scorecard: Float64Array
  readonly path: readonly Float64Array[]
  readonly byLeaf: readonly Float64Array[]
}

/** The choice with the least held-out log loss over all folds, among those that every fold has. */
function bestOf(held: readonly { fold: Fold; choices: readonly Float64Array[] }[], outcomes: Float64Array): number {
  let best = 0
  let least = Infinity
  const count = Math.min(...held.map(({ choices }) => choices.length))
  for (let choice = 0; choice < count; choice += 1) {
    let loss = 0
    for (const { fold, choices } of held) {
      const logits = choices[choice]!
      for (let i = 0; i < logits.length; i += 1) loss += softplus(logits[i]!) - outcomes[fold.test[i]!]! * logits[i]!
    }
    if (loss < least) {
      least = loss
      best = choice
    }
  }
  return best
}

/** Rows from which the precisions are tuned: more change them little and cost much. */
const tunedRows = 6000

/** The scorecard's precisions by evidence, on a part of the rows where there are many. */
function tunePrecisions(design: Design, outcomes: Float64Array, seed: number): ScorecardFit {
  if (design.rows <= tunedRows)
    return fitScorecard(design, outcomes, { rounds: 8, start: null, needsCovariance: false })
  const rows = shuffled(design.rows, makeRandom(mixSeed(seed, 7))).slice(0, tunedRows)
  const options = { rounds: 6, start: null, needsCovariance: false }
  const part = fitScorecard(takeRows(design, rows), takeOutcomes(outcomes, rows), options)
  return fitScorecard(design, outcomes, { rounds: 0, start: part, needsCovariance: false })
}

/** Fits learners and their blend, with every choice made on held-out rows. */
export function fitEngine(design: Design, outcomes: Float64Array, options: EngineOptions): EngineFit {
  const { seed } = options
  const small = design.rows <= 3000
  const folds = options.folds ?? stratifiedFolds(outcomes, foldCount(design.rows), makeRandom(mixSeed(seed, 3)))
  const boostTrees = mostTrees(design.rows)
  const leaves = leavesFor(design.rows)
  const start = tunePrecisions(design, outcomes, seed)
  const held = folds.map((fold, index): Held => {
    const settings = { boostTrees, leaves, rounds: small ? 3 : 0, seed: mixSeed(seed, 100 + index) }
    const test = takeRows(design, fold.test)
    const { fits, path, byLeaf } = fitLearners({
      design: takeRows(design, fold.train),
      outcomes: takeOutcomes(outcomes, fold.train),
      settings,
      start,
      held: { design: test, outcomes: takeOutcomes(outcomes, fold.test) },
      needsCovariance: true,
    })
    return { fold, scorecard: scorecardLogits(fits.scorecard, test), path, byLeaf }
  })
  const step = bestOf(
    held.map(({ fold, path }) => ({ fold, choices: path })),
    outcomes,
  )
  const leaf = bestOf(
    held.map(({ fold, byLeaf }) => ({ fold, choices: byLeaf })),
    outcomes,
  )
  const byLearner = [0, 1, 2].map(() => new Float64Array(design.rows).fill(Number.NaN))
  for (const { fold, scorecard, path, byLeaf } of held)
    for (const [k, logits] of [scorecard, path[step]!, byLeaf[leaf]!].entries())
      for (let i = 0; i < logits.length; i += 1) byLearner[k]![fold.test[i]!] = logits[i]!
  const { fits } = fitLearners({
    design,
    outcomes,
    settings: { boostTrees: (step + 1) * boostStep, leaves: [leaves[leaf]!], rounds: 0, seed },
    start,
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
