import { sigmoid } from '../math/logistic.ts'
import type { Design, Input } from './fit/design.ts'
import { columnsByTie } from './screen.ts'
import type { Validation } from './train.ts'

/** Features that are paired, and held-out deals that are looked at, at most: the work grows with the square of the first. */
const mostFeatures = 100
const mostRows = 5000
/** A level is a feature of its own where it holds between so much of the deals and all but so much. */
const leastShare = 0.08
/** What is given back of the threshold, so that several pairs that fall short of it are heard together. */
const slack = 4

/** One side of a pair: a value for each held-out deal, of mean 0 and variance 1. */
type Feature = { readonly column: string; readonly values: Float64Array }

function standardised(byCode: Float64Array, codes: Uint8Array, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length)
  let [sum, squares] = [0, 0]
  for (let i = 0; i < rows.length; i += 1) {
    const value = byCode[codes[rows[i]!]!]!
    values[i] = value
    sum += value
    squares += value * value
  }
  const mean = sum / rows.length
  const sd = Math.sqrt(Math.max(0, squares / rows.length - mean * mean)) || 1
  for (let i = 0; i < values.length; i += 1) values[i] = (values[i]! - mean) / sd
  return values
}

/** Of a number its straight part; of all else the frequent levels. */
function featuresOf({ column, codes, codeCount, scale }: Input, rows: Int32Array): readonly Feature[] {
  if (scale !== null) return [{ column, values: standardised(scale, codes, rows) }]
  const counts = new Float64Array(codeCount)
  for (const row of rows) counts[codes[row]!]! += 1 / rows.length
  const frequent = [...counts.keys()].filter((code) => counts[code]! > leastShare && counts[code]! < 1 - leastShare)
  return frequent.map((level) => {
    const isLevel = Float64Array.from(counts.keys(), (code) => Number(code === level))
    return { column, values: standardised(isLevel, codes, rows) }
  })
}

/** χ² with one degree of freedom of what a product of two features tells of the residuals (score test: Rao 1948; its variance: White 1980). */
function pairTest(first: Float64Array, second: Float64Array): number {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < first.length; i += 1) {
    const one = first[i]! * second[i]!
    sum += one
    squares += one * one
  }
  return squares === 0 ? 0 : (sum * sum) / squares
}

/**
 * Variance of the log-odds that pairs of columns still tell of held-out deals, when the model has answered: Σ (χ² − 2 ln m + 4)₊ / N over the
 * m pairs of features of different columns, N = Σ p (1 − p). No pair is heard that chance brings among so many (2 ln m is the
 * universal threshold of Donoho and Johnstone 1994). A forest or boosted trees that have learned a pair leave nothing of it.
 */
export function pairsLeft(design: Design, outcomes: Float64Array, { rows, logits }: Validation): number {
  const step = Math.max(1, Math.ceil(rows.length / mostRows))
  const picked = Int32Array.from({ length: Math.floor(rows.length / step) }, (_, i) => i * step)
  const places = picked.map((at) => rows[at]!)
  const chances = Float64Array.from(picked, (at) => sigmoid(logits[at]!))
  const information = chances.reduce((sum, p) => sum + p * (1 - p), 0)
  const features = columnsByTie(design, outcomes)
    .flatMap(({ inputs }) => inputs.flatMap((input) => featuresOf(input, places)))
    .slice(0, mostFeatures)
  const tests: number[] = []
  for (const [a, { column, values }] of features.entries()) {
    const weighted = values.map((value, i) => value * (outcomes[places[i]!]! - chances[i]!))
    for (const other of features.slice(0, a)) if (other.column !== column) tests.push(pairTest(weighted, other.values))
  }
  const threshold = 2 * Math.log(Math.max(2, tests.length)) - slack
  return tests.reduce((sum, test) => sum + Math.max(0, test - threshold), 0) / Math.max(1, information)
}
