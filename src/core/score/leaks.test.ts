import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { makeRandom, normalDeviate } from '../math/random.ts'
import { type Trained, trainModel } from './train.ts'

type Deal = { readonly won: boolean; readonly size: number; readonly random: () => number }
type Columns = Readonly<Record<string, (deal: Deal) => string>>

/** Deals of which a number tells honestly, with columns made from how they ended. */
function train(columns: Columns, { rows, wins, seed = 1 }: { rows: number; wins: number; seed?: number }): Trained {
  const random = makeRandom(seed)
  const deals = Array.from({ length: rows }, (_, row) => ({ won: row < wins, size: normalDeviate(random), random }))
  const honest = deals.map(({ won }) => (normalDeviate(random) + (won ? 0.8 : 0)).toFixed(3))
  const cells = Object.entries(columns).map(([name, make]) => [name, deals.map(make)] as const)
  const outcomes = Float64Array.from(deals, ({ won }) => (won ? 1 : 0))
  return trainModel(trainingInput({ honest, ...Object.fromEntries(cells) }, outcomes))
}

const namesOf = ({ leaks }: Trained): readonly string[] => leaks.map(({ column }) => column).toSorted()
const talked = ({ won, size }: Deal): number => Math.exp(5 + 0.7 * size + (won ? 1.1 : 0))
const grown =
  (won: number, lost: number) =>
  (deal: Deal): string =>
    String(Math.round((deal.won ? won : lost) + 2 * normalDeviate(deal.random)))

describe('several columns that know the outcome', () => {
  const amounts: Columns = {
    profit: ({ won, random }) => (won ? String(1e5 + Math.floor(9e5 * random())) : '0'),
    margin: ({ won, random }) => (won ? String(1e4 + Math.floor(9e4 * random())) : '0'),
  }

  it('do not hide each other', () => {
    expect(namesOf(train(amounts, { rows: 300, wins: 90 }))).toEqual(['margin', 'profit'])
    const counters = { emails: grown(8, 4), calls: grown(7, 3.5), days: grown(21, 17) }
    expect(namesOf(train(counters, { rows: 600, wins: 180 }))).toEqual(['calls', 'days', 'emails'])
  })

  it('are found with their copies, in other units or rounded', () => {
    const copies: Columns = {
      seconds: (deal) => String(Math.round(talked(deal))),
      minutes: (deal) => (talked(deal) / 60).toFixed(1),
    }
    expect(namesOf(train(copies, { rows: 600, wins: 180 }))).toEqual(['minutes', 'seconds'])
  })

  it('leave honest columns that resemble each other in peace', () => {
    const like = ({ won, size, random }: Deal): string =>
      (0.9 * size + 0.4 * normalDeviate(random) + (won ? 1.15 : 0)).toFixed(3)
    expect(namesOf(train({ one: like, two: like, three: like }, { rows: 2000, wins: 600 }))).toEqual([])
  })
})

describe('few wins', () => {
  it('are enough to find what is only there for won deals, and no certainty is claimed', () => {
    const turnover = ({ won, random }: Deal): string => (won ? String(1e5 + Math.floor(9e5 * random())) : '0')
    const { leaks, model } = train({ Выручка: turnover }, { rows: 200, wins: 7 })
    expect(leaks.map(({ column }) => column)).toEqual(['Выручка'])
    expect(model.skill).toBe(false)
  })

  it('accuse nothing where there is but one', () => {
    expect(namesOf(train({ signed: ({ won }) => (won ? 'yes' : '') }, { rows: 60, wins: 1 }))).toEqual([])
  })
})

it('a number of a contract that only won deals have is a leak, though each cell is different', () => {
  let count = 0
  const contract = ({ won }: Deal): string => (won ? `Договор №${(count += 1)}` : '')
  const { leaks, ignored } = train({ бумаги: contract }, { rows: 300, wins: 90 })
  expect(leaks).toMatchObject([{ column: 'бумаги', reason: 'filled_after_closing', figures: { won: 1, lost: 0 } }])
  expect(ignored).toMatchObject([{ column: 'бумаги', code: 'leak' }])
})

it('a name that seems to tell does not make a harmless column a leak', () => {
  const reasons = ['repair', 'advice', 'price', 'purchase', 'tender']
  const asks = ({ won, random }: Deal): string => reasons[Math.floor(5 * random() ** (won ? 0.7 : 1.6))]!
  const accused = [1, 2, 3, 4, 5, 6].filter(
    (seed) => train({ 'Причина обращения': asks }, { rows: 500, wins: 150, seed }).leaks.length > 0,
  )
  expect(accused).toEqual([])
})

it('names the strongest columns where validation is beyond belief though none was accused', () => {
  const weak = ({ won, random }: Deal): string => (normalDeviate(random) + (won ? 1 : 0)).toFixed(3)
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, k) => [`trace ${k}`, weak]))
  const { leaks, unbelievable } = train(many, { rows: 800, wins: 240 })
  expect(leaks).toEqual([])
  expect(unbelievable).toHaveLength(3)
})
