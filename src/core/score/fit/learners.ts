import { moderationFactor } from '../../math/logistic.ts'
import { makeRandom, mixSeed } from '../../math/random.ts'
import { boostLogits, fitBoost, type BoostFit, type BoostOptions, type TreeTable, type Watch } from './boost.ts'
import type { Design } from './design.ts'
import { fitForest, forestLogits, type ForestFit } from './forest.ts'
import { makeLayout } from './layout.ts'
import { fitScorecard, linearLogits, type ScorecardFit } from './scorecard-fit.ts'
import { orderedCodes, treeOrder, type TreeOrder } from './tree-order.ts'

/** The three learners fitted on the same rows. */
export type LearnerFits = {
  readonly scorecard: ScorecardFit
  readonly order: TreeOrder
  readonly boost: BoostFit
  readonly forest: ForestFit
}

/** Sizes that follow the number of rows. */
export type LearnerSettings = {
  readonly boostTrees: number
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
    rate: many ? 0.07 : 0.05,
    maxDepth: rows < 400 ? 2 : many ? 5 : 3,
    minWeight: rows < 400 ? 1.5 : 3,
    lambda: 4,
    rowShare: 0.7,
    inputShare: 0.5,
    random: makeRandom(mixSeed(seed, 11)),
  }
}

function forestOptions(rows: number, inputs: number, seed: number) {
  return {
    trees: rows < 20_000 ? 120 : 60,
    maxDepth: rows < 3000 ? 10 : 12,
    minWeight: Math.max(4, Math.sqrt(rows) / 5),
    lambda: 2,
    tried: Math.max(2, Math.round(Math.sqrt(inputs) * 1.3)),
    random: makeRandom(mixSeed(seed, 13)),
  }
}

export type FitInput = {
  readonly design: Design
  readonly outcomes: Float64Array
  readonly settings: LearnerSettings
  readonly start: ScorecardFit | null
  /** Held-out rows on which the boosted trees are watched while they grow. */
  readonly held?: Design
  readonly needsCovariance: boolean
}

/** Fits the scorecard, boosted trees and forest; gives also the path of the boosted log-odds on held-out rows. */
export function fitLearners(input: FitInput): { readonly fits: LearnerFits; readonly path: readonly Float64Array[] } {
  const { design, outcomes, settings, start, held, needsCovariance } = input
  const scorecard = fitScorecard(design, outcomes, { rounds: settings.rounds, start, needsCovariance })
  const order = treeOrder(design, scorecard)
  const table = tableOf(design, order)
  const watch: Watch | undefined = held && { table: tableOf(held, order), step: 10, path: [] }
  const boost = fitBoost(table, outcomes, boostOptions(design.rows, settings.boostTrees, settings.seed), watch)
  const forest = fitForest(table, outcomes, forestOptions(design.rows, design.inputs.length, settings.seed))
  return { fits: { scorecard, order, boost, forest }, path: watch?.path ?? [] }
}

/** Log-odds by the scorecard, moderated by their posterior variance where the covariance is known. */
export function scorecardLogits(fit: ScorecardFit, design: Design): Float64Array {
  const layout = makeLayout(design)
  const logits = linearLogits(layout, fit.weights)
  if (fit.covariance.length === 0) return logits
  for (let row = 0; row < logits.length; row += 1) {
    const active = layout.active.subarray(layout.starts[row]!, layout.starts[row + 1]!)
    logits[row]! *= moderationFactor(posteriorVariance(fit, active))
  }
  return logits
}

/** Variance of the log-odds of a row with the given active parameters: zᵀΣz, the intercept included. */
export function posteriorVariance(
  fit: { readonly covariance: Float64Array; readonly layout: { readonly size: number } },
  active: Int32Array,
): number {
  const { covariance, layout } = fit
  let sum = covariance[0]!
  for (let i = 0; i < active.length; i += 1) {
    const line = active[i]! * layout.size
    sum += 2 * covariance[line]! + covariance[line + active[i]!]!
    for (let j = 0; j < i; j += 1) sum += 2 * covariance[line + active[j]!]!
  }
  return Math.max(0, sum)
}

/** Log-odds of rows by each learner. */
export function learnerLogits(fits: LearnerFits, design: Design): readonly Float64Array[] {
  const table = tableOf(design, fits.order)
  return [scorecardLogits(fits.scorecard, design), boostLogits(fits.boost, table), forestLogits(fits.forest, table)]
}
