import { sigmoid } from '../math/logistic.ts'
import { type Design, type Input, takeOutcomes } from './fit/design.ts'
import type { EngineFit } from './fit/fit-engine.ts'
import type { Validation } from './train.ts'

/** What the base scorecard says of an input's bins, less its mean over the deals. */
export function centredPrior({ prior, bins, codes }: Input): Float64Array | null {
  if (prior === null) return null
  let mean = 0
  for (const code of codes) mean += prior[bins[code]!]! / codes.length
  return prior.map((value) => value - mean)
}

/** Log-odds that the base scorecard gives each deal, against the average deal. */
function priorLogOdds({ rows, inputs }: Design): Float64Array {
  const sums = new Float64Array(rows)
  for (const input of inputs) {
    const points = centredPrior(input)
    if (points === null) continue
    for (let row = 0; row < rows; row += 1) sums[row]! += points[input.bins[input.codes[row]!]!]!
  }
  return sums
}

/** How far the base scorecard's points are believed (0 to 1), and what is added to the base rate's log-odds. */
export type PriorTrust = { readonly share: number; readonly shift: number }

/** Before any deal the share is 1 with an sd of 1: deals that show no tie bring it down to about 1 / (1 + Σ p (1 − p) points²). */
const precision = 1
const steps = 30

/**
 * Fits shift and share of log-odds `base + shift + share · points` to the deals: the most probable share under a Gaussian about 1, cut to 0 to 1
 * (Newton's method on the penalised log loss of two parameters).
 */
function fitTrust(points: Float64Array, outcomes: Float64Array, base: Float64Array): PriorTrust {
  let [share, shift] = [1, 0]
  for (let step = 0; step < steps; step += 1) {
    let [slopeA, slopeB, curveA, curveB, curveAB] = [0, precision * (share - 1), 1e-6, precision, 0]
    for (let i = 0; i < points.length; i += 1) {
      const x = points[i]!
      const p = sigmoid(base[i]! + shift + share * x)
      const w = Math.max(1e-9, p * (1 - p))
      slopeA += p - outcomes[i]!
      slopeB += (p - outcomes[i]!) * x
      curveA += w
      curveAB += w * x
      curveB += w * x * x
    }
    const det = curveA * curveB - curveAB * curveAB
    const moveA = (curveB * slopeA - curveAB * slopeB) / det
    const moveB = (curveA * slopeB - curveAB * slopeA) / det
    // Far from the best a whole step may overshoot.
    const scale = Math.min(1, 1 / Math.max(Math.abs(moveA), Math.abs(moveB), 1e-12))
    const before = share
    shift -= scale * moveA
    share = Math.min(1, Math.max(0, share - scale * moveB))
    if (Math.abs(scale * moveA) + Math.abs(share - before) < 1e-9) break
  }
  return { share, shift }
}

export type PriorAnswer = PriorTrust & {
  /** Held-out log-odds: of each row by the trust that the other folds gave. */
  readonly logits: Float64Array
}

/**
 * What is answered where there is no skill: the base rate, moved by what the base scorecard says of the columns it knows, as far as the deals do not
 * speak against it. With no deals the points count in full; with thousands that show no tie they count for nothing.
 */
export function priorAnswer(
  design: Design,
  outcomes: Float64Array,
  { rounds: [folds = []], blend }: Pick<EngineFit, 'rounds' | 'blend'>,
  { rows, baseLogits }: Validation,
): PriorAnswer {
  const points = priorLogOdds(design)
  if (points.every((value) => value === 0)) return { share: 1, shift: 0, logits: baseLogits }
  const bases = new Float64Array(design.rows).fill(blend.base)
  for (const [i, row] of rows.entries()) bases[row] = baseLogits[i]!
  const at = (part: Int32Array): PriorTrust =>
    fitTrust(takeOutcomes(points, part), takeOutcomes(outcomes, part), takeOutcomes(bases, part))
  const byRow = new Float64Array(design.rows)
  for (const { train, test } of folds) {
    const { share, shift } = at(train)
    for (const row of test) byRow[row] = bases[row]! + shift + share * points[row]!
  }
  return { ...at(Int32Array.from(outcomes.keys())), logits: takeOutcomes(byRow, rows) }
}
