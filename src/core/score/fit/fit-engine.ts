import { makeRandom, mixSeed, shuffled } from '../../math/random.ts'
import { blendLogits, fitBlend, type Blend } from './blend.ts'
import { takeOutcomes, takeRows, type Design } from './design.ts'
import { chooseBoost, chooseLeaf, type HeldOut } from './choose.ts'
import { stratifiedFolds, type Fold } from './folds.ts'
import { depthsFor, fitLearners, keptFits, leavesFor, scorecardLogits, type LearnerFits } from './learners.ts'
import { fitScorecard, type ScorecardFit } from './scorecard-fit.ts'
import { needsScreening, screenInputs, takeInputs } from '../screen.ts'

export type EngineFit = {
  /** The inputs that were fitted, by their place in the design: all but in very wide tables. */
  readonly picked: readonly number[]
  readonly fits: LearnerFits
  readonly blend: Blend
  /** Out-of-fold log-odds of the blend, its weights fitted on the other folds; NaN in rows never held out. */
  readonly outOfFold: Float64Array
  /** Log-odds of the base rate of the rows that each held-out row was answered from. */
  readonly baseLogits: Float64Array
  /** Out-of-fold log-odds of each learner. */
  readonly byLearner: readonly Float64Array[]
  /** The folds, by round; each row is held out at most once a round. */
  readonly rounds: readonly (readonly Fold[])[]
}

export type EngineOptions = { readonly seed: number; readonly folds?: readonly Fold[] }

function foldCount(rows: number): number {
  return rows <= 3000 ? 5 : rows <= 8000 ? 3 : 2
}

/** Times that all deals are held out once: with few deals one drawing of the folds says little. Wide tables pay for it in time. */
function repeatsFor({ rows, inputs }: Design): number {
  const bins = inputs.reduce((sum, { binCount }) => sum + binCount, 0)
  return rows > 1000 || bins > 150 ? 1 : 2
}

const mostTrees = (rows: number): number => (rows < 3000 ? 400 : 200)

type Held = HeldOut & { readonly scorecard: Float64Array }

/** Rows from which the precisions are tuned: more change them little and cost much. */
const tunedRows = 6000

/** The scorecard's precisions by evidence, on a part of the rows where there are many. */
export function tunePrecisions(design: Design, outcomes: Float64Array, seed: number): ScorecardFit {
  if (design.rows <= tunedRows) return fitScorecard(design, outcomes, { rounds: 8, start: null, needsVariance: false })
  const rows = shuffled(design.rows, makeRandom(mixSeed(seed, 7))).slice(0, tunedRows)
  const options = { rounds: 6, start: null, needsVariance: false }
  const part = fitScorecard(takeRows(design, rows), takeOutcomes(outcomes, rows), options)
  return fitScorecard(design, outcomes, { rounds: 0, start: part, needsVariance: false })
}

type Part = { readonly design: Design; readonly outcomes: Float64Array }

const partOf = ({ design, outcomes }: Part, rows: Int32Array): Part => ({
  design: takeRows(design, rows),
  outcomes: takeOutcomes(outcomes, rows),
})

/** Of a very wide table the inputs with the strongest tie to the outcomes of the rows that are learned from. */
function narrowed(train: Part, held: Part): readonly [Part, Part] {
  const picked = screenInputs(train.design, train.outcomes)
  return [
    { ...train, design: takeInputs(train.design, picked) },
    { ...held, design: takeInputs(held.design, picked) },
  ]
}

/** Rounds of evidence where a fold starts from nothing, and where it starts from what all rows gave. */
export const roundsFrom = (start: ScorecardFit | null, rows: number): number =>
  start === null ? 4 : rows <= 3000 ? 2 : 0

/** Fits learners and their blend, with every choice made on held-out rows. */
export function fitEngine(design: Design, outcomes: Float64Array, options: EngineOptions): EngineFit {
  const { seed } = options
  const all: Part = { design, outcomes }
  const rounds =
    options.folds === undefined
      ? Array.from({ length: repeatsFor(design) }, (_, round) =>
          stratifiedFolds(outcomes, foldCount(design.rows), makeRandom(mixSeed(seed, 3, round))),
        )
      : [options.folds]
  const folds = rounds[0]!
  const depths = depthsFor(design.rows)
  const boosts = depths.map((depth) => ({ depth, trees: mostTrees(design.rows), share: 1 / depths.length }))
  const leaves = leavesFor(design.rows)
  const picked = screenInputs(design, outcomes)
  const fitted = takeInputs(design, picked)
  const start = tunePrecisions(fitted, outcomes, seed)
  const wide = needsScreening(design)
  const held = rounds.flat().map((fold, index): Held => {
    const settings = {
      boosts,
      leaves,
      rounds: roundsFrom(wide ? null : start, design.rows),
      seed: mixSeed(seed, 100 + index),
    }
    const parts = [partOf(all, fold.train), partOf(all, fold.test)] as const
    // A fold has fewer rows than the whole, yet may not leave out what the whole keeps: `start` has the inputs of the whole.
    const [train, test] = wide ? narrowed(...parts) : parts
    const { scorecard, paths, byLeaf } = fitLearners({
      ...train,
      settings,
      start: wide ? null : start,
      held: test,
      needsVariance: true,
    })
    const { offsets } = test.design
    return { fold, offsets, scorecard: scorecardLogits(scorecard, test.design), paths, byLeaf }
  })
  const { plans, answers } = chooseBoost(held, outcomes, depths)
  const leaf = chooseLeaf(held, outcomes)
  const byLearner = [0, 1, 2].map(() => new Float64Array(design.rows).fill(Number.NaN))
  for (const [at, { fold, scorecard, byLeaf }] of held.entries())
    for (const [k, logits] of [scorecard, answers[at]!, byLeaf[leaf]!].entries())
      for (let i = 0; i < logits.length; i += 1) {
        const row = fold.test[i]!
        const before = byLearner[k]![row]!
        byLearner[k]![row] = (Number.isNaN(before) ? 0 : before) + logits[i]! / rounds.length
      }
  const whole = fitLearners({
    design: fitted,
    outcomes,
    settings: { boosts: plans, leaves: [leaves[leaf]!], rounds: 0, seed },
    start,
    needsVariance: true,
  })
  const fits = keptFits(whole, plans)
  return { picked, fits, ...joinAnswers({ byLearner, outcomes, offsets: design.offsets }, folds), byLearner, rounds }
}

/** Log-odds of the base rate, away from 0 and 1 by half a deal. */
function baseLogit(outcomes: Float64Array): number {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  return Math.log((wins + 0.5) / (outcomes.length - wins + 0.5))
}

type Answers = {
  readonly byLearner: readonly Float64Array[]
  readonly outcomes: Float64Array
  readonly offsets: Float64Array | undefined
}

/** The blend of the learners' out-of-fold answers, and what it answers itself with weights from the other folds. */
export function joinAnswers({ byLearner, outcomes, offsets }: Answers, folds: readonly Fold[]) {
  const base = baseLogit(outcomes)
  const known = Int32Array.from(outcomes.keys()).filter((row) => !Number.isNaN(byLearner[0]![row]!))
  const at = (rows: Int32Array): Blend =>
    fitBlend({
      learners: byLearner.map((logits) => takeOutcomes(logits, rows)),
      outcomes: takeOutcomes(outcomes, rows),
      base,
      offsets: offsets && takeOutcomes(offsets, rows),
    })
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
    for (const [i, row] of test.entries()) outOfFold[row] = logits[i]! + (offsets?.[row] ?? 0)
  }
  return { blend: at(known), outOfFold, baseLogits }
}
