import { expect, it } from 'vitest'
import { choleskyInPlace, choleskySolve, gramOfLower, lowerInverse } from './cholesky.ts'

const matrix = (): Float64Array => Float64Array.of(4, 2, 0.6, 2, 5, 1, 0.6, 1, 3)

it('solves and inverts a positive definite matrix', () => {
  const factor = matrix()
  expect(choleskyInPlace(factor, 3)).toBe(true)
  const x = Float64Array.of(1, 2, 3)
  choleskySolve(factor, 3, x)
  const back = [0, 1, 2].map((i) => [0, 1, 2].reduce((sum, j) => sum + matrix()[i * 3 + j]! * x[j]!, 0))
  for (const [i, value] of back.entries()) expect(value).toBeCloseTo(i + 1, 12)
  const inverse = gramOfLower(lowerInverse(factor, 3), 3)
  const one = [0, 1, 2].reduce((sum, j) => sum + matrix()[j]! * inverse[j * 3]!, 0)
  expect(one).toBeCloseTo(1, 12)
})

it('says no to what is not positive definite', () => {
  expect(choleskyInPlace(Float64Array.of(1, 2, 2, 1), 2)).toBe(false)
})
