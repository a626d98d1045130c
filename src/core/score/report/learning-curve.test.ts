import { expect, it } from 'vitest'
import { trainingInput } from '../../../../test/support/training-input.ts'
import { makeRandom } from '../../math/random.ts'
import { trainModel } from '../train.ts'
import { learningCurve } from './learning-curve.ts'

const random = makeRandom(3)
const rows = Array.from({ length: 400 }, () => {
  const values = Array.from({ length: 6 }, () => Math.round(100 * random()))
  const logit = values.reduce((sum, value, at) => sum + (at % 2 === 0 ? 1 : -1) * (value / 50 - 1), 0)
  return { values, won: random() < 1 / (1 + Math.exp(-logit)) }
})

it('a curve that falls says how much 100 more deals would take away', () => {
  const columns = Object.fromEntries(
    Array.from({ length: 6 }, (_, at) => [`x${at}`, rows.map(({ values }) => String(values[at]))]),
  )
  const input = trainingInput(
    columns,
    Float64Array.from(rows, ({ won }) => (won ? 1 : 0)),
  )
  const { used } = trainModel(input)
  const design = { rows: rows.length, inputs: used.flatMap(({ inputs }) => inputs) }
  const { points, hundredMore } = learningCurve(design, input.outcomes, 1)
  expect(points.at(-1)!.relative).toBeLessThan(points[0]!.relative)
  expect(hundredMore).toBeGreaterThan(0)
  expect(hundredMore).toBeLessThan(points[0]!.relative - points.at(-1)!.relative)
})
