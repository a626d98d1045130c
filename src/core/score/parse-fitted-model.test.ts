import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { AppError } from '../app-error.ts'
import { makeRandom } from '../math/random.ts'
import type { FeatureRow } from './feature-row.ts'
import { parseFixedRules } from './fixed-points.ts'
import { makeScorer, parseModel } from './model.ts'
import { makeNearestDeals } from './nearest-deals.ts'
import { parseFittedModel } from './parse-fitted-model.ts'
import { trainModel } from './train.ts'

const random = makeRandom(3)
const rows = Array.from({ length: 400 }, () => ({
  size: Math.floor(100 * random()),
  from: ['site', 'fair', 'ads'][Math.floor(3 * random())]!,
  line: ['A', 'B'][Math.floor(2 * random())]!,
}))
const outcomes = Float64Array.from(rows, ({ size, line }) =>
  random() < (line === 'A' ? size / 120 : 0.8 - size / 130) ? 1 : 0,
)
const cells = {
  size: rows.map(({ size }) => String(size)),
  from: rows.map(({ from }) => from),
  line: rows.map(({ line }) => line),
  hand: rows.map((_, at) => (at % 3 ? 'x' : 'y')),
  tags: rows.map((_, at) => ['red;round', 'round', 'red;square'][at % 3]!),
}
const { model } = trainModel({
  ...trainingInput(cells, outcomes),
  keepLeaks: true,
  lines: 'line',
  fixed: parseFixedRules('[{"column":"hand","is":["x"],"points":3}]'),
})
const text = JSON.stringify(model)
const whole = JSON.parse(text) as unknown
const leads: readonly FeatureRow[] = [
  { size: 70, from: 'fair', line: 'A', hand: 'x', tags: 'red;round' },
  { line: 'B', from: 'moon' },
  {},
]

type Node = Record<string | number, unknown>
type Place = readonly (string | number)[]

/** Every field; of lists the first and the last entry. */
function placesIn(node: unknown, place: Place = []): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [place]
  const keys = Array.isArray(node) ? [...new Set([0, node.length - 1])].filter((key) => key >= 0) : Object.keys(node)
  return [place, ...keys.flatMap((key) => placesIn((node as Node)[key], [...place, key]))]
}

/** The model with one field put to something else; undefined takes it away. */
function damaged([key, ...rest]: Place, value: unknown, node: unknown = whole): unknown {
  if (key === undefined) return value
  const copy = (Array.isArray(node) ? [...(node as unknown[])] : { ...(node as Node) }) as Node
  copy[key] = damaged(rest, value, copy[key])
  if (copy[key] === undefined && !Array.isArray(node)) delete copy[key]
  return copy
}

/** Whether a file is refused as damaged, or gives numbers. */
function isSafe(json: unknown): boolean {
  try {
    const parsed = parseFittedModel(json)
    const scorer = makeScorer(parsed)
    makeNearestDeals(parsed)({}, 3)
    return leads.every((lead) => {
      const { probability, low, high, rank, ownDataShare, novelty, contributions } = scorer.score(lead)
      const points = contributions.map((part) => part.points)
      return [probability, low, high, rank, ownDataShare, novelty, ...points].every(Number.isFinite)
    })
  } catch (error) {
    return error instanceof AppError && error.code === 'bad_file'
  }
}

describe('a model file', () => {
  it('has own points of lines, points by hand and all kinds of inputs, so that every field is tried', () => {
    expect(model.skill).toBe(true)
    expect(model.lines).toBeDefined()
    expect(new Set(model.inputs.map(({ encoding }) => encoding.kind)).size).toBe(3)
  })

  it('that is damaged anywhere is refused, or gives numbers all the same', () => {
    const places = placesIn(whole).filter((place) => place.length > 0)
    const values = [undefined, null, 'x', -1, 0.5, 1e300, 99_999, [], {}, true]
    const unsafe = places.flatMap((place) =>
      values.flatMap((value) =>
        isSafe(damaged(place, value)) ? [] : [`${place.join('.')} = ${JSON.stringify(value)}`],
      ),
    )
    expect(unsafe).toEqual([])
  })

  it.each([
    ['columns', undefined],
    ['columns', null],
    ['prior', {}],
    ['interval', { ...model.interval, linear: -1 }],
    ['training', null],
    ['rowsAre', 'lead'],
    ['novelty', { ...model.novelty, rows: [[9]] }],
    ['reference', [1, 0]],
  ])('with a wrong %s is refused, and the place is named', (field, value) => {
    expect(() => parseModel(damaged([field], value))).toThrow(`damaged at ${field}`)
  })

  it('of the first weeks still loads: without lines, past deals, hidden and rest', () => {
    const early = JSON.parse(text) as Node
    for (const field of ['lines', 'pastDeals', 'rowsAre', 'fixed']) delete early[field]
    const inputs = early['inputs'] as Node[]
    const size = 1 + inputs.reduce((sum, one) => sum + (one['points'] as []).length + Number(one['slope'] !== null), 0)
    early['covariance'] = (early['covariance'] as number[]).slice(0, (size * (size + 1)) / 2)
    for (const input of inputs) for (const field of ['within', 'hidden']) delete input[field]
    early['interval'] = { linear: 1, spread: 1 }
    expect(isSafe(early)).toBe(true)
    expect(parseFittedModel(early)).toMatchObject({ rowsAre: 'table', fixed: [], interval: { rest: 0, prior: 1 } })
  })
})
