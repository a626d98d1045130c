import { moderationFactor } from '../../math/logistic.ts'
import { makeRandom, mixSeed } from '../../math/random.ts'
import { boostLogits, fitBoost, type BoostFit, type BoostOptions, type TreeTable, type Watch } from './boost.ts'
import type { Design } from './design.ts'
import { fitForest, forestLogits, type ForestFit } from './forest.ts'
import { type Layout, makeLayout } from './layout.ts'
import { fitScorecard, linearLogits, type ScorecardFit } from './scorecard-fit.ts'
import { orderedCodes, treeOrder, type TreeOrder } from './tree-order.ts'

/** The three learners fitted on the same rows. */
export type LearnerFits = {
  readonly scorecard: ScorecardFit
  readonly order: TreeOrder
  readonly boost: BoostFit
  readonly forest: ForestFit
}

/** Sizes that follow the number of rows, and those chosen on held-out rows. */
export type LearnerSettings = {
  readonly boostTrees: number
  /** Least weights of a forest's leaves; the first is kept, the others are only watched. */
  readonly leaves: readonly number[]
  readonly rounds: number
  readonly seed: number
}

const tableOf = (design: Design, order: TreeOrder): TreeTable => ({
  rows: design.rows,
  codes: orderedCodes(design, order),
  codeCounts: design.inputs.map(({ codeCount }) => codeCount),
})

/** Settings of the boosted trees by the number of rows: slower and shallower where rows are few. */
export function boostOptions(rows: number, trees: number, seed: number): BoostOptions {
  const many = rows >= 3000
  return {
    trees,
    rate: many ? 0.07 : 0.06,
    maxDepth: rows < 400 ? 3 : many ? 5 : 3,
    minWeight: rows < 400 ? 1 : 2,
    lambda: 3,
    rowShare: 0.7,
    inputShare: 0.5,
    random: makeRandom(mixSeed(seed, 11)),
  }
}

/** Least rows in a forest's leaf that are tried. */
export const leavesFor = (rows: number): readonly number[] => (rows <= 3000 ? [5, 12, 25] : [Math.max(10, rows / 400)])

function forestOptions(rows: number, leaf: number, inputs: number, seed: number) {
  return {
    trees: rows < 3000 ? 120 : rows < 20_000 ? 90 : 60,
    maxDepth: rows < 3000 ? 10 : 12,
    minWeight: leaf,
    lambda: 1,
    tried: Math.max(2, Math.round(Math.sqrt(inputs) * 0.7)),
    random: makeRandom(mixSeed(seed, 13)),
  }
}

export type FitInput = {
  readonly design: Design
  readonly outcomes: Float64Array
  readonly settings: LearnerSettings
  readonly start: ScorecardFit | null
  /** Held-out rows on which the boosted trees are watched while they grow. */
  readonly held?: { readonly design: Design; readonly outcomes: Float64Array }
  readonly needsCovariance: boolean
}

export type Fitted = {
  readonly fits: LearnerFits
  /** Held-out log-odds after every ten boosted trees, and by each size of leaf. */
  readonly path: readonly Float64Array[]
  readonly byLeaf: readonly Float64Array[]
}

/** Fits the scorecard, boosted trees and forest. */
export function fitLearners(input: FitInput): Fitted {
  const { design, outcomes, settings, start, held, needsCovariance } = input
  const scorecard = fitScorecard(design, outcomes, { rounds: settings.rounds, start, needsCovariance })
  const order = treeOrder(design, scorecard)
  const table = tableOf(design, order)
  const watch: Watch | undefined = held && {
    table: tableOf(held.design, order),
    outcomes: held.outcomes,
    step: 10,
    patience: 5,
    path: [],
  }
  const boost = fitBoost(table, outcomes, boostOptions(design.rows, settings.boostTrees, settings.seed), watch)
  const forests = settings.leaves.map((leaf) =>
    fitForest(table, outcomes, forestOptions(design.rows, leaf, design.inputs.length, settings.seed)),
  )
  const byLeaf = watch === undefined ? [] : forests.map((forest) => forestLogits(forest, watch.table))
  return { fits: { scorecard, order, boost, forest: forests[0]! }, path: watch?.path ?? [], byLeaf }
}

/**
 * Log-odds by the scorecard; where the covariance is known, their distance from the base rate is moderated by their posterior
 * variance (around the base rate, not around one half, so that rare wins stay rare).
 */
export function scorecardLogits(fit: ScorecardFit, design: Design): Float64Array {
  const layout = makeLayout(design)
  const logits = linearLogits(layout, fit.weights)
  if (fit.covariance.length === 0) return logits
  for (let row = 0; row < logits.length; row += 1)
    logits[row] =
      fit.base + (logits[row]! - fit.base) * moderationFactor(posteriorVariance(fit.covariance, layout, row))
  return logits
}

/** Variance of the log-odds of a row: zᵀΣz, the intercept included. */
function posteriorVariance(covariance: Float64Array, { starts, active, factors, size }: Layout, row: number): number {
  let sum = covariance[0]!
  for (let i = starts[row]!; i < starts[row + 1]!; i += 1) {
    const line = active[i]! * size
    let part = 2 * covariance[line]! + covariance[line + active[i]!]! * factors[i]!
    for (let j = starts[row]!; j < i; j += 1) part += 2 * covariance[line + active[j]!]! * factors[j]!
    sum += part * factors[i]!
  }
  return Math.max(0, sum)
}

/** Log-odds of rows by each learner. */
export function learnerLogits(fits: LearnerFits, design: Design): readonly Float64Array[] {
  const table = tableOf(design, fits.order)
  return [scorecardLogits(fits.scorecard, design), boostLogits(fits.boost, table), forestLogits(fits.forest, table)]
}
