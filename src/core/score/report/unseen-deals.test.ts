import { expect, it } from 'vitest'
import { trainingInput } from '../../../../test/support/training-input.ts'
import { makeRandom } from '../../math/random.ts'
import { type TrainInput, trainModel } from '../train.ts'
import { unseenDeals } from './unseen-deals.ts'

function deals(rows: number): TrainInput {
  const random = makeRandom(5)
  const size = Array.from({ length: rows }, () => String(Math.round(100 * random())))
  const city = size.map(() => `city ${Math.floor(6 * random())}`)
  const outcomes = Float64Array.from(size, (cell) => (random() < 0.1 + Number(cell) / 140 ? 1 : 0))
  // A contract is signed where a deal is won: the leak guard must keep it away from the examples too.
  const contract = Array.from(outcomes, (won, at) => (won === 1 && at % 10 > 0 ? 'signed' : ''))
  return trainingInput({ size, city, contract }, outcomes)
}

it('scores past deals by a model that learned from none of them', () => {
  const input = deals(200)
  const { learned, deals: shown } = unseenDeals(input, trainModel(input), 10)
  expect(learned).toBe(190)
  expect(shown).toHaveLength(10)
  const ids = new Set(shown.map(({ id }) => id))
  expect(ids.size).toBe(10)
  for (const { id, won, near, score } of shown) {
    expect(won).toBe(input.outcomes[Number(id.slice(5))] === 1)
    expect(near).toHaveLength(3)
    expect(near.some((deal) => ids.has(deal.id))).toBe(false)
    expect(score.contributions.some(({ column }) => column === 'contract')).toBe(false)
  }
  const scores = shown.map(({ score }) => score.probability)
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
})

it('shows fewer, or none, where deals are few', () => {
  const input = deals(40)
  expect(unseenDeals(input, trainModel(input), 10).deals).toHaveLength(4)
  const few = deals(8)
  expect(unseenDeals(few, trainModel(few), 10).deals).toEqual([])
})
