import { logit, sigmoid } from '../math/logistic.ts'

/** What is known of a promise: log-odds z came true as intercept + slope · z, with the doubt about both. */
export type Recalibration = {
  readonly intercept: number
  readonly slope: number
  /** Variances of intercept and slope, and their covariance. */
  readonly doubt: { readonly intercept: number; readonly slope: number; readonly both: number }
}

export type Kept = {
  readonly probability: number
  readonly won: 0 | 1
  /** Log-odds beside the promise, for what is known of the outcome from elsewhere; usual: 0. */
  readonly beside?: number
}

/** Before outcomes are seen, a promise may be off by this much: standard deviations of intercept and slope, in log-odds. */
const interceptDoubt = 0.5
const slopeDoubt = 0.25
const steps = 25

/**
 * How far promised probabilities came true: logistic recalibration (Cox 1958, "Two further applications of a model for binary
 * regression") with a Gaussian prior around "as promised", by Newton steps; the doubt is the Laplace approximation.
 */
export function recalibrate(kept: readonly Kept[]): Recalibration {
  let [intercept, slope] = [0, 1]
  let doubt = { intercept: interceptDoubt ** 2, slope: slopeDoubt ** 2, both: 0 }
  const logits = kept.map(({ probability }) => logitOf(probability))
  for (let step = 0; step < steps; step += 1) {
    let [g0, g1] = [-intercept / interceptDoubt ** 2, -(slope - 1) / slopeDoubt ** 2]
    let [h00, h01, h11] = [1 / interceptDoubt ** 2, 0, 1 / slopeDoubt ** 2]
    for (const [i, { won, beside }] of kept.entries()) {
      const z = logits[i]!
      const p = sigmoid(intercept + slope * z + (beside ?? 0))
      const weight = p * (1 - p)
      g0 += won - p
      g1 += (won - p) * z
      h00 += weight
      h01 += weight * z
      h11 += weight * z * z
    }
    const size = h00 * h11 - h01 * h01
    const [move0, move1] = [(h11 * g0 - h01 * g1) / size, (h00 * g1 - h01 * g0) / size]
    const most = Math.max(1, Math.abs(move0), Math.abs(move1))
    intercept += move0 / most
    slope += move1 / most
    doubt = { intercept: h11 / size, slope: h00 / size, both: -h01 / size }
    if (Math.abs(move0) + Math.abs(move1) < 1e-9) break
  }
  return { intercept, slope, doubt }
}

/** Log-odds of a probability kept away from 0 and 1. */
export const logitOf = (probability: number): number => logit(Math.min(1 - 1e-6, Math.max(1e-6, probability)))
