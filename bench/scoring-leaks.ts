// How often the leak guard finds columns that know the outcome, one or several at once, and how often it accuses harmless ones, by the number of deals:
//   node bench/scoring-leaks.ts
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadDeals } from '../src/app/load-deals.ts'
import { makeRandom, shuffled } from '../src/core/math/random.ts'
import { stratifiedFolds } from '../src/core/score/fit/folds.ts'
import { findLeaks } from '../src/core/score/leaks.ts'
import { prepareTable } from '../src/core/score/prepare-table.ts'
import type { TrainInput } from '../src/core/score/train.ts'
import { makeFiles } from '../src/files/make-files.ts'
import { honestDeals, type LabelledDeals, leakyDeals, type LeakKind } from './leak-worlds.ts'
import { table, writeSection } from './results.ts'

const draws = 16
const sizes = [100, 200, 500, 2000]
const root = fileURLToPath(new URL('..', import.meta.url))

type Make = (rows: number, seed: number) => LabelledDeals
type World = { readonly name: string; readonly leaks: readonly string[]; readonly make: Make }

function guard({ deals, outcomes }: LabelledDeals, seed: number): readonly string[] {
  const { used, unread } = prepareTable(deals, {
    ignore: new Set(),
    dateColumn: null,
    prior: null,
    directions: new Map(),
    fixed: new Set(),
  })
  const folds = stratifiedFolds(outcomes, 2, makeRandom(seed))
  return findLeaks([...used, ...unread], outcomes, folds).map(({ column }) => column)
}

/** Random rows of a table, with a copy of one of its columns in another unit where that is asked for. */
function sampleOf({ table: whole, outcomes }: TrainInput, copied: { from: string; times: number } | null): Make {
  return (n, seed) => {
    const rows = shuffled(outcomes.length, makeRandom(seed * 31 + n)).slice(0, n)
    const cells = whole.cells.map((column) => Array.from(rows, (row) => column[row]!))
    const sample = Float64Array.from(rows, (row) => outcomes[row]!)
    if (copied === null) return { deals: { columns: whole.columns, cells }, outcomes: sample }
    const copy = cells[whole.columns.indexOf(copied.from)]!.map((cell) => String(copied.times * Number(cell)))
    return { deals: { columns: [...whole.columns, 'copy'], cells: [...cells, copy] }, outcomes: sample }
  }
}

const real = [
  { name: 'bank', outcome: 'y', won: 'yes', leak: 'duration', times: 1 / 60 },
  { name: 'shoppers', outcome: 'Revenue', won: 'TRUE', leak: 'PageValues', times: 450 },
]

async function realWorlds(): Promise<readonly World[]> {
  const worlds: World[] = []
  for (const { name, outcome, won, leak, times } of real) {
    const path = `${root}../shared/deals/${name}.csv`
    if (!existsSync(path)) continue
    const options = { outcome, won: [won], date: null, ignore: [], keepLeaks: false, seed: 1 }
    const all = await loadDeals(makeFiles(), path, options, () => undefined)
    worlds.push({ name, leaks: [leak], make: sampleOf(all, null) })
    worlds.push({ name: `${name}, with a copy`, leaks: [leak, 'copy'], make: sampleOf(all, { from: leak, times }) })
  }
  return worlds
}

const leaky: readonly (readonly LeakKind[])[] = [
  ['seconds'],
  ['seconds', 'minutes'],
  ['amount', 'margin'],
  ['emails', 'calls', 'days'],
  ['order', 'why not'],
  ['handover note', 'step', 'payment days'],
  ['amount', 'margin', 'seconds', 'step', 'handover note', 'emails'],
]

const base = -1.2
const simulated: readonly World[] = [
  { name: 'honest, one strong number', leaks: [], make: honestDeals({ strong: [1.5], alike: 0, base }) },
  { name: 'honest, three alike', leaks: [], make: honestDeals({ strong: [0.6, 0.6, 0.6], alike: 0.85, base }) },
  {
    name: 'honest, three nearly the same',
    leaks: [],
    make: honestDeals({ strong: [0.55, 0.55, 0.55], alike: 0.97, base }),
  },
  {
    name: 'honest, three alike, wins rare',
    leaks: [],
    make: honestDeals({ strong: [0.6, 0.6, 0.6], alike: 0.85, base: -2.8 }),
  },
  {
    name: 'honest, telling names',
    leaks: [],
    make: honestDeals({ strong: [0.9, 0.3], alike: 0, base, names: ['Status', 'duration', 'Причина обращения'] }),
  },
  ...leaky.map((kinds) => ({ name: `leaks: ${kinds.length}`, leaks: kinds, make: leakyDeals(kinds, base) })),
]

/** One line of the table: what was found, and how much harmless was accused. */
function measure({ name, leaks, make }: World, n: number): (string | number)[] {
  const found = new Map(leaks.map((leak) => [leak, 0]))
  let [harmless, accused, tables] = [0, 0, 0]
  for (let seed = 1; seed <= draws; seed += 1) {
    const deals = make(n, seed)
    const flagged = guard(deals, seed)
    for (const leak of leaks) if (flagged.includes(leak)) found.set(leak, found.get(leak)! + 1)
    const wrong = flagged.filter((column) => !found.has(column)).length
    harmless += deals.deals.columns.length - leaks.length
    accused += wrong
    if (wrong > 0) tables += 1
  }
  const shown = [...found].map(([leak, times]) => `${leak} ${Math.round((100 * times) / draws)} %`)
  return [
    name,
    n,
    shown.join(', '),
    `${((100 * accused) / harmless).toFixed(1)} %`,
    (accused / draws).toFixed(2),
    tables,
  ]
}

const worlds = [...(await realWorlds()), ...simulated]
writeSection('Scoring: columns that know the outcome', 'node bench/scoring-leaks.ts', [
  `Random parts of the tables, and simulated ones (\`bench/leak-worlds.ts\`), ${draws} draws each. Found: in how many of the draws the column was flagged. Accused: the share of all`,
  'other columns flagged, how many a table, and in how many of the tables any.',
  '',
  ...table(
    ['set', 'deals', 'found', 'harmless columns accused', 'a table', 'tables'],
    worlds.flatMap((world) => sizes.map((n) => measure(world, n))),
  ),
])
