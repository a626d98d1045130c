// Draws the cuts of the scoring bench and stores them as row lists: node bench/scoring-cuts.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { makeRandom, mixSeed, shuffled } from '../src/core/math/random.ts'

export type BenchSet = {
  readonly path: string
  readonly separator: string
  readonly outcome: string
  readonly won: string
  readonly leak: string
}
export type Cut = {
  readonly set: string
  readonly n: number
  readonly seed: number
  readonly train: readonly number[]
  readonly test: readonly number[]
}
export type Cuts = { readonly sets: Readonly<Record<string, BenchSet>>; readonly cuts: readonly Cut[] }

const bank = { path: '../shared/deals/bank.csv', separator: ';', outcome: 'y', won: 'yes', leak: 'duration' }
const shoppers = {
  path: '../shared/deals/shoppers.csv',
  separator: ',',
  outcome: 'Revenue',
  won: 'TRUE',
  leak: 'PageValues',
}
/** Seeds at each number of training rows. */
const plan: readonly (readonly [number, number])[] = [
  [100, 10],
  [200, 10],
  [500, 10],
  [2000, 10],
  [8000, 5],
]
const testRows = 2000

const root = new URL('..', import.meta.url)

function outcomesOf(set: BenchSet): readonly boolean[] {
  const lines = readFileSync(new URL(set.path, root), 'utf8').trimEnd().split(/\r?\n/)
  const at = lines[0]!.split(set.separator).findIndex((name) => name.replaceAll('"', '').trim() === set.outcome)
  return lines.slice(1).map((line) => line.split(set.separator)[at]!.replaceAll('"', '') === set.won)
}

const wins = (rows: readonly number[], won: readonly boolean[]): number => rows.filter((row) => won[row]).length

function randomCut(name: string, won: readonly boolean[], n: number, seed: number): Cut {
  for (let tries = 0; ; tries += 1) {
    const order = shuffled(won.length, makeRandom(mixSeed(seed, n, tries, name.length)))
    const train = Array.from(order.slice(0, n))
    if (wins(train, won) < 4) continue
    return { set: name, n, seed, train, test: Array.from(order.slice(n, n + testRows)) }
  }
}

/** A window of the calendar: n deals to learn from, the next ones to test on. */
function timeCut(won: readonly boolean[], n: number, seed: number): Cut {
  const last = won.length - testRows - n
  const start = Math.floor(((seed + 1) / 4) * last)
  const rows = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i)
  return { set: 'bank-time', n, seed, train: rows(start, n), test: rows(start + n, testRows) }
}

const sets: Readonly<Record<string, BenchSet>> = { bank, shoppers, 'bank-time': bank }
const cuts: Cut[] = []
for (const [n, seeds] of plan)
  for (const [name, set] of [
    ['bank', bank],
    ['shoppers', shoppers],
  ] as const) {
    const won = outcomesOf(set)
    for (let seed = 0; seed < seeds; seed += 1) cuts.push(randomCut(name, won, n, seed))
  }
const bankWon = outcomesOf(bank)
for (const n of [500, 2000, 8000]) for (let seed = 0; seed < 3; seed += 1) cuts.push(timeCut(bankWon, n, seed))
const order = [100, 200, 2000, 500, 8000]
cuts.sort((a, b) => order.indexOf(a.n) - order.indexOf(b.n) || a.seed - b.seed)
const body = { sets, cuts } satisfies Cuts
writeFileSync(new URL('bench/scoring-cuts.json', root), `${JSON.stringify(body)}\n`)
console.log(`${cuts.length} cuts`)
