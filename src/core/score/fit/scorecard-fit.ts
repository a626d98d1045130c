import { choleskyInPlace, choleskySolve, inverseElement, lowerInverse } from '../../math/cholesky.ts'
import { sigmoid, softplus } from '../../math/logistic.ts'
import { withOffsets } from './boost.ts'
import type { Design } from './design.ts'
import { isotonic } from './isotonic.ts'
import { makeLayout, type Layout } from './layout.ts'

/**
 * The Bayesian scorecard: logistic regression on bins, P(won) = σ(b + Σ points of the active bins), with a Gaussian prior
 * per family of points: ridge for categories; for ordered bins a straight part (ridge on the slope) plus a first-order random walk.
 * The precisions maximise the evidence.
 */
export type ScorecardFit = {
  readonly layout: Layout
  /** Log-odds of the base rate of the rows learned from. */
  readonly base: number
  /** Intercept, then the points of each bin of each input (log-odds). */
  readonly weights: Float64Array
  /** L⁻¹ where L Lᵀ is the Hessian, row major; the posterior covariance of the weights (Laplace) is L⁻ᵀ L⁻¹. Empty where nobody asked for it. */
  readonly inverseFactor: Float64Array
  /** Precision of each family. */
  readonly precisions: Float64Array
}

export type ScorecardOptions = {
  /** Rounds of evidence updates; 0 keeps the precisions given. */
  readonly rounds: number
  readonly start: ScorecardFit | null
  readonly needsVariance: boolean
}

const interceptPrecision = 1e-3
/** Precision of points before any deal has spoken: an sd of 0.41 log-odds. */
export const startPrecision = 6
/** Strength of the hyperprior: each family counts as if this many points more had the common precision. */
const pooling = 1
/** The same for the common level, against a starting level of 6. */
const damping = 1

/** `weights` are kept as deviations from the means of the prior, whose log-odds stand in `offsets`. */
type State = {
  readonly layout: Layout
  readonly offsets: Float64Array
  readonly outcomes: Float64Array
  readonly weights: Float64Array
  readonly precisions: Float64Array
  readonly hessian: Float64Array
  /** L⁻¹ of the Hessian's factor, used again in each round. */
  readonly lower: Float64Array
}

/** Log-odds of the rows under the weights. */
export function linearLogits(layout: Layout, weights: Float64Array): Float64Array {
  const logits = new Float64Array(layout.rows)
  for (let row = 0; row < layout.rows; row += 1) {
    let sum = weights[0]!
    for (let k = layout.starts[row]!; k < layout.starts[row + 1]!; k += 1)
      sum += weights[layout.active[k]!]! * layout.factors[k]!
    logits[row] = sum
  }
  return logits
}

function objective(state: State, weights: Float64Array): number {
  const logits = linearLogits(state.layout, weights)
  let loss = 0
  for (let row = 0; row < logits.length; row += 1) {
    const z = logits[row]! + state.offsets[row]!
    loss += softplus(z) - state.outcomes[row]! * z
  }
  return loss + 0.5 * state.layout.penalty(weights, state.precisions) + 0.5 * interceptPrecision * weights[0]! ** 2
}

/** Fills the gradient and the lower triangle of the Hessian of the penalised log loss. */
function derivatives(state: State, gradient: Float64Array): void {
  const { layout, outcomes, weights, precisions, hessian } = state
  const { size, starts, active, factors } = layout
  hessian.fill(0)
  gradient.fill(0)
  const logits = linearLogits(layout, weights)
  for (let row = 0; row < layout.rows; row += 1) {
    const p = sigmoid(logits[row]! + state.offsets[row]!)
    const slope = p - outcomes[row]!
    const curve = Math.max(p * (1 - p), 1e-9)
    gradient[0]! += slope
    hessian[0]! += curve
    const from = starts[row]!
    const to = starts[row + 1]!
    for (let i = from; i < to; i += 1) {
      const at = active[i]!
      const line = at * size
      const curved = curve * factors[i]!
      gradient[at]! += slope * factors[i]!
      hessian[line]! += curved
      for (let j = from; j <= i; j += 1) hessian[line + active[j]!]! += curved * factors[j]!
    }
  }
  layout.addPrior(precisions, weights, gradient, hessian)
  gradient[0]! += interceptPrecision * weights[0]!
  hessian[0]! += interceptPrecision
}

/** Newton's method with step halving; leaves the Cholesky factor of the last Hessian in `state.hessian`. */
function newton(state: State, mostSteps: number): void {
  const { size } = state.layout
  const gradient = new Float64Array(size)
  const next = new Float64Array(size)
  const tolerance = Math.min(2e-3, 1e-6 * state.layout.rows)
  let best = objective(state, state.weights)
  for (let step = 0; step < mostSteps; step += 1) {
    derivatives(state, gradient)
    if (!choleskyInPlace(state.hessian, size)) throw new Error('the Hessian of the scorecard is not positive definite')
    const move = gradient.slice()
    choleskySolve(state.hessian, size, move)
    let decrement = 0
    for (let i = 0; i < size; i += 1) decrement += move[i]! * gradient[i]!
    if (decrement < tolerance) return
    for (let scale = 1; scale > 1e-4; scale /= 2) {
      for (let i = 0; i < size; i += 1) next[i] = state.weights[i]! - scale * move[i]!
      const value = objective(state, next)
      if (value > best && scale > 2e-4) continue
      state.weights.set(next)
      best = value
      break
    }
  }
}

/**
 * One round of evidence updates (MacKay 1992, eq. 18; Tipping 2001, eq. 16): α = γ / (wᵀKw) with γ = size − α tr(KΣ). First all
 * precisions move together by Σγ / Σ α wᵀKw, then each family by its own figure, drawn towards the common level by a Gamma
 * hyperprior. Gives the largest change of a log-precision.
 */
function updatePrecisions(state: State): number {
  const { layout, weights, precisions } = state
  const lower = lowerInverse(state.hessian, layout.size, state.lower)
  const covariance = (a: number, b: number): number => inverseElement(lower, layout.size, a, b)
  const families = Array.from(precisions, (precision, family) => {
    const { count, trace, energy } = layout.familyMoments(family, weights, covariance)
    return { precision, effective: Math.max(0, count - precision * trace), energy }
  })
  let [effective, scaled, logs] = [0, 0, 0]
  for (const family of families) {
    effective += family.effective
    scaled += family.precision * family.energy
    logs += Math.log(family.precision)
  }
  const together = Math.min(4, Math.max(0.25, (effective + 2 * damping) / (scaled + 2 * damping)))
  const common = together * Math.exp(logs / Math.max(1, families.length))
  let change = 0
  for (const [index, { precision, effective, energy }] of families.entries()) {
    const fresh = (effective + 2 * pooling) / (energy + (2 * pooling) / common)
    precisions[index] = Math.min(1e4, Math.max(0.02, fresh))
    change = Math.max(change, Math.abs(Math.log(precisions[index]! / precision)))
  }
  return change
}

/** Bins that may only rise or only fall are pooled where they do not (isotonic regression). */
function keepInOrder({ layout, weights }: State, { inputs }: Design): void {
  for (const [f, { direction, ordered, bins, codes }] of inputs.entries()) {
    if (direction === 0 || ordered < 2) continue
    const start = layout.offsets[f]!
    const counts = new Float64Array(ordered)
    for (const code of codes) if (bins[code]! < ordered) counts[bins[code]!]! += 1
    const means = Array.from(counts, (_, bin) => direction * (weights[start + bin]! + layout.means[start + bin]!))
    for (const [bin, value] of isotonic(means, counts).entries())
      weights[start + bin] = direction * value - layout.means[start + bin]!
  }
}

/** Fits the Bayesian scorecard. */
export function fitScorecard(design: Design, outcomes: Float64Array, options: ScorecardOptions): ScorecardFit {
  const layout = makeLayout(design)
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const weights = options.start?.weights.map((value, k) => value - layout.means[k]!) ?? new Float64Array(layout.size)
  const base = Math.log((wins + 0.5) / (outcomes.length - wins + 0.5))
  if (options.start === null) weights[0] = base
  const precisions = options.start?.precisions.slice() ?? new Float64Array(layout.families).fill(startPrecision)
  const offsets = withOffsets(linearLogits(layout, layout.means), design.offsets)
  const [hessian, lower] = [new Float64Array(layout.size ** 2), new Float64Array(layout.size ** 2)]
  const state: State = { layout, offsets, outcomes, weights, precisions, hessian, lower }
  // From weights that are nearly right already one step a round is enough.
  const steps = options.start === null ? 2 : 1
  for (let round = 0; round < options.rounds; round += 1) {
    newton(state, steps)
    if (updatePrecisions(state) < 0.1) break
  }
  newton(state, 12)
  keepInOrder(state, design)
  const inverseFactor = options.needsVariance ? lowerInverse(hessian, layout.size, lower) : new Float64Array(0)
  return { layout, base, weights: weights.map((value, k) => value + layout.means[k]!), inverseFactor, precisions }
}
