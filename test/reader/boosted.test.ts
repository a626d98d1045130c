import { expect, test } from 'vitest'
import { boostedLogit, fitBoosted } from '../../scripts/reader/boosted.ts'
import { makeRandom } from '../../src/core/math/random.ts'
import { onGrid } from '../../src/core/read/learned/boosted.ts'

test('trees learn what no line can, from the rows that were asked', () => {
  const next = makeRandom(5)
  const points = Array.from({ length: 800 }, () => [next() * 2 - 1, next() * 2 - 1] as const)
  const inputs = points.map((point) => Int16Array.from(point, onGrid))
  const inside = ([first]: readonly [number, number]): boolean => Math.abs(first) < 0.5
  const answers = Uint8Array.from(points, (point, at) => (at % 10 === 0 ? 255 : inside(point) ? 1 : 0))
  const [boosted] = fitBoosted({ inputs, use: [...inputs.keys()] }, [answers])
  const right = points.filter((point, at) => boostedLogit(boosted, inputs[at]) > 0 === inside(point))
  expect(right.length / points.length).toBeGreaterThan(0.95)
})
