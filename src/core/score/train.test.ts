import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { logit } from '../math/logistic.ts'
import { makeRandom, normalDeviate } from '../math/random.ts'
import type { FeatureRow } from './feature-row.ts'
import { parseFixedRules } from './fixed-points.ts'
import { makeScorer, parseModel } from './model.ts'
import { makeNearestDeals } from './nearest-deals.ts'
import { parseBaseModel } from './parse-base-model.ts'
import { valueTables } from './report/value-tables.ts'
import { tableOfRows } from './rows-table.ts'
import { trainModel, type TrainInput } from './train.ts'

/** Deals with a straight number, a category, a column that knows the outcome when asked for, and noise. */
function deals(rows: number, { strength, leak, seed }: { strength: number; leak: boolean; seed: number }): TrainInput {
  const random = makeRandom(seed)
  const [ids, size, channel, noise, signed]: [string[], string[], string[], string[], string[]] = [[], [], [], [], []]
  const outcomes = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    const z = normalDeviate(random)
    const source = ['site', 'ads', 'fair'][Math.floor(3 * random())]!
    const logOdds = -1 + strength * (1.2 * z + (source === 'fair' ? 1 : 0))
    outcomes[row] = random() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
    ids.push(String(row + 1))
    size.push(random() < 0.1 ? '' : `${z.toFixed(2).replace('.', ',')} ₸`)
    channel.push(source)
    noise.push(random() < 0.5 ? 'yes' : 'no')
    signed.push(leak && outcomes[row] === 1 && random() < 0.9 ? `2026-0${1 + Math.floor(9 * random())}-11` : '')
  }
  const cells = { 'deal id': ids, size, channel, noise, 'contract signed': signed }
  return { ...trainingInput(cells, outcomes), ids }
}

const strong = trainModel(deals(400, { strength: 1, leak: true, seed: 5 }))

it('a source that is its own class stands once in what sells, with all its points', () => {
  const input = deals(400, { strength: 1, leak: false, seed: 5 })
  const sources = input.table.cells[2]!.map((cell) => ({ site: 'site', ads: 'paid_search', fair: 'event' })[cell]!)
  const table = {
    columns: input.table.columns.map((column) => (column === 'channel' ? 'source' : column)),
    cells: input.table.cells.map((cells, index) => (index === 2 ? sources : cells)),
  }
  const renamed = { ...input, table }
  const trained = trainModel(renamed)
  const source = valueTables(trained.model, trained.used, renamed).find(({ column }) => column === 'source')!
  const values = source.lines.map(({ value }) => value)
  expect(values.toSorted()).toEqual([...new Set(values)].toSorted())
  expect(values).toContain('event')
})

describe('a model learned from deals', () => {
  it('finds the column that is filled after closing and leaves it out', () => {
    expect(strong.leaks.map(({ column }) => column)).toEqual(['contract signed'])
    expect(strong.ignored.map(({ column }) => column)).toContain('contract signed')
    expect(strong.ignored.map(({ column }) => column)).toContain('deal id')
  })

  it('beats the base rate on held-out deals', () => {
    expect(strong.model.skill).toBe(true)
    expect(strong.metrics.log_loss).toBeLessThan(0.92 * strong.metrics.log_loss_base)
    expect(strong.metrics.auc).toBeGreaterThan(0.72)
  })

  it('has contributions that sum to the log-odds, whatever the row holds', () => {
    const scorer = makeScorer(parseModel(JSON.parse(JSON.stringify(strong.model))))
    const rows: readonly FeatureRow[] = [
      { size: '1,5', channel: 'fair' },
      { size: 'x', channel: 'moon', noise: 'yes' },
      {},
      { size: 1e9 },
    ]
    for (const row of rows) {
      const { contributions, probability, low, high } = scorer.score(row)
      const sum = contributions.reduce((total, part) => total + part.points, 0)
      expect(Math.abs(sum - logit(probability))).toBeLessThan(1e-9)
      expect(low <= probability && probability <= high).toBe(true)
    }
  })

  it('ranks a large deal of the fair above a small one of the site', () => {
    const scorer = makeScorer(strong.model)
    const [high, low] = [scorer.score({ size: 2, channel: 'fair' }), scorer.score({ size: -2, channel: 'site' })]
    expect(high.probability).toBeGreaterThan(3 * low.probability)
    expect(high.rank).toBeGreaterThan(low.rank)
    expect(high.ownDataShare).toBeGreaterThan(0.5)
  })

  it('calls a lead of values never seen new, and a usual one not', () => {
    const scorer = makeScorer(strong.model)
    expect(scorer.score({ size: 40_000, channel: 'moon', noise: 'maybe' }).novelty).toBeGreaterThanOrEqual(0.99)
    expect(scorer.score({ size: 0.1, channel: 'ads', noise: 'no' }).novelty).toBeLessThan(0.9)
  })

  it('names the past deals most like a lead', () => {
    const near = makeNearestDeals(strong.model)({ size: 0.1, channel: 'ads', noise: 'no' }, 3)
    expect(near).toHaveLength(3)
    expect(near[0]!.distance).toBeLessThan(0.2)
    expect(strong.model.pastDeals.ids).toContain(near[0]!.id)
    expect(near.map(({ distance }) => distance)).toEqual(near.map(({ distance }) => distance).toSorted((a, b) => a - b))
  })

  it('is the same for the same deals and seed', () => {
    const input = deals(120, { strength: 1, leak: false, seed: 9 })
    expect(JSON.stringify(trainModel(input).model)).toBe(JSON.stringify(trainModel(input).model))
  })

  it('holds no value of fewer than two deals', () => {
    const input = deals(200, { strength: 1, leak: false, seed: 3 })
    ;(input.table.cells[2] as string[])[0] = 'only one deal has this'
    expect(JSON.stringify(trainModel(input).model)).not.toContain('only one deal')
  })
})

describe('without skill', () => {
  const noise = trainModel(deals(150, { strength: 0, leak: false, seed: 11 }))

  it('stays near the base rate for every lead, with its width, and says so', () => {
    expect(noise.model.skill).toBe(false)
    const { probability, low, high, contributions } = makeScorer(noise.model).score({ size: 3, channel: 'fair' })
    expect(Math.abs(probability - noise.model.training.wins / 150)).toBeLessThan(0.005)
    expect(makeScorer(noise.model).score({ size: -3 }).probability).toBe(probability)
    expect(noise.metrics.log_loss).toBe(noise.metrics.log_loss_base)
    expect(high - low).toBeGreaterThan(0.1)
    expect(Math.abs(contributions.reduce((sum, part) => sum + part.points, 0) - logit(probability))).toBeLessThan(1e-9)
  })
})

describe('the base scorecard as prior', () => {
  const base = parseBaseModel(
    JSON.parse(readFileSync(new URL('../../../data/scorecard/base.json', import.meta.url), 'utf8')),
  )
  const titles = ['директор', 'студент', 'менеджер', 'инженер']
  const input = deals(40, { strength: 0, leak: false, seed: 2 })
  const table = {
    columns: ['Должность', 'noise'],
    cells: [input.outcomes.reduce<string[]>((list, _, row) => [...list, titles[row % 4]!], []), input.table.cells[3]!],
  }

  it('answers where the deals say nothing', () => {
    const { model } = trainModel({ ...input, table, prior: base })
    const scorer = makeScorer(parseModel(JSON.parse(JSON.stringify(model))))
    const [director, student] = ['директор', 'студент'].map((title) => scorer.score({ Должность: title }))
    expect(director!.probability).toBeGreaterThan(1.5 * student!.probability)
  })
})

describe('stored inputs of leads', () => {
  it('train a model that scores the rows of the line', () => {
    const random = makeRandom(8)
    const rows = Array.from({ length: 300 }, (): FeatureRow => {
      const intent = Math.floor(4 * random())
      return { intent: String(intent), source: random() < 0.5 ? 'referral' : 'social', visits: null, hour: 9 }
    })
    const outcomes = Float64Array.from(rows, ({ intent }) => (random() < 0.05 + 0.25 * Number(intent) ? 1 : 0))
    const input = deals(300, { strength: 1, leak: false, seed: 1 })
    const { model } = trainModel({ ...input, table: tableOfRows(rows), outcomes, keepLeaks: true })
    const scorer = makeScorer(model)
    const low = scorer.score({ intent: '0', source: 'social' })
    expect(scorer.score({ intent: '3', source: 'social' }).probability).toBeGreaterThan(2 * low.probability)
  })
})

describe('wishes of the person', () => {
  const input = deals(300, { strength: 1, leak: false, seed: 12 })

  it('keeps points that may only fall falling, against what the deals say', () => {
    const scorer = makeScorer(trainModel({ ...input, falling: new Set(['size']) }).model)
    const points = [-2, -1, 0, 1, 2].map(
      (size) =>
        scorer.score({ size, channel: 'ads', noise: 'no' }).contributions.find(({ column }) => column === 'size')
          ?.points ?? 0,
    )
    for (const [at, value] of points.entries()) if (at > 0) expect(value).toBeLessThanOrEqual(points[at - 1]! + 1e-9)
  })

  it('keeps points that may only rise rising', () => {
    const { model } = trainModel({ ...input, rising: new Set(['size']) })
    const scorer = makeScorer(parseModel(JSON.parse(JSON.stringify(model))))
    const answers = Array.from(
      { length: 41 },
      (_, i) => scorer.score({ size: (i - 20) / 10, channel: 'fair' }).probability,
    )
    for (const [at, value] of answers.entries()) if (at > 0) expect(value).toBeGreaterThan(answers[at - 1]! - 0.02)
    expect(answers.at(-1)!).toBeGreaterThan(3 * answers[0]!)
  })

  it('gives the points made by hand exactly, learns nothing of their column, and still adds up', () => {
    const fixed = parseFixedRules(
      '[{"column":"channel","is":["Fair"],"points":20},{"column":"channel","missing":true,"points":-5}]',
    )
    const { model, ignored } = trainModel({ ...input, fixed })
    const scorer = makeScorer(parseModel(JSON.parse(JSON.stringify(model))))
    const pointsOf = (channel: string): number =>
      scorer.score({ size: 0.5, channel }).contributions.find(({ column }) => column === 'channel')!.points
    expect(pointsOf('fair') - pointsOf('site')).toBeCloseTo(2, 9)
    expect(pointsOf('') - pointsOf('site')).toBeCloseTo(-0.5, 9)
    expect(ignored).toContainEqual({
      column: 'channel',
      code: 'by_hand',
      reason: 'its points are made by hand',
    })
    const { contributions, probability } = scorer.score({ size: 0.5, channel: 'fair' })
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(logit(probability), 9)
  })

  it('names the place of a broken rule', () => {
    expect(() => parseFixedRules('[{"column":"channel","points":10}]')).toThrow(/\[0\] of the rules/)
    expect(() => trainModel({ ...input, rising: new Set(['channel']) })).toThrow(/Only a number/)
  })
})

describe('little or odd data', () => {
  it('does not break on ten deals', () => {
    const { model } = trainModel(deals(10, { strength: 1, leak: false, seed: 4 }))
    expect(model.training.rows).toBe(10)
    expect(model.skill).toBe(false)
  })

  it('claims nothing of a thousand columns of noise beside few deals', () => {
    const random = makeRandom(31)
    const input = deals(60, { strength: 0, leak: false, seed: 8 })
    const noise = Array.from({ length: 600 }, (_, k) =>
      Array.from({ length: 60 }, () => (k % 2 ? ['a', 'b', 'c'][Math.floor(3 * random())]! : random().toFixed(3))),
    )
    const table = { columns: noise.map((_, k) => `column ${k}`), cells: noise }
    const { metrics, model, ignored } = trainModel({ ...input, table })
    expect(model.skill).toBe(false)
    expect(metrics.auc_low).toBeLessThan(0.55)
    expect(ignored.length).toBeGreaterThan(100)
    expect(model.columns.filter(({ ignored: why }) => why === null).length).toBeGreaterThan(10)
  })

  it('asks for the won values where all outcomes are the same', () => {
    const input = deals(20, { strength: 1, leak: false, seed: 4 })
    expect(() => trainModel({ ...input, outcomes: new Float64Array(20) })).toThrow(/count as lost.*--won/)
  })

  it('learns from earlier and tests on later deals where dates are given', () => {
    const input = deals(200, { strength: 1, leak: false, seed: 6 })
    const dates = Float64Array.from(input.outcomes.keys(), (row) => 20_000 + row)
    const { validation } = trainModel({ ...input, dates })
    expect(Math.min(...validation.rows)).toBeGreaterThanOrEqual(100)
  })

  it('refuses a damaged model and names the place', () => {
    const { boost } = strong.model
    const loop = { ...strong.model, boost: { ...boost, left: boost.left.map(() => 0) } }
    expect(() => parseModel(loop)).toThrow(/damaged/)
  })
})

describe('a table that fits as a whole and is too wide for a fold of it', () => {
  it.each([36, 42, 48, 54, 60])('keeps its columns in the folds: %i columns', (width) => {
    const random = makeRandom(9)
    const rows = 360
    const cells = Array.from({ length: width }, () =>
      Array.from({ length: rows }, () => `kind ${Math.floor(6 * random())}`),
    )
    const outcomes = Float64Array.from({ length: rows }, () => (random() < 0.4 ? 1 : 0))
    const columns = cells.map((_, index) => `trait ${index}`)
    const base = deals(rows, { strength: 1, leak: false, seed: 5 })
    const { metrics } = trainModel({ ...base, table: { columns, cells }, outcomes })
    expect(metrics.log_loss).toBeLessThan(1.1 * metrics.log_loss_base)
  })
})
