import { expect, it } from 'vitest'
import { trainingInput } from '../../../../test/support/training-input.ts'
import { makeRandom } from '../../math/random.ts'
import { trainModel } from '../train.ts'
import { learningCurve } from './learning-curve.ts'

const random = makeRandom(4)
const rows = Array.from({ length: 600 }, () => {
  const values = Array.from({ length: 6 }, () => Math.round(100 * random()))
  const logit = values.reduce((sum, value, at) => sum + (at % 2 === 0 ? 1 : -1) * (value / 50 - 1), 0)
  return { values, won: random() < 1 / (1 + Math.exp(-logit)) }
})
const columns = Array.from({ length: 6 }, (_, at) => [`x${at}`, rows.map(({ values }) => String(values[at]))] as const)
const input = trainingInput(
  Object.fromEntries(columns),
  Float64Array.from(rows, ({ won }) => (won ? 1 : 0)),
)

it('falls to what is reported of the model, and says how much 100 more deals would take away', () => {
  const trained = trainModel(input)
  const { points, told, hundredMore } = learningCurve(input, trained)
  expect(points.map(({ deals }) => deals)).toEqual([150, 300, 600])
  const { log_loss: loss, log_loss_base: base } = trained.metrics
  expect(points.at(-1)!.relative).toBeCloseTo(loss / base, 9)
  expect(points.at(-1)!.relative).toBeLessThan(points[0]!.relative)
  for (const { error } of points) expect(error).toBeGreaterThan(0.005)
  expect(['more', 'little']).toContain(told)
  if (told === 'more') expect(hundredMore).toBeLessThan(points[0]!.relative - points.at(-1)!.relative)
})

it('cannot tell what more deals bring where they are few', () => {
  const few = { ...input, outcomes: input.outcomes.slice(0, 90), ids: input.ids.slice(0, 90) }
  const table = { columns: input.table.columns, cells: input.table.cells.map((cells) => cells.slice(0, 90)) }
  const some = { ...few, table }
  expect(learningCurve(some, trainModel(some))).toMatchObject({ told: 'unknown', hundredMore: null })
})
