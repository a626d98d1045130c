// Where the truth is known: do 90 % intervals hold 90 %, what does pure noise cost, how often is a usual lead called never seen?
//   node bench/scoring-truth.ts
import { logit } from '../src/core/math/logistic.ts'
import { logLoss } from '../src/core/score/metrics.ts'
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
]
const sizes: readonly (readonly [number, number])[] = [
  [200, 12],
  [500, 8],
  [2000, 4],
]
const testRows = 600

type Trial = { covered: number; rows: number; strange: number; width: number; spread: number[] }

function coverage(world: World, n: number): Trial & { readonly skill: boolean } {
  const { model } = trainModel(simulateDeals(world, n, 1).input)
  const test = simulateDeals(world, testRows, 2)
  const scorer = makeScorer(model)
  const trial: Trial = { covered: 0, rows: 0, strange: 0, width: 0, spread: [] }
  for (const [index, row] of rowsOf(test).entries()) {
    const score = scorer.score(row)
    const p = test.truth[index]!
    if (score.low <= p && p <= score.high) trial.covered += 1
    if (score.novelty >= 0.99) trial.strange += 1
    trial.width += score.high - score.low
    trial.rows += 1
  }
  return { ...trial, skill: model.skill }
}

function coverageLines(): string[] {
  const lines: (string | number)[][] = []
  for (const [name, world] of worlds)
    for (const [n, seeds] of sizes) {
      const trials = Array.from({ length: seeds }, (_, seed) => coverage({ ...world, seed }, n))
      const skilled = trials.filter(({ skill }) => skill)
      const rows = trials.reduce((sum, { rows: count }) => sum + count, 0)
      const share = (pick: (trial: Trial) => number): string =>
        `${((100 * trials.reduce((sum, trial) => sum + pick(trial), 0)) / rows).toFixed(1)} %`
      lines.push([
        name,
        n,
        seeds,
        skilled.length,
        share((t) => t.covered),
        share((t) => t.width),
        share((t) => t.strange),
      ])
    }
  return table(
    ['world', 'deals', 'tables', 'with skill', '90 % intervals hold', 'mean width', 'called never seen'],
    lines,
  )
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
  'Simulated deals (bench/simulated-deals.ts); 600 new leads each. An interval holds where the true probability lies in it.',
  '',
  ...coverageLines(),
  '',
  ...noiseLines(),
])
