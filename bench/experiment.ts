// How often the always-valid interval holds the true difference at every one of its daily looks, over simulated experiments.
// node bench/experiment.ts [RUNS] [WORDS]   prints a table of the worlds whose name holds the words; 500 runs of all take some minutes.
import { cpus } from 'node:os'
import { analyseExperiment } from '../src/core/experiment/analyse.ts'
import { type ExperimentRow, metricNamed } from '../src/core/experiment/metric.ts'
import { makeRandom, mixSeed } from '../src/core/math/random.ts'
import { daysOf, type World, worlds } from './experiment-world.ts'

const runs = Number(process.argv[2] ?? 500)
const alpha = 0.05

type Run = {
  readonly held: boolean
  readonly heldOneLook: boolean
  readonly decided: number | null
  readonly wrong: boolean
  readonly width: number
}

/** One experiment, looked at every day. `heldOneLook` is what somebody gets who looks daily at a plain 95 % interval. */
function runOnce(world: World, seed: number): Run {
  const random = makeRandom(seed)
  const metric = metricNamed(world.metric)
  const rows: ExperimentRow[] = []
  let held = true
  let heldOneLook = true
  let decided: number | null = null
  let winner: string | null = null
  let width = Number.NaN
  let day = 0
  for (const leads of daysOf(world, random)) {
    rows.push(...leads)
    day += 1
    const result = analyseExperiment(rows, { metric, unit: world.unit, alpha, shareB: 0.5 })
    if (result.low === null || result.high === null) continue
    if (world.truth < result.low || world.truth > result.high) held = false
    // `detectable` is (z_α/2 + z_0.8) standard errors.
    const halfOneLook = (result.detectable! / 2.801585) * 1.959964
    if (Math.abs(world.truth - result.estimate!) > halfOneLook) heldOneLook = false
    width = result.high - result.low
    if (decided === null && result.decision !== 'none_yet') {
      decided = day
      winner = result.decision
    }
  }
  const better = world.truth === 0 ? null : world.truth > 0 === (metric.better === 'higher') ? 'B' : 'A'
  return { held, heldOneLook, decided, wrong: winner !== null && winner !== better, width }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

console.log(`always-valid intervals, alpha ${alpha}, ${runs} runs a world, a look every day`)
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
)
console.log(
  'world | days x leads | held at all looks | plain 95 % interval, daily looks | decided | wrongly | median day | median width at the end',
)
let failed = false
for (const [number, world] of worlds.entries()) {
  if (!world.name.includes(process.argv[3] ?? '')) continue
  const results = Array.from({ length: runs }, (_, run) => runOnce(world, mixSeed(2026, number, run)))
  const share = (test: (run: Run) => boolean) => results.filter(test).length / runs
  const held = share((run) => run.held)
  failed ||= held < 0.94
  const decided = results.flatMap((run) => run.decided ?? [])
  console.log(
    [
      world.name,
      `${world.days} x ${world.perDay}`,
      held.toFixed(3),
      share((run) => run.heldOneLook).toFixed(3),
      share((run) => run.decided !== null).toFixed(3),
      share((run) => run.wrong).toFixed(3),
      decided.length > 0 ? median(decided) : '-',
      median(results.map((run) => run.width)).toPrecision(3),
    ].join(' | '),
  )
}
process.exit(failed ? 1 : 0)
