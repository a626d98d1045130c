import { expect, it } from 'vitest'
import { makeRandom } from '../math/random.ts'
import { makeNearness, makeRowDistance } from './novelty.ts'
import type { Encoding } from './table/encoding.ts'

const cuts = [1, 2, 3, 4]
const encodings: readonly Encoding[] = [
  { kind: 'number', column: 'size', derive: 'number', cuts, coarse: [], scale: [], range: [0, 5] },
  { kind: 'category', column: 'city', derive: 'category', levels: ['a', 'b', 'c', 'd'] },
  { kind: 'item', column: 'wish', derive: 'items', item: 'x' },
]

it('is the mean distance to the three nearest of the kept rows, but for the row itself', () => {
  const random = makeRandom(2)
  const draw = (): Uint8Array => Uint8Array.from([6, 6, 2], (codes) => Math.floor(codes * random()))
  const rows = Array.from({ length: 20 }, draw)
  const distance = makeRowDistance(encodings)
  const nearness = makeNearness(encodings, rows)
  const expected = (row: Uint8Array, others: readonly Uint8Array[]): number =>
    others
      .map((other) => distance(row, other))
      .sort((a, b) => a - b)
      .slice(0, 3)
      .reduce((sum, one) => sum + one / 3, 0)
  for (const [i, row] of rows.entries()) {
    expect(nearness(row)).toBeCloseTo(expected(row, rows), 12)
    expect(nearness(row, i)).toBeCloseTo(
      expected(
        row,
        rows.filter((_, at) => at !== i),
      ),
      12,
    )
  }
})

it('knows what to do with fewer rows than three', () => {
  expect(makeNearness(encodings, [])(Uint8Array.of(0, 0, 0))).toBe(0)
  expect(makeNearness(encodings, [Uint8Array.of(5, 0, 0)])(Uint8Array.of(0, 0, 1))).toBe(0.5)
})
