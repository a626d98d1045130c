// Where the truth is known: do 90 % intervals hold 90 %, what does pure noise cost, how often is a usual lead called never seen?
//   node bench/scoring-truth.ts
import { logit } from '../src/core/math/logistic.ts'
import { logLoss } from '../src/core/score/metrics.ts'
import { z90 } from '../src/core/score/base-scorer.ts'
import { makeScorer } from '../src/core/score/model.ts'
import { trainModel } from '../src/core/score/train.ts'
import { table, writeSection } from './results.ts'
import { rowsOf, simulateDeals, type World } from './simulated-deals.ts'

const worlds: readonly (readonly [string, Omit<World, 'seed'>])[] = [
  ['usual', { strength: 1, mixed: 0, base: -1.2, numbers: 6, categories: 6 }],
  ['mixed', { strength: 0.8, mixed: 0.35, base: -1, numbers: 6, categories: 6 }],
  ['rare', { strength: 1, mixed: 0.1, base: -2.6, numbers: 8, categories: 8 }],
  ['weak', { strength: 0.4, mixed: 0, base: -1, numbers: 10, categories: 8 }],
  ['seldom won', { strength: 1, mixed: 0, base: -4.6, numbers: 6, categories: 6 }],
  ['mostly won', { strength: 1, mixed: 0.1, base: 0.4, numbers: 6, categories: 6 }],
  ['much noise', { strength: 1, mixed: 0, base: -1.2, numbers: 6, categories: 4, noise: 40 }],
  ['heavy tails', { strength: 0.8, mixed: 0.1, base: -1.2, numbers: 6, categories: 4, tails: true }],
  ['rare levels', { strength: 1, mixed: 0, base: -1.2, numbers: 4, categories: 6, rareLevels: true }],
  ['gaps that tell', { strength: 0.8, mixed: 0, base: -1.2, numbers: 8, categories: 4, gaps: true }],
  ['alike', { strength: 0.6, mixed: 0, base: -1.2, numbers: 8, categories: 4, shared: 0.5 }],
  ['crossed', { strength: 0.8, mixed: 0, base: -1.2, numbers: 6, categories: 6, crossed: 0.4 }],
]
const sizes: readonly (readonly [number, number])[] = [
  [200, 24],
  [500, 16],
  [2000, 8],
]
const testRows = 600

/** Means over the new leads of one table; `error` and `stated` are mean squares of log-odds. */
type Trial = {
  readonly skill: boolean
  readonly held: number
  readonly strange: number
  readonly width: number
  readonly error: number
  readonly stated: number
}

function trialOf(world: World, n: number): Trial {
  const { model } = trainModel(simulateDeals(world, n, 1).input)
  const test = simulateDeals(world, testRows, 2)
  const scorer = makeScorer(model)
  const leads = rowsOf(test).map((row, index) => {
    const { probability, low, high, novelty } = scorer.score(row)
    const truth = test.truth[index]!
    return {
      held: Number(low <= truth && truth <= high),
      strange: Number(novelty >= 0.99),
      width: high - low,
      error: (logit(probability) - logit(truth)) ** 2,
      stated: ((logit(high) - logit(low)) / (2 * z90)) ** 2,
    }
  })
  const meanOf = (key: keyof (typeof leads)[number]): number => mean(leads.map((lead) => lead[key]))
  return {
    skill: model.skill,
    held: meanOf('held'),
    strange: meanOf('strange'),
    width: meanOf('width'),
    error: meanOf('error'),
    stated: meanOf('stated'),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const standardError = (values: readonly number[]): number =>
  Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)) / (values.length - 1))

const percent = (share: number): string => (100 * share).toFixed(1)

function worldLine(name: string, n: number, trials: readonly Trial[]): (string | number)[] {
  const [held, strange, width] = (['held', 'strange', 'width'] as const).map((key) => trials.map((trial) => trial[key]))
  const root = (key: 'error' | 'stated'): string => Math.sqrt(mean(trials.map((trial) => trial[key]))).toFixed(2)
  return [
    name,
    n,
    trials.length,
    trials.filter(({ skill }) => skill).length,
    `${percent(mean(held!))} ± ${percent(standardError(held!))} %`,
    root('error'),
    root('stated'),
    `${percent(mean(width!))} %`,
    `${percent(mean(strange!))} %`,
  ]
}

/** A line for each world and size, and how many of them hold 87 to 93 %. */
function coverageLines(): string[] {
  type Cell = { readonly n: number; readonly line: (string | number)[]; readonly held: number; readonly error: number }
  const cells: Cell[] = []
  for (const [name, world] of worlds)
    for (const [n, seeds] of sizes) {
      const trials = Array.from({ length: seeds }, (_, seed) => trialOf({ ...world, seed }, n))
      const held = trials.map((trial) => trial.held)
      cells.push({ n, line: worldLine(name, n, trials), held: mean(held), error: standardError(held) })
    }
  const within = (slack: number): number =>
    cells.filter(({ held, error }) => held + slack * error >= 0.87 && held - slack * error <= 0.93).length
  const heldAt = (count: number): number => mean(cells.filter(({ n }) => n === count).map(({ held }) => held))
  const bySize = sizes.map(([n]) => `${percent(heldAt(n))} % with ${n} deals`).join(', ')
  return [
    ...table(
      [
        'world',
        'deals',
        'tables',
        'with skill',
        '90 % intervals hold',
        'error',
        'stated',
        'width',
        'called never seen',
      ],
      cells.map(({ line }) => line),
    ),
    '',
    `Over all worlds and sizes ${percent(mean(cells.map(({ held }) => held)))} % hold: ${bySize}. 87 to 93 % in ${within(0)} of ${cells.length}; within one standard error of that in ${within(1)}, within two in ${within(2)}.`,
  ]
}

function noiseLines(): string[] {
  const lines: (string | number)[][] = []
  for (const n of [100, 300, 1000, 3000]) {
    const seeds = n > 500 ? 6 : 20
    let [claims, loss] = [0, 0]
    for (let seed = 0; seed < seeds; seed += 1) {
      const world: World = { seed: 500 + seed, strength: 0, mixed: 0, base: -1.3, numbers: 6, categories: 6 }
      const { model } = trainModel(simulateDeals(world, n, 1).input)
      const test = simulateDeals(world, testRows, 2)
      const scorer = makeScorer(model)
      const logits = Float64Array.from(rowsOf(test), (row) => logit(scorer.score(row).probability))
      const { wins, rows } = model.training
      const base = new Float64Array(testRows).fill(logit(wins / rows))
      loss += logLoss(logits, test.input.outcomes) / logLoss(base, test.input.outcomes) / seeds
      if (model.skill) claims += 1
    }
    lines.push([n, seeds, claims, loss.toFixed(4)])
  }
  return table(['deals of pure noise', 'tables', 'skill claimed', 'log loss against the base rate'], lines)
}

writeSection('Scoring: where the truth is known', 'node bench/scoring-truth.ts', [
  'Simulated deals (bench/simulated-deals.ts); 600 new leads each. An interval holds where the true probability lies in it, ± the standard',
  'error over tables. Error: root mean square of what the answers are off, in log-odds; stated: the same as the intervals say it.',
  '',
  ...coverageLines(),
  '',
  ...noiseLines(),
])
