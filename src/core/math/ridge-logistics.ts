import { choleskyInPlace, choleskySolve } from './cholesky.ts'
import { sigmoid } from './logistic.ts'

/**
 * Ridge-penalised logistic regressions that share their inputs, by the bound of Böhning and Lindsay (1988,
 * "Monotonicity of quadratic-approximation algorithms"): X'X/4 + λI bounds every Hessian, so it is factored once.
 */
export type DenseTask = {
  readonly inputs: readonly Float64Array[]
  /** Rows to train on. */
  readonly use: readonly number[]
  readonly ridge: number
  readonly rounds: number
}

/** The Cholesky factor of the bound, row by row. */
function boundOf({ inputs, use, ridge }: DenseTask, size: number): Float64Array {
  const matrix = new Float64Array(size * size)
  const row = new Float64Array(size)
  for (const at of use) {
    row[0] = 1
    row.set(inputs[at], 1)
    for (let i = 0; i < size; i += 1) for (let j = 0; j <= i; j += 1) matrix[i * size + j] += row[i] * row[j] * 0.25
  }
  for (let i = 0; i < size; i += 1) matrix[i * size + i] += i === 0 ? 1e-6 : ridge
  choleskyInPlace(matrix, size)
  return matrix
}

/** The log-odds that a regression gives to a row of inputs; its weights hold the intercept first. */
export function regressed(weights: ArrayLike<number>, inputs: Float64Array): number {
  let sum = weights[0]
  for (let at = 0; at < inputs.length; at += 1) sum += weights[at + 1] * inputs[at]
  return sum
}

/** Fits one regression for each list of answers (1 yes, 0 no, 255 not asked); weights hold the intercept first. */
export function fitLogistics(task: DenseTask, answers: readonly Uint8Array[]): readonly Float64Array[] {
  const { inputs, use, ridge, rounds } = task
  const size = inputs[0].length + 1
  const factor = boundOf(task, size)
  return answers.map((answer) => {
    const weights = new Float64Array(size)
    for (let round = 0; round < rounds; round += 1) {
      const gradient = new Float64Array(size)
      for (const at of use) {
        if (answer[at] === 255) continue
        const row = inputs[at]
        const error = answer[at] - sigmoid(regressed(weights, row))
        gradient[0] += error
        for (let i = 1; i < size; i += 1) gradient[i] += error * row[i - 1]
      }
      for (let i = 1; i < size; i += 1) gradient[i] -= ridge * weights[i]
      choleskySolve(factor, size, gradient)
      for (let i = 0; i < size; i += 1) weights[i] += gradient[i]
    }
    return weights
  })
}
