// Tables for the leak guard: honest ones with strong columns, and honest ones with columns that were written after the deal had closed.
import { makeRandom, normalDeviate, type Random } from '../src/core/math/random.ts'
import type { DealTable } from '../src/core/score/table/encoding.ts'
import { simulateDeals } from './simulated-deals.ts'

export type LabelledDeals = { readonly deals: DealTable; readonly outcomes: Float64Array }
/** What a deal ended with, and its size, which columns written after closing may share. */
type Closed = { readonly won: boolean; readonly size: number; readonly random: Random }
type Kinds = Readonly<Record<string, (deal: Closed) => string>>

/** The number of events of a Poisson process (Knuth 1969, "Seminumerical Algorithms", sec. 3.4.1). */
function poisson(mean: number, random: Random): number {
  let [count, left] = [0, random()]
  for (; left > Math.exp(-mean); count += 1) left *= random()
  return count
}

const pick = (values: readonly string[], random: Random): string => values[Math.floor(values.length * random())]!
const talked = ({ won, size }: Closed): number => Math.exp(5 + 0.7 * size + (won ? 0.95 : 0))

/** Columns that know the outcome, by name. */
const leakKinds = {
  amount: ({ won, size }) => (won ? String(Math.round(1e5 * Math.exp(size))) : '0'),
  margin: ({ won, random }) => (won ? String(1e4 + Math.floor(9e4 * random())) : '0'),
  emails: ({ won, random }) => String(poisson(won ? 9 : 4, random)),
  calls: ({ won, random }) => String(poisson(won ? 7 : 3, random)),
  days: ({ won, random }) => String(poisson(won ? 24 : 16, random)),
  seconds: (deal) => String(Math.round(talked(deal))),
  minutes: (deal) => String(Math.round(talked(deal) / 6) / 10),
  step: ({ won, random }) => (won && random() < 0.75 ? 'signed' : pick(['call', 'meeting', 'offer'], random)),
  'handover note': ({ won, random }) => (random() < (won ? 0.8 : 0.06) ? `on ${1 + Math.floor(random() * 28)}` : ''),
  'payment days': ({ won, random }) => String(Math.round((won ? 20 : 9) + 9 * random() + 6 * random())),
  order: ({ won, random }) => (won ? `No. ${Math.floor(1e6 * random())}/26` : ''),
  'why not': ({ won, random }) => (won ? '' : pick(['price', 'rival', 'silent', ''], random)),
} as const satisfies Kinds

export type LeakKind = keyof typeof leakKinds

/** Deals of sixteen honest columns with some that know the outcome. `base` are the log-odds of the average deal. */
export function leakyDeals(kinds: readonly LeakKind[], base: number) {
  return (rows: number, seed: number): LabelledDeals => {
    const world = { seed, strength: 0.9, mixed: 0.1, base, numbers: 8, categories: 8 }
    const { table, outcomes } = simulateDeals(world, rows, seed).input
    const random = makeRandom(seed * 97 + 5)
    const closed = Array.from(outcomes, (won) => ({ won: won === 1, size: normalDeviate(random), random }))
    const cells = kinds.map((kind) => closed.map(leakKinds[kind]))
    return { deals: { columns: [...table.columns, ...kinds], cells: [...table.cells, ...cells] }, outcomes }
  }
}

type Honest = {
  /** Log-odds that a standard deviation of each strong number adds. */
  readonly strong: readonly number[]
  /** Correlation of the strong numbers. */
  readonly alike: number
  readonly base: number
  /** Names of the strong numbers. */
  readonly names?: readonly string[]
}

const reasons = ['repair', 'advice', 'price', 'purchase', 'tender']

/** Honest deals: strong numbers that may resemble each other, a strong category, six weak columns and three that tell nothing. */
export function honestDeals({ strong, alike, base, names = [] }: Honest) {
  return (rows: number, seed: number): LabelledDeals => {
    const random = makeRandom(seed * 7919 + 71)
    const columns = [
      ...strong.map((_, k) => names[k] ?? `strong_${k}`),
      names[strong.length] ?? 'asks for',
      ...Array.from({ length: 9 }, (_, k) => `other_${k}`),
    ]
    const cells = columns.map((): string[] => [])
    const outcomes = Float64Array.from({ length: rows }, () => {
      const common = normalDeviate(random)
      const strongs = strong.map(() => Math.sqrt(alike) * common + Math.sqrt(1 - alike) * normalDeviate(random))
      const reason = Math.floor(5 * random())
      const weak = Array.from({ length: 9 }, () => normalDeviate(random))
      const row = [...strongs.map((z) => z.toFixed(3)), reasons[reason]!, ...weak.map((z) => z.toFixed(2))]
      for (const [k, cell] of row.entries()) cells[k]!.push(cell)
      const told = strongs.reduce((sum, z, k) => sum + strong[k]! * z, [-0.9, -0.4, 0, 0.5, 0.8][reason]!)
      const logOdds = base + told + weak.reduce((sum, z, k) => sum + (k < 6 ? 0.3 * z : 0), 0)
      return random() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0
    })
    return { deals: { columns, cells }, outcomes }
  }
}
