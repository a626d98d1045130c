import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { makeRandom, normalDeviate } from '../math/random.ts'
import { parseFittedModel } from './parse-fitted-model.ts'
import { trainModel } from './train.ts'

/** Deals whose two numbers tell something alone and, by `together`, as a pair. */
function dealsOf(together: number): ReturnType<typeof trainModel> {
  const random = makeRandom(11)
  const rows = Array.from({ length: 900 }, () => {
    const [a, b, c] = [normalDeviate(random), normalDeviate(random), normalDeviate(random)]
    const logOdds = -0.5 + 0.8 * a + together * b * c
    return { a, b, c, title: ['director', 'engineer', 'owner', ''][Math.floor(4 * random())]!, logOdds }
  })
  const cells = {
    a: rows.map(({ a }) => a.toFixed(3)),
    b: rows.map(({ b }) => b.toFixed(3)),
    c: rows.map(({ c }) => c.toFixed(3)),
    title: rows.map(({ title }) => title),
  }
  const outcomes = Float64Array.from(rows, ({ logOdds }) => (random() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0))
  return trainModel(trainingInput(cells, outcomes))
}

describe('what makes an interval wide', () => {
  const [alone, paired] = [dealsOf(0), dealsOf(0.8)]

  it('is wider for every lead where pairs of columns still tell of held-out deals', () => {
    expect(alone.model.interval.rest).toBeLessThan(0.05)
    expect(paired.model.interval.rest).toBeGreaterThan(0.1)
  })

  it('counts an unknown cell once, in however many ways it is read', () => {
    const titles = alone.model.inputs.filter(({ encoding }) => encoding.column === 'title')
    expect(titles.length).toBeGreaterThan(1)
    expect(titles.filter(({ hidden }) => hidden > 0)).toHaveLength(1)
  })

  it('does not take a text that is not there for one that is not understood', () => {
    const random = makeRandom(4)
    const texts = Array.from({ length: 300 }, (_, at): string =>
      at % 3 === 0 ? '' : at % 2 ? 'we order today' : 'only the price',
    )
    const outcomes = Float64Array.from(texts, (text) => (random() < (text === 'we order today' ? 0.7 : 0.2) ? 1 : 0))
    const read = (text: string): string => (text === '' ? '' : text === 'we order today' ? '3' : '1')
    const cells = { message: texts, 'message · intent': texts.map(read), budget: texts.map((_, at) => String(at % 50)) }
    const hiddenOf = (given: typeof cells): number =>
      trainModel(trainingInput(given, outcomes)).model.inputs.find(
        ({ encoding }) => encoding.column === 'message · intent',
      )!.hidden
    expect(hiddenOf(cells)).toBe(0)
    const strange = texts.map((text) => (text === '' ? 'qwe asd zxc' : text))
    expect(hiddenOf({ ...cells, message: strange })).toBeGreaterThan(0.1)
  })

  it('reads a model of an earlier version as it was', () => {
    const { rest: _, ...interval } = alone.model.interval
    const earlier = JSON.parse(JSON.stringify({ ...alone.model, interval }))
    expect(parseFittedModel(earlier).interval).toEqual({ ...interval, rest: 0 })
  })
})
