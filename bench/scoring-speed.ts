// Speed and memory of training and scoring on simulated deals of 30 columns:
//   node bench/scoring-speed.ts [--large]      (--large adds 100,000 deals)
import { makeScorer, parseModel } from '../src/core/score/model.ts'
import { trainModel } from '../src/core/score/train.ts'
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
const training: string[][] = []
let text = ''
for (const rows of sizes) {
  const deals = simulateDeals(world, rows, 1)
  const { value, wallMs, cpuMs } = timed(() => trainModel(deals.input))
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  training.push([String(rows), ms(wallMs), ms(cpuMs), `${memory} MB`])
  if (rows === 10_000) text = JSON.stringify(value.model)
}

const load = timed(() => makeScorer(parseModel(JSON.parse(text))))
const leads = rowsOf(simulateDeals(world, 10_000, 2))
for (const lead of leads.slice(0, 3000)) load.value.score(lead)
const scoring = timed(() => {
  for (const lead of leads) load.value.score(lead)
})

writeSection('Scoring: speed', `node bench/scoring-speed.ts${sizes.length > 2 ? ' --large' : ''}`, [
  'Simulated deals of 30 columns (18 numbers, 12 categories), typing, leak guard and validation included. Peak memory is that of the',
  'process so far. CPU time is given beside the clock, because other work may run on the machine.',
  '',
  ...table(['deals', 'training', 'CPU', 'peak memory'], training),
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
