import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { logit } from '../math/logistic.ts'
import { makeRandom, normalDeviate } from '../math/random.ts'
import { z90 } from './base-scorer.ts'
import { makeScorer } from './model.ts'
import { trainModel } from './train.ts'

const random = makeRandom(21)
const rows = Array.from({ length: 400 }, (_, at) => {
  const size = normalDeviate(random)
  const won = random() < 1 / (1 + Math.exp(1 - 1.5 * size))
  // Half of the companies come once: to a model they are all "other".
  const company = `company ${random() < 0.5 ? at : Math.floor(8 * random())}`
  return { size: random() < 0.2 ? '' : size.toFixed(3), company, won }
})
const input = trainingInput(
  { size: rows.map(({ size }) => size), company: rows.map(({ company }) => company) },
  Float64Array.from(rows, ({ won }) => (won ? 1 : 0)),
)

describe('a model that was learned from deals with gaps and rare values', () => {
  const { model } = trainModel(input)
  const varianceOf = (scored: { readonly low: number; readonly high: number }): number =>
    ((logit(scored.high) - logit(scored.low)) / (2 * z90)) ** 2

  it('is less sure of a lead by as much as an unknown cell hides', () => {
    const size = model.inputs.find(({ encoding }) => encoding.column === 'size')!
    expect(size.hidden).toBeGreaterThan(0.3)
    const blind = { ...model, inputs: model.inputs.map((one) => (one === size ? { ...one, hidden: 0 } : one)) }
    const widths = (row: Record<string, string>): number =>
      varianceOf(makeScorer(model).score(row)) - varianceOf(makeScorer(blind).score(row))
    expect(widths({ size: '', company: 'company 1' })).toBeCloseTo(size.hidden, 6)
    expect(widths({ size: '0.5', company: 'company 1' })).toBeCloseTo(0, 9)
  })

  it('does not call a lead never seen for one more rare value, but for values far from all', () => {
    const scorer = makeScorer(model)
    const novelties = rows.map(({ size }, at) => scorer.score({ size, company: `unheard ${at}` }).novelty)
    expect(novelties.filter((novelty) => novelty >= 0.99).length / rows.length).toBeLessThan(0.1)
    expect(scorer.score({ size: '900', company: 'unheard' }).novelty).toBe(1)
  })
})

describe('a model that was learned from deals without gaps', () => {
  const draw = makeRandom(5)
  const deals = Array.from({ length: 600 }, () => {
    const size = 3 * draw() - 1.5
    const place = ['a', 'b', 'c', 'd'][Math.floor(4 * draw() ** 2)]!
    return { size, place, won: draw() < 1 / (1 + Math.exp(1 - size - (place === 'd' ? 2 : 0))) }
  })
  const outcomes = Float64Array.from(deals, ({ won }) => Number(won))
  const columns = { size: deals.map(({ size }) => size.toFixed(3)), place: deals.map(({ place }) => place) }

  it.each([1, -1])('takes an unknown number for neither a high nor a low one (slope %d)', (slope) => {
    const size = deals.map((deal) => (slope * deal.size).toFixed(3))
    const scorer = makeScorer(trainModel(trainingInput({ ...columns, size }, outcomes)).model)
    const pointsOf = (cell: string): number =>
      scorer.score({ size: cell, place: 'a' }).contributions.find(({ column }) => column === 'size')?.points ?? 0
    expect(Math.abs(pointsOf(''))).toBeLessThan(0.2)
    expect(Math.abs(pointsOf('1.4') - pointsOf('-1.4'))).toBeGreaterThan(1.2)
  })

  it('takes an unknown place for no rare one', () => {
    const scorer = makeScorer(trainModel(trainingInput(columns, outcomes)).model)
    const pointsOf = (place: string): number =>
      scorer.score({ size: '0', place }).contributions.find(({ column }) => column === 'place')?.points ?? 0
    expect(pointsOf('d')).toBeGreaterThan(0.7)
    expect(Math.abs(pointsOf(''))).toBeLessThan(0.4)
  })
})
