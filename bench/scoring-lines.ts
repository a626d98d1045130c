// Lines of business of known truth: does a line need points of its own, and is it found out? One model, partial pooling, a model for each line.
//   node bench/scoring-lines.ts [tables]
import { logit } from '../src/core/math/logistic.ts'
import { makeRandom, normalDeviate } from '../src/core/math/random.ts'
import { makeScorer } from '../src/core/score/model.ts'
import { trainModel, type TrainInput } from '../src/core/score/train.ts'
import { table, writeSection } from './results.ts'

const seeds = Number(process.argv[2] ?? 4)
const testRows = 2000
const names = ['Cranes', 'Pumps', 'Service'] as const
const levels = [3, 6, 4, 5, 2, 4] as const
const numbers = 6

type Deals = {
  readonly input: TrainInput
  readonly truth: Float64Array
  readonly rows: readonly Record<string, string>[]
}
type World = { readonly seed: number; readonly differ: number; readonly dated: boolean }

/** Three lines with half, three tenths and a fifth of the deals. `differ`² of the variance of all effects is the line's own. */
function simulate({ seed, differ, dated }: World, count: number, draw: number): Deals {
  const made = makeRandom(seed * 7919 + 13)
  const random = makeRandom(seed * 104_729 + draw * 31 + 1)
  const effect = (scale: number) => {
    const common = scale * normalDeviate(made)
    const own = names.map(() => scale * normalDeviate(made))
    return own.map((value) => Math.sqrt(1 - differ ** 2) * common + differ * value)
  }
  const ofNumbers = Array.from({ length: numbers }, () => effect(0.35))
  const ofLevels = levels.map((size) => Array.from({ length: size }, () => effect(0.4)))
  const base = names.map(() => -1.2 + 0.5 * normalDeviate(made))
  const truth = new Float64Array(count)
  const rows = Array.from({ length: count }, (_, at) => {
    const chance = random()
    const line = chance < 0.5 ? 0 : chance < 0.8 ? 1 : 2
    const row: Record<string, string> = { line: names[line]! }
    let z = base[line]!
    for (const [k, effects] of ofNumbers.entries()) {
      const value = normalDeviate(random)
      row[`number_${k}`] = value.toPrecision(5)
      z += effects[line]! * value
    }
    for (const [k, effects] of ofLevels.entries()) {
      const level = Math.floor(random() * effects.length)
      row[`category_${k}`] = `value ${level}`
      z += effects[level]![line]!
    }
    truth[at] = 1 / (1 + Math.exp(-z))
    return row
  })
  return {
    input: inputOf(
      rows,
      truth.map((p) => (random() < p ? 1 : 0)),
      dated,
    ),
    truth,
    rows,
  }
}

function inputOf(rows: readonly Record<string, string>[], outcomes: Float64Array, dated: boolean): TrainInput {
  const columns = Object.keys(rows[0]!)
  return {
    table: { columns, cells: columns.map((column) => rows.map((row) => row[column]!)) },
    outcomes,
    dates: dated ? Float64Array.from(outcomes.keys()) : null,
    ids: rows.map((_, at) => String(at)),
    outcome: { column: 'won', won: ['yes'] },
    dateColumn: null,
    ignore: new Set(),
    keepLeaks: true,
    seed: 1,
    fingerprint: 'simulated',
  }
}

type Answer = (row: Record<string, string>) => number

const answerOf = (input: TrainInput): { readonly answer: Answer; readonly own: boolean } => {
  const { model, lines } = trainModel(input)
  const scorer = makeScorer(model)
  return { answer: (row) => scorer.score(row).probability, own: lines?.verdict === 'own' }
}

/** Mean Kullback-Leibler divergence from the truth: what an answer costs in log loss beyond what chance costs anyway. */
function cost(test: Deals, answer: Answer): number {
  return (
    test.rows.reduce((sum, row, at) => {
      const [p, q] = [test.truth[at]!, answer(row)]
      return sum + p * (logit(p) - logit(q)) + Math.log((1 - p) / (1 - q))
    }, 0) / test.rows.length
  )
}

/** A model for each line alone, without pooling. */
function apart({ input, rows }: Deals): Answer {
  const answers = new Map(
    names.map((name) => {
      const own = rows.map((row, at) => ({ row, at })).filter(({ row }) => row['line'] === name)
      const outcomes = Float64Array.from(own, ({ at }) => input.outcomes[at]!)
      return [
        name as string,
        answerOf(
          inputOf(
            own.map(({ row }) => row),
            outcomes,
            input.dates !== null,
          ),
        ).answer,
      ]
    }),
  )
  return (row) => answers.get(row['line']!)!(row)
}

const lines: (string | number)[][] = []
for (const dated of [false, true])
  for (const count of [400, 1000])
    for (const differ of [0, 0.4, 0.7, 1]) {
      const sums = { one: 0, lines: 0, apart: 0, own: 0 }
      for (let seed = 0; seed < seeds; seed += 1) {
        const deals = simulate({ seed, differ, dated }, count, 1)
        const test = simulate({ seed, differ, dated }, testRows, 2)
        const pooled = answerOf({ ...deals.input, lines: 'line' })
        sums.one += cost(test, answerOf(deals.input).answer) / seeds
        sums.lines += cost(test, pooled.answer) / seeds
        sums.apart += cost(test, apart(deals)) / seeds
        sums.own += Number(pooled.own)
      }
      lines.push([
        dated ? 'forward in time' : 'random folds',
        count,
        `${Math.round(100 * differ ** 2)} %`,
        ...[sums.one, sums.lines, sums.apart].map((value) => value.toFixed(4)),
        `${sums.own} of ${seeds}`,
      ])
    }

writeSection('Scoring: lines of business', 'node bench/scoring-lines.ts', [
  `Three lines of simulated deals; ${seeds} tables a row, ${testRows} new leads each. Cost: mean divergence from the true probabilities (log loss beyond what chance costs), lower is better.`,
  '',
  ...table(
    [
      'held out',
      'deals',
      'own share of the effects',
      'one model',
      'own points where proven',
      'a model each',
      'own points found',
    ],
    lines,
  ),
])
