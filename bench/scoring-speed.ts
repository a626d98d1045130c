// Speed and memory of training and scoring on simulated deals of 30 columns:
//   node bench/scoring-speed.ts [--large]      (--large adds 100,000 deals; --cold trains once on 200 and prints its times alone)
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeScorer, parseModel } from '../src/core/score/model.ts'
import { trainModel, type TrainInput } from '../src/core/score/train.ts'
import { table, writeSection } from './results.ts'
import { rowsOf, simulateDeals, type World } from './simulated-deals.ts'

const world: World = { seed: 3, strength: 1, mixed: 0.2, base: -1.2, numbers: 18, categories: 12 }
const sizes = process.argv.includes('--large') ? [200, 10_000, 100_000] : [200, 10_000]

type Taken = { readonly wallMs: number; readonly cpuMs: number }

function timed<Value>(work: () => Value): Taken & { readonly value: Value } {
  const cpu = process.cpuUsage()
  const started = process.hrtime.bigint()
  const value = work()
  const wallMs = Number(process.hrtime.bigint() - started) / 1e6
  const used = process.cpuUsage(cpu)
  return { value, wallMs, cpuMs: (used.user + used.system) / 1000 }
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
const folder = mkdtempSync(join(tmpdir(), 'assay-speed-'))
const files: string[] = []

/** The same deals as a CSV for the peers. */
function writeTable({ table: { columns, cells }, outcomes }: TrainInput, rows: number): string {
  const path = join(folder, `${rows}.csv`)
  const lines = Array.from(outcomes, (won, row) => [...cells.map((column) => column[row]!), won].join(','))
  writeFileSync(path, `${[...columns, 'won'].join(',')}\n${lines.join('\n')}\n`)
  return path
}

type PeerTimes = Readonly<Record<string, Readonly<Record<'encoding' | 'lr' | 'xgb', Taken>>>>

/** What logistic regression and XGBoost take for one fit on the same tables, or why they were not run. */
function peerLines(): string[] {
  const script = fileURLToPath(new URL('scoring-speed-peers.py', import.meta.url))
  const { status, stdout } = spawnSync('/usr/bin/python3', [script, ...files], { encoding: 'utf8' })
  if (status !== 0) return ['Peers skipped: install the Debian packages python3-sklearn and python3-xgboost.']
  const times = JSON.parse(stdout) as PeerTimes
  const both = ({ wallMs, cpuMs }: Taken): string => `${ms(wallMs)} (${ms(cpuMs)})`
  const rows = files.map((path, at) => {
    const { encoding, lr, xgb } = times[path]!
    return [String(sizes[at]), both(encoding), both(lr), both(xgb)]
  })
  return [
    'One fit of the peers on the same tables, without the cross-validation that choosing their settings takes: clock (CPU).',
    '',
    ...table(['deals', 'encoding', 'logistic regression', 'XGBoost, 200 trees of depth 5'], rows),
  ]
}

type Training = Taken & { readonly memoryMb: number; readonly json: string }

/** One training, with the peak memory of the process so far. */
function train({ input }: { readonly input: TrainInput }): Training {
  const { value, ...taken } = timed(() => trainModel(input))
  return { ...taken, memoryMb: Math.round(process.resourceUsage().maxRSS / 1024), json: JSON.stringify(value.model) }
}

if (process.argv.includes('--cold')) {
  console.log(JSON.stringify({ ...train(simulateDeals(world, sizes[0]!, 1)), json: '' }))
  process.exit()
}

/** The median by the clock of seven processes that train on 200 deals and do nothing else: most of it is code that runs for the first time. */
function coldTraining(): Training {
  const one = (): Training => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--cold'], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`a training in a process of its own failed: ${stderr}`)
    return JSON.parse(stdout) as Training
  }
  return Array.from({ length: 7 }, one).sort((a, b) => a.wallMs - b.wallMs)[3]!
}

const trainingLine = (what: string, { wallMs, cpuMs, memoryMb }: Training): string[] => [
  what,
  ms(wallMs),
  ms(cpuMs),
  `${memoryMb} MB`,
]

const training = [trainingLine('200, a process of its own', coldTraining())]
let text = ''
for (const rows of sizes) {
  const deals = simulateDeals(world, rows, 1)
  // In a server the code has run before.
  const done = [train(deals), ...(rows === 200 ? [train(deals), train(deals)] : [])].at(-1)!
  training.push(trainingLine(rows === 200 ? '200, for the third time' : String(rows), done))
  files.push(writeTable(deals.input, rows))
  if (rows === 10_000) text = done.json
}

const load = timed(() => makeScorer(parseModel(JSON.parse(text))))
const leads = rowsOf(simulateDeals(world, 10_000, 2))
for (const lead of leads.slice(0, 3000)) load.value.score(lead)
const scoring = timed(() => {
  for (const lead of leads) load.value.score(lead)
})

writeSection('Scoring: speed', `node bench/scoring-speed.ts${sizes.length > 2 ? ' --large' : ''}`, [
  'Simulated deals of 30 columns (18 numbers, 12 categories), typing, leak guard and validation included. Peak memory is that of the',
  'process so far. CPU time is given beside the clock, because other work may run on the machine. Of 200 deals the first line is the median of',
  'seven processes. Aims: 200 deals under 500 ms, 10,000 under 5 s, 100,000 under 60 s and 2 GB, 20,000 leads a second.',
  '',
  ...table(['deals', 'training', 'CPU', 'peak memory'], training),
  '',
  ...peerLines(),
  '',
  ...table(
    ['', 'clock', 'CPU'],
    [
      [`loading a model (${(text.length / 1e6).toFixed(1)} MB of JSON)`, ms(load.wallMs), ms(load.cpuMs)],
      ['one lead with its reasons', ms(scoring.wallMs / leads.length), ms(scoring.cpuMs / leads.length)],
      [
        'leads a second',
        String(Math.round((1000 * leads.length) / scoring.wallMs)),
        String(Math.round((1000 * leads.length) / scoring.cpuMs)),
      ],
    ],
  ),
])
