import { normalQuantile } from '../../math/distributions.ts'
import { given } from './derive.ts'
import type { ListSplit } from './lists.ts'
import type { NumberStyle } from './number-style.ts'
import type { Derivation, FeaturePlan } from './plan.ts'

/** A table in memory, by columns, cells as text. */
export type DealTable = { readonly columns: readonly string[]; readonly cells: readonly (readonly string[])[] }

/**
 * How one input becomes a small whole number (its code). Numbers: fine bins by rising cut points, then a code for unknown.
 * Categories: the frequent levels, then one code for all others, then one for unknown. Items: 0 absent, 1 present.
 */
export type Encoding =
  | (NumberStyle & {
      readonly kind: 'number'
      readonly column: string
      readonly derive: Derivation
      readonly cuts: readonly number[]
      /** The scorecard's bin of each fine bin. */
      readonly coarse: readonly number[]
      /** What the straight part of the points is multiplied by at each fine bin: half its standardised mean (within ±3), half its normal score. */
      readonly scale: readonly number[]
      /** Least and largest value seen in training. */
      readonly range: readonly [number, number]
    })
  | {
      readonly kind: 'category'
      readonly column: string
      readonly derive: Derivation
      readonly levels: readonly string[]
    }
  | {
      readonly kind: 'item'
      readonly column: string
      readonly derive: Derivation
      readonly split?: ListSplit
      readonly item: string
    }

export const mostFineBins = 48
export const mostLevels = 120
const mostItems = 60

/** The number of codes of an input. */
export function codeCount(encoding: Encoding): number {
  if (encoding.kind === 'item') return 2
  return encoding.kind === 'number' ? encoding.cuts.length + 2 : encoding.levels.length + 2
}

/** The code of values that were unknown, or -1 for items. */
export const missingCode = (encoding: Encoding): number => (encoding.kind === 'item' ? -1 : codeCount(encoding) - 1)

type Counted = { readonly values: Float64Array; readonly counts: Float64Array; readonly total: number }

function countValues(numbers: Float64Array): Counted {
  const sorted = numbers.filter((value) => !Number.isNaN(value)).sort()
  const values: number[] = []
  const counts: number[] = []
  for (const value of sorted) {
    if (values.length > 0 && values[values.length - 1] === value) counts[counts.length - 1]! += 1
    else {
      values.push(value)
      counts.push(1)
    }
  }
  return { values: Float64Array.from(values), counts: Float64Array.from(counts), total: sorted.length }
}

/**
 * Cuts counted values into at most `most` bins of about equal count; a value that alone fills a bin gets its own. Cut points
 * lie midway between neighbours, so that a bin is from <= value < next.
 */
function cutsOf({ values, counts, total }: Counted, most: number): number[] {
  const cuts: number[] = []
  let left = total
  let inBin = 0
  for (let i = 0; i + 1 < values.length; i += 1) {
    inBin += counts[i]!
    const target = left / Math.max(1, most - cuts.length)
    const nextAlone = counts[i + 1]! >= target && inBin >= target / 4
    if (inBin < target && !nextAlone && values.length > most) continue
    cuts.push((values[i]! + values[i + 1]!) / 2)
    left -= inBin
    inBin = 0
    if (cuts.length === most - 1) break
  }
  return cuts
}

function numberEncoding(plan: FeaturePlan, numbers: Float64Array, coarseBins: number): Encoding {
  const counted = countValues(numbers)
  const cuts = cutsOf(counted, mostFineBins)
  const wide = cutsOf(counted, coarseBins)
  const inner = wide.map((cut) => nearestCut(cuts, cut))
  const coarse = Array.from({ length: cuts.length + 1 }, (_, bin) => new Set(inner.filter((at) => at < bin)).size)
  const last = counted.values.length - 1
  const range: [number, number] = [counted.values[0] ?? 0, counted.values[last] ?? 0]
  return { kind: 'number', ...plan, cuts, coarse, scale: standardised(counted, cuts), range }
}

/**
 * The straight part of a number at each bin: half its standardised value, half its normal score (van der Waerden 1952), each of mean zero and
 * unit variance. A few far values would else decide the slope of all others; without any, the two agree.
 */
function standardised({ values, counts, total }: Counted, cuts: readonly number[]): number[] {
  const sums = new Float64Array(cuts.length + 1)
  const seen = new Float64Array(cuts.length + 1)
  let [mean, squares, bin] = [0, 0, 0]
  for (let i = 0; i < values.length; i += 1) {
    while (bin < cuts.length && values[i]! >= cuts[bin]!) bin += 1
    sums[bin]! += values[i]! * counts[i]!
    seen[bin]! += counts[i]!
    mean += (values[i]! * counts[i]!) / total
  }
  for (let i = 0; i < values.length; i += 1) squares += ((values[i]! - mean) ** 2 * counts[i]!) / total
  const sd = Math.sqrt(squares) || 1
  const scores = normalScores(seen, total)
  return Array.from(sums, (sum, at) => {
    const z = seen[at] === 0 ? 0 : (sum / seen[at]! - mean) / sd
    return Number(((Math.max(-3, Math.min(3, z)) + scores[at]!) / 2).toPrecision(6))
  })
}

/** The normal quantile of the middle rank of each bin, brought to mean zero and unit variance. */
function normalScores(seen: Float64Array, total: number): Float64Array {
  if (total === 0) return new Float64Array(seen.length)
  let below = 0
  const scores = seen.map((count) => {
    const share = (below + count / 2) / total
    below += count
    return normalQuantile(Math.min(1 - 0.5 / total, Math.max(0.5 / total, share)))
  })
  const mean = scores.reduce((sum, score, at) => sum + (score * seen[at]!) / total, 0)
  const variance = scores.reduce((sum, score, at) => sum + ((score - mean) ** 2 * seen[at]!) / total, 0)
  const sd = Math.sqrt(variance) || 1
  return scores.map((score) => (score - mean) / sd)
}

function nearestCut(cuts: readonly number[], target: number): number {
  let best = 0
  for (let i = 1; i < cuts.length; i += 1) if (Math.abs(cuts[i]! - target) < Math.abs(cuts[best]! - target)) best = i
  return best
}

type Frequent = { readonly least: number; readonly most: number; readonly barred: (text: string) => boolean }

function frequent(counts: ReadonlyMap<string, number>, { least, most, barred }: Frequent): string[] {
  return [...counts]
    .filter(([name, count]) => count >= least && !barred(name))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name)
}

/** Rows of one input, read from its cells. */
export type InputValues =
  | { readonly kind: 'number'; readonly numbers: Float64Array }
  | { readonly kind: 'category'; readonly names: readonly (string | null)[] }
  | { readonly kind: 'item'; readonly sets: readonly ReadonlySet<string>[] }

export type FitEncodingOptions = {
  readonly rows: number
  readonly coarseBins: number
  /** What must not stand in a model as text (`barredTexts`). */
  readonly barred: (text: string) => boolean
}

/**
 * A word, or a value of a column of very many values, enters a model where at least this many deals have it: fewer may be those of one person.
 * In a column of few values (this many deals for each) rare ones stay: without them 100 deals are answered worse (docs/scoring.md).
 */
const leastDeals = 5
/** Ways of reading a cell that give names of ours, which tell of no person however rare. */
const ownClasses: ReadonlySet<Derivation> = new Set(['title class', 'source class', 'weekday', 'weekday, month first'])

/** Makes the encodings of one input from its values; never looks at the outcome. */
export function fitEncoding(plan: FeaturePlan, values: InputValues, options: FitEncodingOptions): readonly Encoding[] {
  if (plan.derive === 'given or not') return [{ kind: 'category', ...plan, levels: [given] }]
  const { barred } = options
  if (values.kind === 'number') return [numberEncoding(plan, values.numbers, options.coarseBins)]
  const counts = new Map<string, number>()
  const add = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
  if (values.kind === 'category') {
    for (const name of values.names) if (name !== null) add(name)
    const few = options.rows < 500 ? 2 : Math.max(3, options.rows / 3000)
    const known = values.names.filter((name) => name !== null).length
    const least = ownClasses.has(plan.derive) || known >= leastDeals * counts.size ? few : Math.max(leastDeals, few)
    return [{ kind: 'category', ...plan, levels: frequent(counts, { least, most: mostLevels, barred }) }]
  }
  for (const set of values.sets) for (const item of set) add(item)
  const least = Math.max(leastDeals, options.rows / 100)
  return frequent(counts, { least, most: mostItems, barred })
    .filter((item) => counts.get(item)! <= options.rows - least)
    .map((item) => ({ kind: 'item', ...plan, item }))
}
