/**
 * The rising sequence nearest to the values in weighted squares: pool adjacent violators (Ayer et al. 1955, "An empirical distribution
 * function for sampling with incomplete information"; Barlow et al. 1972, sec. 1.2).
 */
export function isotonic(values: readonly number[], weights: ArrayLike<number>): readonly number[] {
  const blocks: { sum: number; weight: number; count: number }[] = []
  for (const [at, value] of values.entries()) {
    const weight = Math.max(1e-9, weights[at]!)
    blocks.push({ sum: value * weight, weight, count: 1 })
    for (let last = blocks.length - 1; last > 0; last -= 1) {
      const [before, block] = [blocks[last - 1]!, blocks[last]!]
      if (before.sum / before.weight <= block.sum / block.weight) break
      before.sum += block.sum
      before.weight += block.weight
      before.count += block.count
      blocks.pop()
    }
  }
  return blocks.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight))
}
