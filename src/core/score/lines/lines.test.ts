import { describe, expect, it } from 'vitest'
import { sigmoid } from '../../math/logistic.ts'
import { makeRandom, normalDeviate } from '../../math/random.ts'
import { makeScorer, parseModel } from '../model.ts'
import { trainModel, type TrainInput } from '../train.ts'

/** Deals of two lines: size tells of both, the role only of cranes, and there it turns what it means for pumps where `differ` is 1. */
function deals(rows: number, differ: number, seed = 1): TrainInput {
  const random = makeRandom(seed)
  const columns = ['line', 'size', 'role', 'noise']
  const cells = columns.map((): string[] => [])
  const outcomes = Float64Array.from({ length: rows }, () => {
    const crane = random() < 0.5
    const size = normalDeviate(random)
    const boss = random() < 0.4
    const noise = normalDeviate(random)
    for (const [k, cell] of [crane ? 'Crane' : 'Pump', String(size), boss ? 'boss' : 'clerk', String(noise)].entries())
      cells[k]!.push(cell)
    const own = differ * (crane ? 1 : -1)
    return random() < sigmoid(-0.8 + 0.6 * size + (boss ? 0.8 : 0) * (1 - differ) + own * (boss ? 1.2 : -0.6)) ? 1 : 0
  })
  return {
    table: { columns, cells },
    outcomes,
    dates: null,
    ids: Array.from({ length: rows }, (_, i) => String(i)),
    outcome: { column: 'won', won: ['yes'] },
    dateColumn: null,
    ignore: new Set(),
    keepLeaks: true,
    seed: 1,
    fingerprint: 'lines',
    lines: 'line',
  }
}

describe('lines of business', () => {
  it('have points of their own where held-out deals are answered better beyond noise', () => {
    const { model, lines } = trainModel(deals(700, 1))
    expect(lines).toMatchObject({ column: 'line', verdict: 'own' })
    expect(lines!.low).toBeGreaterThan(0)
    expect(lines!.lines.map(({ value }) => value).toSorted()).toEqual(['crane', 'pump'])
    for (const line of lines!.lines) {
      expect(line.differs[0]).toBe('role')
      expect(line.promised).toBeGreaterThan(line.came.low)
      expect(line.promised).toBeLessThan(line.came.high)
    }
    const scorer = makeScorer(parseModel(JSON.parse(JSON.stringify(model))))
    const of = (line: string, role: string) => scorer.score({ line, size: '0', role, noise: '0' })
    expect(of('Crane', 'boss').probability).toBeGreaterThan(of('Crane', 'clerk').probability + 0.15)
    expect(of('Pump', 'boss').probability).toBeLessThan(of('Pump', 'clerk').probability - 0.15)
    for (const score of [of('Crane', 'boss'), of('Pump', 'clerk'), of('Never seen', 'boss')]) {
      const sum = score.contributions.reduce((total, { points }) => total + points, 0)
      expect(sigmoid(sum)).toBeCloseTo(score.probability, 9)
      expect(score.low).toBeLessThan(score.probability)
    }
  })

  it('share one model where they are alike, the very one that there is without them', () => {
    const alike = deals(700, 0, 3)
    const { model, lines } = trainModel(alike)
    expect(lines).toMatchObject({ verdict: 'one' })
    expect(lines!.lines.every(({ differs }) => differs.length === 0)).toBe(true)
    const plain = trainModel({ ...alike, lines: null })
    expect(plain.lines).toBeNull()
    expect({ ...model, modelId: '' }).toEqual({ ...plain.model, modelId: '' })
  })

  it('are not told apart by few deals, nor by a column that splits nothing', () => {
    expect(trainModel(deals(90, 1)).lines).toMatchObject({ verdict: 'too_few', lines: [] })
    expect(trainModel({ ...deals(300, 1), lines: 'noise' }).lines).toMatchObject({ verdict: 'too_few' })
  })

  it('of a broken model file are named', () => {
    const { model } = trainModel(deals(700, 1))
    const { inputs } = model.lines!
    const ofRole = inputs.find(({ of, level }) => !level && model.inputs[of]!.encoding.kind === 'category')!
    // An input that there is not; no points where a category has some; a slope that a category cannot have.
    for (const one of [
      { ...inputs[0]!, of: 99 },
      { ...ofRole, points: [] },
      { ...ofRole, points: [], slope: 1 },
    ])
      expect(() => parseModel({ ...model, lines: { ...model.lines!, inputs: [one] } })).toThrow(
        'it fits no input of the model',
      )
  })
})
