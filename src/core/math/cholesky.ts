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

/**
 * Cholesky factor of a symmetric positive definite matrix (row major, size × size), in place in the lower triangle:
 * A = L Lᵀ (Golub and Van Loan 2013, "Matrix Computations", algorithm 4.2.1), in blocks of two by two. False where the matrix is not
 * positive definite.
 */
export function choleskyInPlace(matrix: Float64Array, size: number): boolean {
  for (let j = 0; j < size; j += 2) {
    const paired = j + 1 < size
    if (paired) for (let i = 0; i < j; i += 2) fillBlock(matrix, j * size, i * size, i, size)
    if (!finishRow(matrix, j, paired ? j : 0, size)) return false
    if (paired && !finishRow(matrix, j + 1, j, size)) return false
  }
  return true
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

/** L⁻¹ of a lower triangular factor, row by row so that memory is read in order. */
export function lowerInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    const row = i * size
    let k = 0
    for (; k + 1 < i; k += 2) {
      const l = factor[row + k]!
      const m = factor[row + k + 1]!
      if (l === 0 && m === 0) continue
      const other = k * size
      const next = other + size
      for (let j = 0; j <= k; j += 1) inverse[row + j]! -= l * inverse[other + j]! + m * inverse[next + j]!
      inverse[row + k + 1]! -= m * inverse[next + k + 1]!
    }
    if (k < i) {
      const l = factor[row + k]!
      for (let j = 0; j <= k; j += 1) inverse[row + j]! -= l * inverse[k * size + j]!
    }
    const scale = 1 / factor[row + i]!
    for (let j = 0; j < i; j += 1) inverse[row + j]! *= scale
    inverse[row + i] = scale
  }
  return inverse
}

/** One element of A⁻¹ = L⁻ᵀ L⁻¹ from L⁻¹. */
export function inverseElement(lower: Float64Array, size: number, i: number, j: number): number {
  let sum = 0
  for (let k = Math.max(i, j); k < size; k += 1) sum += lower[k * size + i]! * lower[k * size + j]!
  return sum
}

/** The inverse of A from its Cholesky factor, full symmetric, row major: A⁻¹ = L⁻ᵀ L⁻¹. */
export const choleskyInverse = (factor: Float64Array, size: number): Float64Array =>
  gramOfLower(lowerInverse(factor, size), size)

/** MᵀM of a lower triangular M, by rows so that memory is read in order. */
function gramOfLower(lower: Float64Array, size: number): Float64Array {
  const gram = new Float64Array(size * size)
  for (let k = 0; k < size; k += 1) {
    const row = k * size
    for (let i = 0; i <= k; i += 1) {
      const left = lower[row + i]!
      if (left === 0) continue
      for (let j = 0; j <= i; j += 1) gram[i * size + j]! += left * lower[row + j]!
    }
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) gram[j * size + i] = gram[i * size + j]!
  return gram
}
