import { expect, it } from 'vitest'
import { makeRandom, normalDeviate } from '../../math/random.ts'
import { fitEncoding } from './encoding.ts'

const random = makeRandom(9)
const normal = Float64Array.from({ length: 600 }, () => normalDeviate(random))

const scaleOf = (numbers: Float64Array): readonly number[] => {
  const [encoding] = fitEncoding(
    { column: 'x', derive: 'number' },
    { kind: 'number', numbers },
    {
      rows: numbers.length,
      coarseBins: 6,
      barred: () => false,
    },
  )
  if (encoding?.kind !== 'number') throw new Error('a number is encoded as one')
  return encoding.scale
}

it('has the straight part of a number by its value and its rank, which agree for a bell', () => {
  const scale = scaleOf(normal)
  expect(scale[0]).toBeCloseTo(-scale.at(-1)!, 0)
  expect(scale.at(-1)).toBeGreaterThan(1.8)
  expect(scale.at(-1)).toBeLessThan(3)
  expect(scale).toEqual(scale.toSorted((a, b) => a - b))
})

it('does not let a few far values take the whole straight part', () => {
  const far = normal.map((value, at) => (at < 3 ? 1e6 : value))
  const scale = scaleOf(far)
  // Standardised values alone would put all other bins within a hair of zero.
  expect(scale[Math.floor(scale.length * 0.8)]! - scale[Math.floor(scale.length * 0.2)]!).toBeGreaterThan(0.6)
})
