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

function factor(matrix: Float64Array[]): void {
  const size = matrix.length
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row][column]
      for (let k = 0; k < column; k += 1) sum -= matrix[row][k] * matrix[column][k]
      matrix[row][column] = row === column ? Math.sqrt(sum) : sum / matrix[column][column]
    }
}

function solve(lower: readonly Float64Array[], right: Float64Array): Float64Array {
  const size = lower.length
  const out = Float64Array.from(right)
  for (let row = 0; row < size; row += 1) {
    for (let k = 0; k < row; k += 1) out[row] -= lower[row][k] * out[k]
    out[row] /= lower[row][row]
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    for (let k = row + 1; k < size; k += 1) out[row] -= lower[k][row] * out[k]
    out[row] /= lower[row][row]
  }
  return out
}

function boundOf({ inputs, use, ridge }: DenseTask): Float64Array[] {
  const size = inputs[0].length + 1
  const matrix = Array.from({ length: size }, () => new Float64Array(size))
  const row = new Float64Array(size)
  for (const at of use) {
    row[0] = 1
    row.set(inputs[at], 1)
    for (let i = 0; i < size; i += 1) for (let j = 0; j <= i; j += 1) matrix[i][j] += row[i] * row[j] * 0.25
  }
  for (let i = 0; i < size; i += 1) matrix[i][i] += i === 0 ? 1e-6 : ridge
  factor(matrix)
  return matrix
}

/** Fits one regression for each list of answers (1 yes, 0 no, 255 not asked); weights hold the intercept first. */
export function fitLogistics(task: DenseTask, answers: readonly Uint8Array[]): readonly Float64Array[] {
  const { inputs, use, ridge, rounds } = task
  const lower = boundOf(task)
  const size = lower.length
  return answers.map((answer) => {
    const weights = new Float64Array(size)
    for (let round = 0; round < rounds; round += 1) {
      const gradient = new Float64Array(size)
      for (const at of use) {
        if (answer[at] === 255) continue
        const row = inputs[at]
        let sum = weights[0]
        for (let i = 1; i < size; i += 1) sum += weights[i] * row[i - 1]
        const error = answer[at] - 1 / (1 + Math.exp(-sum))
        gradient[0] += error
        for (let i = 1; i < size; i += 1) gradient[i] += error * row[i - 1]
      }
      for (let i = 1; i < size; i += 1) gradient[i] -= ridge * weights[i]
      const step = solve(lower, gradient)
      for (let i = 0; i < size; i += 1) weights[i] += step[i]
    }
    return weights
  })
}
