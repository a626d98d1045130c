import { expect, it } from 'vitest'
import { makeRandom } from '../../math/random.ts'
import type { TreeTable } from './boost.ts'
import { fitForest, forestLogits, forestLogitsByLeaf, prunedForest } from './forest.ts'

const rows = 240
const random = makeRandom(5)
const codes = Array.from({ length: 4 }, () => Uint8Array.from({ length: rows }, () => Math.floor(8 * random())))
const table: TreeTable = {
  rows,
  codes,
  codeCounts: [8, 8, 8, 8],
  cutWays: ['order', 'order', 'both', 'both'],
  directions: [0, 0, 0, 0],
}
const outcomes = Float64Array.from({ length: rows }, (_, row) => Number(random() < (codes[0]![row]! > 4 ? 0.7 : 0.2)))
const options = { trees: 30, maxDepth: 10, lambda: 1, tried: 3 }

const spread = (logits: Float64Array): number => Math.max(...logits) - Math.min(...logits)

it('reads one forest at each size of leaf: as it was grown at the smallest, at the root where no leaf is as large', () => {
  const forest = fitForest(table, outcomes, { ...options, minWeight: 3, random: makeRandom(1) })
  const [small, middle, none] = forestLogitsByLeaf(forest, [3, 20, 1000], table)
  expect(small).toEqual(forestLogits(forest, table))
  expect(spread(middle!)).toBeLessThan(spread(small!))
  expect(spread(middle!)).toBeGreaterThan(0.5)
  expect(spread(none!)).toBe(0)
  for (const [leaf, logits] of [
    [3, small],
    [20, middle],
    [1000, none],
  ] as const)
    expect(forestLogits(prunedForest(forest, leaf), table)).toEqual(logits)
})

it('takes no cut that leaves a child lighter than the size asked for', () => {
  const forest = fitForest(table, outcomes, { ...options, trees: 1, minWeight: 3, random: makeRandom(2) })
  const [bySize] = forestLogitsByLeaf(forest, [30], table)
  const [tree] = forest.trees
  const least = tree!.weight.filter((_, node) => tree!.feature[node]! < 0)
  expect(Math.min(...least)).toBeLessThan(30)
  // Of one tree each answer is a leaf: at least 30 of the drawn rows stand behind it.
  expect(new Set(bySize).size).toBeLessThanOrEqual(rows / 30)
})
