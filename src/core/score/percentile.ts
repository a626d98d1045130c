/**
 * The percentile, 0 to 100, of a value among quantiles at even steps (rising), by linear interpolation. Values in a run of
 * equal quantiles get the middle of the run.
 */
export function percentileOf(quantiles: readonly number[], value: number): number {
  const last = quantiles.length - 1
  if (last < 1) return 50
  const below = firstAtLeast(quantiles, value)
  const above = firstAbove(quantiles, value)
  if (above > below) return (100 * (below + above - 1)) / 2 / last
  if (below === 0) return 0
  if (below > last) return 100
  const from = quantiles[below - 1]!
  return (100 * (below - 1 + (value - from) / (quantiles[below]! - from))) / last
}

function firstAtLeast(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
