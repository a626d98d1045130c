import { chiSquareTail } from '../math/distributions.ts'
import type { FeatureRow } from '../score/feature-row.ts'

/** How one input moved between two times. */
export type Drift = {
  readonly feature: string
  /** Population stability index Σ (q − p) ln(q / p), with half a lead added to each bin. */
  readonly psi: number
  /** The largest index that chance alone gives at the level asked for: its null distribution scaled to these numbers of leads. */
  readonly limit: number
  readonly p: number
  readonly hasMoved: boolean
  /** Values that take a larger share than before, the largest rise first. */
  readonly risen: readonly { readonly value: string; readonly before: number; readonly now: number }[]
  /** Values of at least five leads now that were never seen before. */
  readonly unseen: readonly string[]
}

export type DriftOptions = {
  /** Looks a year, all together; false alarms come at most `alarmsPerYear` times a year in the mean. */
  readonly looksPerYear: number
  readonly alarmsPerYear: number
}

/** A look a day; with the promise's alarm once in five years one false alarm comes in two. */
export const dailyLooks: DriftOptions = { looksPerYear: 365, alarmsPerYear: 0.3 }

const fewestExpected = 5
const mostLevels = 15
const missing = '∅'

/**
 * Compares the inputs of recent leads with those of earlier ones, feature by feature. Bins are deciles of the earlier numbers, or the common
 * values. Whether a feature moved is told by the likelihood-ratio test of the two rows of counts, chi-square with bins − 1 degrees of
 * freedom (Wilks 1938), at a level that divides the alarms allowed a year by features and looks. The index's own limit follows from the same
 * null distribution: psi ≈ χ² (1/n + 1/m) (Yurdakul 2018, "Statistical properties of the population stability index").
 */
export function inputDrift(
  before: readonly FeatureRow[],
  now: readonly FeatureRow[],
  { looksPerYear, alarmsPerYear }: DriftOptions,
): readonly Drift[] {
  if (before.length < 50 || now.length < 20) return []
  const features = [...new Set([...before.slice(0, 500), ...now].flatMap((row) => Object.keys(row)))]
  const level = alarmsPerYear / Math.max(1, looksPerYear) / Math.max(1, features.length)
  return features
    .flatMap((feature) => {
      const drift = driftOf(feature, { before, now, level })
      return drift ? [drift] : []
    })
    .sort((a, b) => a.p - b.p)
}

type Both = { readonly before: readonly FeatureRow[]; readonly now: readonly FeatureRow[]; readonly level: number }

function driftOf(feature: string, { before, now, level }: Both): Drift | null {
  const binOf = binsOf(before.map((row) => row[feature] ?? null))
  const counts = new Map<string, [number, number]>()
  for (const [side, rows] of [before, now].entries())
    for (const row of rows) {
      const bin = binOf(row[feature] ?? null)
      const entry = counts.get(bin) ?? [0, 0]
      entry[side as 0 | 1] += 1
      counts.set(bin, entry)
    }
  const [n, m] = [before.length, now.length]
  const bins = merged(counts, m / (n + m))
  if (bins.length < 2) return null
  const statistic = likelihoodRatio(
    bins.map(([, pair]) => pair),
    n,
    m,
  )
  const dof = bins.length - 1
  const p = chiSquareTail(statistic, dof)
  const shares = bins.map(([value, [a, b]]) => ({ value, before: a / n, now: b / m }))
  return {
    feature,
    psi: stabilityIndex(
      bins.map(([, pair]) => pair),
      n,
      m,
    ),
    limit: chiSquareLimit(level, dof) * (1 / n + 1 / m),
    p,
    hasMoved: p < level,
    risen: shares
      .filter((one) => one.now > one.before)
      .sort((a, b) => b.now - b.before - (a.now - a.before))
      .slice(0, 3),
    unseen: [...counts]
      .filter(([, [a, b]]) => a === 0 && b >= 5)
      .map(([value]) => value)
      .slice(0, 5),
  }
}

type Pair = readonly [number, number]

/** Bins too small for the test join one another. */
function merged(counts: ReadonlyMap<string, Pair>, share: number): readonly (readonly [string, Pair])[] {
  const isLarge = ([a, b]: Pair) => (a + b) * Math.min(share, 1 - share) >= fewestExpected
  const large = [...counts].filter(([, pair]) => isLarge(pair))
  const small = [...counts.values()].filter((pair) => !isLarge(pair))
  if (small.length === 0) return large
  const rest = small.reduce<Pair>(([a, b], [c, d]) => [a + c, b + d], [0, 0])
  return isLarge(rest) || large.length === 1 ? [...large, ['…', rest]] : large
}

/** G = 2 Σ O ln(O / E) of a table of two rows. */
function likelihoodRatio(pairs: readonly Pair[], n: number, m: number): number {
  let sum = 0
  const total = pairs.reduce((all, [a, b]) => all + a + b, 0)
  for (const [a, b] of pairs) {
    if (a > 0) sum += a * Math.log((a * total) / ((a + b) * n))
    if (b > 0) sum += b * Math.log((b * total) / ((a + b) * m))
  }
  return Math.max(0, 2 * sum)
}

function stabilityIndex(pairs: readonly Pair[], n: number, m: number): number {
  return pairs.reduce((sum, [a, b]) => {
    const [p, q] = [(a + 0.5) / (n + pairs.length / 2), (b + 0.5) / (m + pairs.length / 2)]
    return sum + (q - p) * Math.log(q / p)
  }, 0)
}

/** The chi-square value that chance exceeds with this probability, by bisection of its tail. */
function chiSquareLimit(level: number, dof: number): number {
  let [low, high] = [0, 10 * dof + 200]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (chiSquareTail(middle, dof) > level) low = middle
    else high = middle
  }
  return high
}

type Value = string | number | null

/** The bin of a value, fitted to earlier ones: deciles where all are numbers with many values, else the common values. */
function binsOf(values: readonly Value[]): (value: Value) => string {
  const known = values.filter((value) => value !== null && value !== '')
  const numbers = known.filter((value) => typeof value === 'number')
  if (numbers.length === known.length && new Set(numbers).size > 10) return decilesOf(numbers)
  const counts = new Map<string, number>()
  for (const value of known) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
  const common = new Set(
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostLevels)
      .map(([value]) => value),
  )
  // A value that was never seen keeps its name, so that a new city is told apart from the rare ones.
  return (value) =>
    value === null || value === ''
      ? missing
      : common.has(String(value)) || !counts.has(String(value))
        ? String(value)
        : '…'
}

function decilesOf(numbers: readonly number[]): (value: Value) => string {
  const sorted = [...numbers].sort((a, b) => a - b)
  const cuts = [...new Set(Array.from({ length: 9 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / 10)]!))]
  return (value) => {
    const number = Number(value)
    if (value === null || value === '' || Number.isNaN(number)) return missing
    const at = cuts.findIndex((cut) => number < cut)
    return at === -1 ? `≥ ${cuts.at(-1)}` : at === 0 ? `< ${cuts[0]}` : `${cuts[at - 1]} … ${cuts[at]}`
  }
}
