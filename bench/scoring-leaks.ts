// How often the leak guard finds columns that know the outcome, and how often it accuses harmless ones, by the number of deals:
//   node bench/scoring-leaks.ts
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadDeals } from '../src/app/load-deals.ts'
import { makeRandom, shuffled } from '../src/core/math/random.ts'
import { stratifiedFolds } from '../src/core/score/fit/folds.ts'
import { findLeaks } from '../src/core/score/leaks.ts'
import { prepareTable } from '../src/core/score/prepare-table.ts'
import type { DealTable } from '../src/core/score/table/encoding.ts'
import type { TrainInput } from '../src/core/score/train.ts'
import { makeFiles } from '../src/files/make-files.ts'
import { table, writeSection } from './results.ts'
import { simulateDeals } from './simulated-deals.ts'

const draws = 16
const sizes = [100, 200, 500, 2000]
const root = fileURLToPath(new URL('..', import.meta.url))

type Tally = { readonly found: Map<string, number>; harmless: number; accused: number }

function guard(deals: DealTable, outcomes: Float64Array, seed: number): readonly string[] {
  const { used } = prepareTable(deals, {
    ignore: new Set(),
    dateColumn: null,
    prior: null,
    directions: new Map(),
    fixed: new Set(),
  })
  return findLeaks(used, outcomes, stratifiedFolds(outcomes, 2, makeRandom(seed))).map(({ column }) => column)
}

function sample({ table: whole, outcomes }: TrainInput, n: number, seed: number) {
  const rows = shuffled(outcomes.length, makeRandom(seed * 31 + n)).slice(0, n)
  return {
    deals: { columns: whole.columns, cells: whole.cells.map((cells) => Array.from(rows, (row) => cells[row]!)) },
    outcomes: Float64Array.from(rows, (row) => outcomes[row]!),
  }
}

/** Simulated deals with three columns that know the outcome: filled after closing, an almost pure value, a telling name. */
function leaky(n: number, seed: number) {
  const world = { seed, strength: 0.9, mixed: 0.1, base: -1.3, numbers: 8, categories: 8 }
  const { input } = simulateDeals(world, n, seed)
  const random = makeRandom(seed * 97 + 5)
  const of = (make: (won: boolean) => string): string[] => Array.from(input.outcomes, (won) => make(won === 1))
  const columns = [...input.table.columns, 'handover note', 'step', 'payment days']
  const cells = [
    ...input.table.cells,
    of((won) => (random() < (won ? 0.8 : 0.06) ? `on ${1 + Math.floor(random() * 28)}` : '')),
    of((won) => (won && random() < 0.75 ? 'signed' : ['call', 'meeting', 'offer'][Math.floor(3 * random())]!)),
    of((won) => String(Math.round((won ? 20 : 9) + 9 * random() + 6 * random()))),
  ]
  return { deals: { columns, cells }, outcomes: input.outcomes }
}

function count(leaks: readonly string[], make: (seed: number) => { deals: DealTable; outcomes: Float64Array }): Tally {
  const tally: Tally = { found: new Map(leaks.map((name) => [name, 0])), harmless: 0, accused: 0 }
  for (let seed = 1; seed <= draws; seed += 1) {
    const { deals, outcomes } = make(seed)
    const flagged = guard(deals, outcomes, seed)
    for (const name of flagged) {
      const known = tally.found.get(name)
      if (known === undefined) tally.accused += 1
      else tally.found.set(name, known + 1)
    }
    tally.harmless += deals.columns.length - leaks.length
  }
  return tally
}

const lines: (string | number)[][] = []
const add = (name: string, n: number, { found, harmless, accused }: Tally): void => {
  const shown = [...found].map(([column, times]) => `${column} ${Math.round((100 * times) / draws)} %`)
  lines.push([name, n, draws, shown.join(', '), `${((100 * accused) / harmless).toFixed(1)} %`])
}

const real = [
  { name: 'bank', path: '../shared/deals/bank.csv', outcome: 'y', won: 'yes', leak: 'duration' },
  { name: 'shoppers', path: '../shared/deals/shoppers.csv', outcome: 'Revenue', won: 'TRUE', leak: 'PageValues' },
]
for (const { name, path, outcome, won, leak } of real) {
  if (!existsSync(`${root}${path}`)) continue
  const options = { outcome, won: [won], date: null, ignore: [], keepLeaks: false, seed: 1 }
  const all = await loadDeals(makeFiles(), `${root}${path}`, options, () => undefined)
  for (const n of sizes)
    add(
      name,
      n,
      count([leak], (seed) => sample(all, n, seed)),
    )
}
for (const n of sizes)
  add(
    'simulated',
    n,
    count(['handover note', 'step', 'payment days'], (seed) => leaky(n, seed)),
  )

writeSection('Scoring: columns that know the outcome', 'node bench/scoring-leaks.ts', [
  'Random parts of the tables. Found: in how many of the draws the column was flagged. Accused: the share of all other columns flagged.',
  '',
  ...table(['set', 'deals', 'draws', 'found', 'harmless columns accused'], lines),
])
