import { makeRandom, mixSeed, shuffled } from '../../math/random.ts'
import { type Design, takeOutcomes, takeRows } from '../fit/design.ts'
import { scorecardLogits } from '../fit/learners.ts'
import { fitScorecard } from '../fit/scorecard-fit.ts'
import { logLoss } from '../metrics.ts'

/** Held-out log loss relative to the base rate at a number of deals. */
export type CurvePoint = { readonly deals: number; readonly relative: number }

export type LearningCurve = {
  readonly points: readonly CurvePoint[]
  /** How far 100 more deals are expected to bring the relative log loss down; null where the curve does not fall. */
  readonly hundredMore: number | null
}

const mostRows = 4000
const repeats = 3

/**
 * Learning curve of the scorecard on random parts of the deals, each tested on a fifth held out. The gain of more deals is read from a
 * line in 1 / deals: the excess loss of a fitted model falls with the inverse of the rows (Murata, Yoshizawa, Amari 1994, eq. 3.9).
 */
export function learningCurve(design: Design, outcomes: Float64Array, seed: number): LearningCurve {
  const rows = Math.min(mostRows, design.rows)
  const sizes = [0.2, 0.4, 0.8].map((share) => Math.round(share * rows)).filter((size) => size >= 30)
  const sums = sizes.map(() => 0)
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const order = shuffled(design.rows, makeRandom(mixSeed(seed, 700 + repeat))).slice(0, rows)
    const test = order.slice(Math.round(0.8 * rows))
    const truth = takeOutcomes(outcomes, test)
    const rate = Math.min(
      0.999,
      Math.max(0.001, truth.reduce((sum, value) => sum + value, 0) / Math.max(1, truth.length)),
    )
    const base = -(rate * Math.log(rate) + (1 - rate) * Math.log(1 - rate))
    for (const [k, size] of sizes.entries()) {
      const part = order.slice(0, size)
      const options = { rounds: 4, start: null, needsVariance: true }
      const fit = fitScorecard(takeRows(design, part), takeOutcomes(outcomes, part), options)
      sums[k]! += logLoss(scorecardLogits(fit, takeRows(design, test)), truth) / base / repeats
    }
  }
  const points = sizes.map((deals, k) => ({ deals, relative: sums[k]! }))
  return { points, hundredMore: gainOf(points, design.rows) }
}

function gainOf(points: readonly CurvePoint[], deals: number): number | null {
  const [first, last] = [points[0], points[points.length - 1]]
  if (first === undefined || last === undefined || first === last) return null
  const slope = (first.relative - last.relative) / (1 / first.deals - 1 / last.deals)
  return slope <= 0 ? null : slope * (1 / deals - 1 / (deals + 100))
}
