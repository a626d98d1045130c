import type { Fold } from './folds.ts'

/**
 * Earlier trains, later tests: the last `share` of the deals in order of date is cut into `count` blocks; each is tested on what
 * was learned from all deals before it. Deals without a date are only learned from.
 */
export function timeFolds(dates: Float64Array, count: number, share = 0.5): readonly Fold[] {
  const dated = Int32Array.from(dates.keys())
    .filter((row) => !Number.isNaN(dates[row]!))
    .sort((a, b) => dates[a]! - dates[b]! || a - b)
  const undated = Int32Array.from(dates.keys()).filter((row) => Number.isNaN(dates[row]!))
  const start = Math.floor(dated.length * (1 - share))
  const folds: Fold[] = []
  for (let k = 0; k < count; k += 1) {
    const from = start + Math.floor((k * (dated.length - start)) / count)
    const to = start + Math.floor(((k + 1) * (dated.length - start)) / count)
    if (to > from)
      folds.push({ train: Int32Array.of(...undated, ...dated.subarray(0, from)), test: dated.slice(from, to) })
  }
  return folds
}
