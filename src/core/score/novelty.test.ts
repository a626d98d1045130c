import { expect, it } from 'vitest'
import { makeDistances, nearness } from './novelty.ts'
import type { Encoding } from './table/encoding.ts'

const cuts = [1, 2, 3, 4]
const encodings: readonly Encoding[] = [
  { kind: 'number', column: 'size', derive: 'number', cuts, coarse: [], scale: [], range: [0, 5] },
  { kind: 'category', column: 'city', derive: 'category', levels: ['a', 'b', 'c', 'd'] },
  { kind: 'item', column: 'wish', derive: 'items', item: 'x' },
]

it('counts steps between bins over their number, and 1 for all else that differs', () => {
  const distances = makeDistances(encodings, [Uint8Array.of(4, 0, 0), Uint8Array.of(5, 5, 1), Uint8Array.of(1, 0, 1)])
  expect([...distances(Uint8Array.of(1, 0, 1))]).toEqual([(3 / 4 + 0) / 2, 1, 0])
})

it('is the mean distance to the three nearest, but for the row itself', () => {
  const far = Float64Array.of(0.5, 0.1, 0, 0.9, 0.3, 0.4)
  expect(nearness(far)).toBeCloseTo((0 + 0.1 + 0.3) / 3, 12)
  expect(nearness(far, 2)).toBeCloseTo((0.1 + 0.3 + 0.4) / 3, 12)
  expect(nearness(Float64Array.of(0.2, 0.1))).toBe(0.1)
  expect(nearness(new Float64Array(0))).toBe(0)
})
