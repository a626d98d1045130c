import { choleskyInPlace, choleskySolve } from '../../math/cholesky.ts'
import { sigmoid } from '../../math/logistic.ts'

/** How the learners' log-odds are joined: base + shift + Σ weight · (learner − base). */
export type Blend = { readonly base: number; readonly shift: number; readonly weights: readonly number[] }

/**
 * Shares of scorecard, boosted trees and forest before any deal has spoken. They sum to one: what the learners say out of fold is surer when
 * they are fitted on all deals.
 */
const priorShares: readonly number[] = [0.48, 0.17, 0.35]
/**
 * Prior doubt of each share, of their common scale, and of the shift (log-odds). The doubt of the shares grows with the deals: the more
 * there are, the more tables differ in which learner suits them.
 */
const shareSd = (rows: number): number => 0.1 * Math.min(3, Math.max(1, Math.sqrt(rows / 500)))
const scaleSd = (rows: number): number => shareSd(rows) / 2
const shiftSd = 0.1

export type BlendInput = {
  readonly learners: readonly Float64Array[]
  readonly outcomes: Float64Array
  readonly base: number
  /** Points fixed by hand, which have no weight. */
  readonly offsets: Float64Array | undefined
}

/**
 * Weights of the learners by penalised logistic regression on out-of-fold log-odds, never below zero (stacking: Wolpert 1992;
 * Breiman 1996), with a Gaussian prior around fixed shares: covariance shareSd² I + scaleSd² 11ᵀ. A sum below one pulls
 * overconfident learners to the base rate.
 */
export function fitBlend({ learners, outcomes, base, offsets }: BlendInput): Blend {
  let free = learners.map((_, index) => index)
  for (;;) {
    const means = free.map((index) => priorShares[index]!)
    const solved = solve({ learners: free.map((index) => learners[index]!), outcomes, base, offsets, means })
    const worst = solved.weights.reduce((at, weight, index) => (weight < solved.weights[at]! ? index : at), 0)
    if (free.length === 1 || solved.weights[worst]! >= 0) {
      const weights = learners.map((_, index) => Math.max(0, solved.weights[free.indexOf(index)] ?? 0))
      return { base, shift: solved.shift, weights }
    }
    free = free.filter((_, index) => index !== worst)
  }
}

type Problem = BlendInput & { readonly means: readonly number[] }

/** Inverse of shareSd² I + scaleSd² 11ᵀ (Sherman and Morrison 1950), with the shift in front. */
function priorPrecision(count: number, rows: number): (i: number, j: number) => number {
  const [a, b] = [shareSd(rows) ** 2, scaleSd(rows) ** 2]
  return (i, j) => {
    if (i === 0 || j === 0) return i === j ? shiftSd ** -2 : 0
    return (i === j ? 1 / a : 0) - b / (a * (a + count * b))
  }
}

function solve({ learners, outcomes, base, offsets, means }: Problem): { shift: number; weights: number[] } {
  const size = learners.length + 1
  const centre = [0, ...means]
  const beta = [...centre]
  const precision = priorPrecision(learners.length, outcomes.length)
  const x = new Float64Array(size)
  for (let step = 0; step < 25; step += 1) {
    const gradient = new Float64Array(size)
    const hessian = new Float64Array(size * size)
    for (let i = 0; i < size; i += 1)
      for (let j = 0; j < size; j += 1) {
        hessian[i * size + j] = precision(i, j)
        gradient[i]! += precision(i, j) * (beta[j]! - centre[j]!)
      }
    for (let row = 0; row < outcomes.length; row += 1) {
      x[0] = 1
      let z = base + beta[0]! + (offsets?.[row] ?? 0)
      for (let k = 1; k < size; k += 1) {
        x[k] = learners[k - 1]![row]! - base
        z += beta[k]! * x[k]!
      }
      const p = sigmoid(z)
      const curve = Math.max(p * (1 - p), 1e-7)
      for (let i = 0; i < size; i += 1) {
        gradient[i]! += (p - outcomes[row]!) * x[i]!
        for (let j = 0; j <= i; j += 1) hessian[i * size + j]! += curve * x[i]! * x[j]!
      }
    }
    if (!choleskyInPlace(hessian, size)) break
    choleskySolve(hessian, size, gradient)
    for (let k = 0; k < size; k += 1) beta[k]! -= Math.max(-1, Math.min(1, gradient[k]!))
    if (gradient.every((value) => Math.abs(value) < 1e-6)) break
  }
  return { shift: beta[0]!, weights: beta.slice(1) }
}

/** Joined log-odds of rows. */
export function blendLogits(blend: Blend, learners: readonly Float64Array[]): Float64Array {
  const rows = learners[0]?.length ?? 0
  const joined = new Float64Array(rows).fill(blend.base + blend.shift)
  for (const [k, logits] of learners.entries())
    for (let row = 0; row < rows; row += 1) joined[row]! += blend.weights[k]! * (logits[row]! - blend.base)
  return joined
}
