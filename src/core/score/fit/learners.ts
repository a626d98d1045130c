import { moderationFactor } from '../../math/logistic.ts'
import { makeRandom, mixSeed } from '../../math/random.ts'
import {
  boostLogits,
  fitBoost,
  meanBoost,
  type BoostFit,
  type BoostOptions,
  type BoostPlan,
  type TreeTable,
  type Watch,
} from './boost.ts'
import { boostStep } from './choose.ts'
import type { Design } from './design.ts'
import { fitForest, forestLogits, forestLogitsByLeaf, type ForestFit, prunedForest } from './forest.ts'
import { type Layout, makeLayout } from './layout.ts'
import { fitScorecard, linearLogits, type ScorecardFit } from './scorecard-fit.ts'

/** The three learners fitted on the same rows. */
export type LearnerFits = {
  readonly scorecard: ScorecardFit
  readonly boost: BoostFit
  readonly forest: ForestFit
}

/** Sizes that follow the number of rows, and those chosen on held-out rows. */
export type LearnerSettings = {
  readonly boosts: readonly BoostPlan[]
  /** Least weights of a forest's leaves, rising; of a fit that is kept the first alone. */
  readonly leaves: readonly number[]
  readonly rounds: number
  readonly seed: number
}

/**
 * The design as trees see it. Levels of a category have no order but their frequency; an order learned from the outcomes of the same
 * rows would make every split on many levels look good (measured: it cost up to .04 of relative log loss).
 */
const tableOf = (design: Design): TreeTable => ({
  rows: design.rows,
  codes: design.inputs.map(({ codes }) => codes),
  codeCounts: design.inputs.map(({ codeCount }) => codeCount),
  offsets: design.offsets,
  directions: design.inputs.map(({ direction }) => direction),
  cutWays: design.inputs.map(({ ordered, codeCount }) => (ordered > 0 || codeCount === 2 ? 'order' : 'both')),
})

/** Depths of boosted trees that are tried. */
export const depthsFor = (rows: number): readonly number[] => (rows < 3000 ? [2, 5] : [5])

/** Steps without a gain after which growing stops: with few deals the best number is soon passed. */
const patienceFor = (rows: number): number => (rows < 1000 ? 3 : 5)

/** Settings of boosted trees. */
function boostOptions(rows: number, { depth, trees }: BoostPlan, seed: number): BoostOptions {
  return {
    trees,
    rate: rows >= 3000 ? 0.07 : 0.06,
    maxDepth: depth,
    minWeight: rows >= 3000 ? 2 : 1,
    lambda: 1,
    rowShare: 0.8,
    inputShare: 0.8,
    random: makeRandom(mixSeed(seed, 11, depth)),
  }
}

/** Least rows in a forest's leaf that are tried. */
export const leavesFor = (rows: number): readonly number[] => (rows <= 3000 ? [3, 8, 20] : [Math.max(10, rows / 400)])

/** Where deals are few, a forest is grown to the smallest leaves alone and read at each size: as good, for a third of the work. */
const isGrownOnce = (rows: number): boolean => rows < 1000

type Forests = Pick<Fitted, 'forests' | 'byLeaf'>

const readAtEach = (forest: ForestFit, leaves: readonly number[], held: TreeTable | undefined): Forests =>
  held === undefined
    ? { forests: leaves.map((leaf) => prunedForest(forest, leaf)), byLeaf: [] }
    : { forests: [forest], byLeaf: forestLogitsByLeaf(forest, leaves, held) }

const eachGrown = (forests: readonly ForestFit[], held: TreeTable | undefined): Forests => ({
  forests,
  byLeaf: held === undefined ? [] : forests.map((forest) => forestLogits(forest, held)),
})

/** Trees of a forest. One that is kept has twice as many where deals are few: chance weighs most there, and it is grown but once. */
const forestTrees = (rows: number, kept: boolean): number =>
  rows < 1000 ? (kept ? 240 : 120) : rows < 3000 ? 120 : rows < 20_000 ? 90 : 60

type ForestWishes = { readonly leaf: number; readonly kept: boolean; readonly seed: number }

function forestOptions({ rows, inputs: { length: inputs } }: Design, { leaf, kept, seed }: ForestWishes) {
  return {
    trees: forestTrees(rows, kept),
    maxDepth: rows < 3000 ? 10 : 12,
    minWeight: leaf,
    lambda: 1,
    tried: Math.max(2, Math.round(Math.sqrt(inputs) * 1.2)),
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
  readonly needsVariance: boolean
}

export type Fitted = {
  readonly scorecard: ScorecardFit
  /** By plan, and by size of leaf. */
  readonly boosts: readonly BoostFit[]
  readonly forests: readonly ForestFit[]
  /** Held-out log-odds by depth after every few boosted trees, and by each size of leaf. */
  readonly paths: readonly (readonly Float64Array[])[]
  readonly byLeaf: readonly Float64Array[]
}

/** Fits the scorecard, boosted trees and forest. */
export function fitLearners(input: FitInput): Fitted {
  const { design, outcomes, settings, start, held, needsVariance } = input
  const scorecard = fitScorecard(design, outcomes, { rounds: settings.rounds, start, needsVariance })
  const table = tableOf(design)
  const heldTable = held && tableOf(held.design)
  const paths: Float64Array[][] = []
  const boosts = settings.boosts.map((plan) => {
    const watch: Watch | undefined = held &&
      heldTable && {
        table: heldTable,
        outcomes: held.outcomes,
        step: boostStep,
        patience: patienceFor(design.rows),
        path: [],
      }
    if (watch) paths.push(watch.path)
    return fitBoost(table, outcomes, boostOptions(design.rows, plan, settings.seed), watch)
  })
  const { leaves, seed } = settings
  const grow = (leaf: number): ForestFit =>
    fitForest(table, outcomes, forestOptions(design, { leaf, kept: held === undefined, seed }))
  const { forests, byLeaf } = isGrownOnce(design.rows)
    ? readAtEach(grow(leavesFor(design.rows)[0]!), leaves, heldTable)
    : eachGrown(leaves.map(grow), heldTable)
  return { scorecard, boosts, forests, paths, byLeaf }
}

/** What is kept of the learners fitted on all rows. */
export const keptFits = ({ scorecard, boosts, forests }: Fitted, plans: readonly BoostPlan[]): LearnerFits => ({
  scorecard,
  boost: meanBoost(boosts, plans),
  forest: forests[0]!,
})

/**
 * Log-odds by the scorecard; where that was asked for, their distance from the base rate is moderated by their posterior
 * variance (around the base rate, not around one half, so that rare wins stay rare).
 */
export function scorecardLogits(fit: ScorecardFit, design: Design): Float64Array {
  const layout = makeLayout(design)
  const logits = linearLogits(layout, fit.weights)
  if (fit.inverseFactor.length === 0) return logits
  const variances = posteriorVariances(fit, layout)
  return logits.map((value, row) => fit.base + (value - fit.base) * moderationFactor(variances[row]!))
}

/** Mean over rows of the squared distance from the base rate that the posterior expects: how far leads differ, as far as the deals can say. */
export function signalVariance(fit: ScorecardFit, design: Design): number {
  const layout = makeLayout(design)
  const logits = linearLogits(layout, fit.weights)
  const variances = posteriorVariances(fit, layout)
  const squares = logits.reduce((sum, value, row) => sum + (value - fit.base) ** 2 + variances[row]!, 0)
  return squares / Math.max(1, logits.length)
}

/** Variance of the log-odds of each row, the intercept included: zᵀΣz = |L⁻¹z|², so that Σ need not be formed. */
function posteriorVariances({ inverseFactor }: ScorecardFit, layout: Layout): Float64Array {
  const { starts, active, factors, size } = layout
  return Float64Array.from({ length: layout.rows }, (_, row) => {
    let sum = 0
    for (let line = 0; line < inverseFactor.length; line += size) {
      let part = inverseFactor[line]!
      for (let i = starts[row]!; i < starts[row + 1]!; i += 1) part += inverseFactor[line + active[i]!]! * factors[i]!
      sum += part * part
    }
    return sum
  })
}

/** Log-odds of rows by each learner. */
export function learnerLogits(fits: LearnerFits, design: Design): readonly Float64Array[] {
  const table = tableOf(design)
  return [scorecardLogits(fits.scorecard, design), boostLogits(fits.boost, table), forestLogits(fits.forest, table)]
}
