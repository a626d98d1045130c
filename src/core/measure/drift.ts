import { chiSquareTail, fisherTail } from '../math/distributions.ts'
import type { FeatureRow } from '../score/feature-row.ts'
import { binsOf } from './drift-bins.ts'
import { withoutEachDay } from './without-each-day.ts'
import { atLeastChance, drawnTo, isCalendar, type Spread, spreadOfWeeks, together, wholeWeeks } from './week-spread.ts'

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

/** The inputs of a lead, and when it came. */
export type DatedRow = { readonly receivedAt: string; readonly features: FeatureRow }

/** A look a day; with the promise's alarm once in five years one false alarm comes in two. */
export const dailyLooks: DriftOptions = { looksPerYear: 365, alarmsPerYear: 0.3 }

const fewestExpected = 5

/**
 * Compares the inputs of recent leads with those of earlier ones, feature by feature. Bins are deciles of the earlier numbers, or the common
 * values. Whether a feature moved is told by the likelihood-ratio statistic of the two rows of counts over the spread that it has from week to
 * week anyway, an F test with the degrees of freedom of both (quasi-likelihood: McCullagh and Nelder 1989, §9.2); where there are too few weeks to
 * know that spread, by chi-square with bins − 1 degrees of freedom (Wilks 1938), as if leads came one by one. Weekday and hour say when leads
 * came: a whole day moves them at once, so without those weeks they are left out, and what one day alone says of them is not believed. The level
 * divides the alarms allowed a year by features and looks. The index's own limit follows from the same null distribution: psi ≈ χ² (1/n + 1/m)
 * (Yurdakul 2018, "Statistical properties of the population stability index").
 */
export function inputDrift(
  past: readonly DatedRow[],
  now: readonly DatedRow[],
  { looksPerYear, alarmsPerYear }: DriftOptions,
): readonly Drift[] {
  if (past.length < 50 || now.length < 20) return []
  const { rows: before, weeks } = wholeWeeks(past)
  const features = [...new Set([...before.slice(0, 500), ...now].flatMap(({ features: row }) => Object.keys(row)))]
  const level = alarmsPerYear / Math.max(1, looksPerYear) / Math.max(1, features.length)
  const counted = features.flatMap((feature) => countedOf(feature, { before, now, weeks }) ?? [])
  const usual = together(counted.flatMap(({ feature, spread }) => (spread && !isCalendar(feature) ? [spread] : [])))
  return counted
    .flatMap((one) => {
      if (!isCalendar(one.feature)) return [driftOf(one, { spread: one.spread && drawnTo(usual, one.spread), level })]
      return one.spread ? [driftOf(one, { spread: atLeastChance(one.spread), level })] : []
    })
    .sort((a, b) => a.p - b.p)
}

type Both = {
  readonly before: readonly DatedRow[]
  readonly now: readonly DatedRow[]
  /** The week of each earlier lead; null: too few weeks. */
  readonly weeks: Int32Array | null
}

/** A feature's bins with the leads in each before and now, and how much it spreads from week to week. */
type Counted = {
  readonly feature: string
  readonly bins: readonly (readonly [string, Pair])[]
  readonly statistic: number
  readonly spread: Spread | null
  readonly unseen: readonly string[]
}

function countedOf(feature: string, { before, now, weeks }: Both): Counted | null {
  const valueOf = ({ features }: DatedRow) => features[feature] ?? null
  const binOf = binsOf(before.map(valueOf))
  const [earlier, later] = [before, now].map((rows) => rows.map((row) => binOf(valueOf(row)))) as [string[], string[]]
  const counts = new Map<string, [number, number]>()
  for (const [side, values] of [earlier, later].entries())
    for (const bin of values) {
      const entry = counts.get(bin) ?? [0, 0]
      entry[side as 0 | 1] += 1
      counts.set(bin, entry)
    }
  const bins = merged(counts, now.length / (before.length + now.length))
  if (bins.length < 2) return null
  const names = new Set(bins.map(([value]) => value))
  const common = (bin: string) => (names.has(bin) ? bin : '…')
  const told = likelihoodRatio(bins.map(([, pair]) => pair))
  return {
    feature,
    bins,
    statistic: isCalendar(feature) ? Math.min(told, leastWithoutADay(bins, { later: later.map(common), now })) : told,
    spread: weeks && spreadOfWeeks(earlier.map(common), weeks),
    unseen: [...counts].filter(([, [a, b]]) => a === 0 && b >= 5).map(([value]) => value),
  }
}

function driftOf(
  { feature, bins, statistic, unseen }: Counted,
  { spread, level }: { readonly spread: Spread | null; readonly level: number },
): Drift {
  const pairs = bins.map(([, pair]) => pair)
  const [n, m] = totals(pairs)
  const test = testOf(bins.length - 1, spread)
  const p = test.tail(statistic)
  return {
    feature,
    psi: stabilityIndex(pairs),
    limit: limitOf(test, level) * (1 / n + 1 / m),
    p,
    hasMoved: p < level,
    risen: bins
      .map(([value, [a, b]]) => ({ value, before: a / n, now: b / m }))
      .filter((one) => one.now > one.before)
      .sort((a, b) => b.now - b.before - (a.now - a.before))
      .slice(0, 3),
    unseen: unseen.slice(0, 5),
  }
}

/** The statistic without the day that says most. */
function leastWithoutADay(
  bins: readonly (readonly [string, Pair])[],
  { later, now }: { readonly later: readonly string[]; readonly now: readonly DatedRow[] },
): number {
  const times = now.map(({ receivedAt }) => Date.parse(receivedAt))
  return withoutEachDay(times, later).reduce((least, { counts, left }) => {
    const pairs = bins.map(([value, [a]]): Pair => [a, counts.get(value) ?? 0])
    return Math.min(least, left === 0 ? 0 : likelihoodRatio(pairs))
  }, Number.POSITIVE_INFINITY)
}

type Pair = readonly [number, number]

const totals = (pairs: readonly Pair[]): Pair => pairs.reduce(([n, m], [a, b]) => [n + a, m + b], [0, 0])

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
function likelihoodRatio(pairs: readonly Pair[]): number {
  let sum = 0
  const [n, m] = totals(pairs)
  const total = n + m
  for (const [a, b] of pairs) {
    if (a > 0) sum += a * Math.log((a * total) / ((a + b) * n))
    if (b > 0) sum += b * Math.log((b * total) / ((a + b) * m))
  }
  return Math.max(0, 2 * sum)
}

function stabilityIndex(pairs: readonly Pair[]): number {
  const [n, m] = totals(pairs)
  return pairs.reduce((sum, [a, b]) => {
    const [p, q] = [(a + 0.5) / (n + pairs.length / 2), (b + 0.5) / (m + pairs.length / 2)]
    return sum + (q - p) * Math.log(q / p)
  }, 0)
}

/** The null distribution of the statistic. */
type Test = { readonly tail: (statistic: number) => number; readonly widest: number }

function testOf(dof: number, spread: Spread | null): Test {
  if (spread === null) return { tail: (statistic) => chiSquareTail(statistic, dof), widest: 10 * dof + 200 }
  const { ratio, dof: known } = spread
  return { tail: (statistic) => fisherTail(statistic / dof / ratio, dof, known), widest: 1000 * dof * ratio }
}

/** The statistic that chance exceeds with this probability, by bisection of its tail. */
function limitOf({ tail, widest }: Test, level: number): number {
  let [low, high] = [0, widest]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (tail(middle) > level) low = middle
    else high = middle
  }
  return high
}
