/** Dot product of two runs of a matrix; two sums at once, which do not wait for each other. */
function dot(matrix: Float64Array, a: number, b: number, count: number): number {
  let s0 = 0
  let s1 = 0
  let k = 0
  for (; k + 1 < count; k += 2) {
    s0 += matrix[a + k]! * matrix[b + k]!
    s1 += matrix[a + k + 1]! * matrix[b + k + 1]!
  }
  return k < count ? s0 + s1 + matrix[a + k]! * matrix[b + k]! : s0 + s1
}

/** Elements (i, i + 1) of rows j and j + 1 of L at once: each number that is read serves two products. */
function fillBlock(matrix: Float64Array, rowJ: number, rowI: number, i: number, size: number): void {
  const nextJ = rowJ + size
  const nextI = rowI + size
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = 0; k < i; k += 1) {
    const x = matrix[rowJ + k]!
    const y = matrix[nextJ + k]!
    const u = matrix[rowI + k]!
    const v = matrix[nextI + k]!
    a += x * u
    b += x * v
    c += y * u
    d += y * v
  }
  const first = matrix[rowI + i]!
  const second = matrix[nextI + i + 1]!
  const cross = matrix[nextI + i]!
  const left = (matrix[rowJ + i]! - a) / first
  const below = (matrix[nextJ + i]! - c) / first
  matrix[rowJ + i] = left
  matrix[nextJ + i] = below
  matrix[rowJ + i + 1] = (matrix[rowJ + i + 1]! - b - left * cross) / second
  matrix[nextJ + i + 1] = (matrix[nextJ + i + 1]! - d - below * cross) / second
}

/** The same for rows j to j + 3: each number of rows i and i + 1 serves four products. */
function fillTall(matrix: Float64Array, rowJ: number, rowI: number, i: number, size: number): void {
  const row1 = rowJ + size
  const row2 = row1 + size
  const row3 = row2 + size
  const nextI = rowI + size
  let [a0, a1, a2, a3, b0, b1, b2, b3] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let k = 0; k < i; k += 1) {
    const u = matrix[rowI + k]!
    const v = matrix[nextI + k]!
    const x0 = matrix[rowJ + k]!
    const x1 = matrix[row1 + k]!
    const x2 = matrix[row2 + k]!
    const x3 = matrix[row3 + k]!
    a0 += x0 * u
    b0 += x0 * v
    a1 += x1 * u
    b1 += x1 * v
    a2 += x2 * u
    b2 += x2 * v
    a3 += x3 * u
    b3 += x3 * v
  }
  const first = matrix[rowI + i]!
  const second = matrix[nextI + i + 1]!
  const cross = matrix[nextI + i]!
  const finish = (at: number, a: number, b: number): void => {
    const left = (matrix[at]! - a) / first
    matrix[at] = left
    matrix[at + 1] = (matrix[at + 1]! - b - left * cross) / second
  }
  finish(rowJ + i, a0, b0)
  finish(row1 + i, a1, b1)
  finish(row2 + i, a2, b2)
  finish(row3 + i, a3, b3)
}

/** One row of L up to its diagonal, from column `from` on. */
function finishRow(matrix: Float64Array, j: number, from: number, size: number): boolean {
  const rowJ = j * size
  for (let i = from; i < j; i += 1) {
    const rowI = i * size
    matrix[rowJ + i] = (matrix[rowJ + i]! - dot(matrix, rowJ, rowI, i)) / matrix[rowI + i]!
  }
  const diagonal = matrix[rowJ + j]! - dot(matrix, rowJ, rowJ, j)
  if (!(diagonal > 0)) return false
  matrix[rowJ + j] = Math.sqrt(diagonal)
  return true
}

/** Rows j and j + 1 from column j on, where all before it stands. */
const finishPair = (matrix: Float64Array, j: number, size: number): boolean =>
  finishRow(matrix, j, j, size) && finishRow(matrix, j + 1, j, size)

/**
 * Cholesky factor of a symmetric positive definite matrix (row major, size × size), in place in the lower triangle:
 * A = L Lᵀ (Golub and Van Loan 2013, "Matrix Computations", algorithm 4.2.1), in blocks of four rows by two columns. False where the
 * matrix is not positive definite.
 */
export function choleskyInPlace(matrix: Float64Array, size: number): boolean {
  let j = 0
  for (; j + 3 < size; j += 4) {
    for (let i = 0; i < j; i += 2) fillTall(matrix, j * size, i * size, i, size)
    if (!finishPair(matrix, j, size)) return false
    fillBlock(matrix, (j + 2) * size, j * size, j, size)
    if (!finishPair(matrix, j + 2, size)) return false
  }
  if (j + 1 < size) {
    for (let i = 0; i < j; i += 2) fillBlock(matrix, j * size, i * size, i, size)
    if (!finishPair(matrix, j, size)) return false
    j += 2
  }
  return j === size || finishRow(matrix, j, 0, size)
}

/** Solves L Lᵀ x = b for the factor of `choleskyInPlace`; `b` becomes x. */
export function choleskySolve(factor: Float64Array, size: number, b: Float64Array): void {
  for (let i = 0; i < size; i += 1) {
    let sum = b[i]!
    for (let k = 0; k < i; k += 1) sum -= factor[i * size + k]! * b[k]!
    b[i] = sum / factor[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    const value = b[i]! / factor[i * size + i]!
    b[i] = value
    for (let k = 0; k < i; k += 1) b[k]! -= factor[i * size + k]! * value
  }
}

/** Takes from row i of L⁻¹ what its rows k to k + 3 give, times the factor's four numbers there. */
function takeFour(factor: Float64Array, inverse: Float64Array, i: number, k: number, size: number): void {
  const row = i * size
  const l = factor[row + k]!
  const m = factor[row + k + 1]!
  const n = factor[row + k + 2]!
  const o = factor[row + k + 3]!
  const a = k * size
  const b = a + size
  const c = b + size
  const d = c + size
  for (let j = 0; j <= k; j += 1)
    inverse[row + j] =
      inverse[row + j]! - (l * inverse[a + j]! + m * inverse[b + j]!) - (n * inverse[c + j]! + o * inverse[d + j]!)
  const j = k + 1
  inverse[row + j] = inverse[row + j]! - m * inverse[b + j]! - (n * inverse[c + j]! + o * inverse[d + j]!)
  inverse[row + j + 1]! -= n * inverse[c + j + 1]! + o * inverse[d + j + 1]!
  inverse[row + j + 2]! -= o * inverse[d + j + 2]!
}

/** The same with rows k and k + 1. */
function takeTwo(factor: Float64Array, inverse: Float64Array, i: number, k: number, size: number): void {
  const row = i * size
  const l = factor[row + k]!
  const m = factor[row + k + 1]!
  const a = k * size
  const b = a + size
  for (let j = 0; j <= k; j += 1) inverse[row + j]! -= l * inverse[a + j]! + m * inverse[b + j]!
  inverse[row + k + 1]! -= m * inverse[b + k + 1]!
}

/** The last of the rows before row i where their number is odd, then the diagonal. */
function finishInverse(factor: Float64Array, inverse: Float64Array, i: number, size: number): void {
  const row = i * size
  if (i % 2 === 1) {
    const l = factor[row + i - 1]!
    for (let j = 0; j < i; j += 1) inverse[row + j]! -= l * inverse[row - size + j]!
  }
  const scale = 1 / factor[row + i]!
  for (let j = 0; j < i; j += 1) inverse[row + j]! *= scale
  inverse[row + i] = scale
}

/**
 * L⁻¹ of a lower triangular factor, row by row so that memory is read in order, from four rows at once. `inverse` may be one that is used
 * again; what it holds above the diagonal is left as it is.
 */
export function lowerInverse(
  factor: Float64Array,
  size: number,
  inverse: Float64Array = new Float64Array(size * size),
): Float64Array {
  for (let i = 0; i < size; i += 1) {
    inverse.fill(0, i * size, i * size + i)
    let k = 0
    for (; k + 3 < i; k += 4) takeFour(factor, inverse, i, k, size)
    if (k + 1 < i) takeTwo(factor, inverse, i, k, size)
    finishInverse(factor, inverse, i, size)
  }
  return inverse
}

/** One element of A⁻¹ = L⁻ᵀ L⁻¹ from L⁻¹. */
export function inverseElement(lower: Float64Array, size: number, i: number, j: number): number {
  let sum = 0
  for (let k = Math.max(i, j); k < size; k += 1) sum += lower[k * size + i]! * lower[k * size + j]!
  return sum
}

/** Adds to row i of MᵀM what rows k and k + 1 of M give. */
function addTwo(lower: Float64Array, gram: Float64Array, i: number, k: number, size: number): void {
  const line = i * size
  const row = k * size
  const next = row + size
  const left = lower[row + i]!
  const below = lower[next + i]!
  for (let j = 0; j <= i; j += 1) gram[line + j] = gram[line + j]! + left * lower[row + j]! + below * lower[next + j]!
}

/** Adds to row i of MᵀM what row k of M gives. */
function addOne(lower: Float64Array, gram: Float64Array, i: number, k: number, size: number): void {
  const left = lower[k * size + i]!
  for (let j = 0; j <= i; j += 1) gram[i * size + j]! += left * lower[k * size + j]!
}

/** MᵀM of a lower triangular M, full symmetric, row major: A⁻¹ where M is L⁻¹. By rows so that memory is read in order, two of them at once. */
export function gramOfLower(lower: Float64Array, size: number): Float64Array {
  const gram = new Float64Array(size * size)
  for (let k = 0; k < size; k += 2) {
    const paired = k + 1 < size
    for (let i = 0; i <= k; i += 1)
      if (paired) addTwo(lower, gram, i, k, size)
      else addOne(lower, gram, i, k, size)
    if (paired) addOne(lower, gram, k + 1, k + 1, size)
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) gram[j * size + i] = gram[i * size + j]!
  return gram
}
