import type { Fold } from './folds.ts'

/** Less than this share of the deals is too little to test on. */
const leastTested = 0.2

/**
 * Earlier trains, later tests: the last `share` of the deals in order of date is cut into `count` blocks; each is tested on what
 * was learned from all deals before it. Blocks begin where the date changes, for of deals of one date none is the later one. Deals without a
 * date are only learned from. No folds where the dates leave too few deals to test on.
 */
export function timeFolds(dates: Float64Array, count: number, share = 0.5): readonly Fold[] {
  const dated = Int32Array.from(dates.keys())
    .filter((row) => !Number.isNaN(dates[row]!))
    .sort((a, b) => dates[a]! - dates[b]! || a - b)
  const undated = Int32Array.from(dates.keys()).filter((row) => Number.isNaN(dates[row]!))
  const start = Math.floor(dated.length * (1 - share))
  const borders = Array.from({ length: count + 1 }, (_, k) => {
    let at = start + Math.floor((k * (dated.length - start)) / count)
    while (at > 0 && at < dated.length && dates[dated[at]!] === dates[dated[at - 1]!]) at += 1
    return at
  })
  if (dated.length - borders[0]! < leastTested * dated.length) return []
  const folds: Fold[] = []
  for (const [k, from] of borders.slice(0, -1).entries()) {
    const to = borders[k + 1]!
    if (to > from && from > 0)
      folds.push({ train: Int32Array.of(...undated, ...dated.subarray(0, from)), test: dated.slice(from, to) })
  }
  return folds
}
