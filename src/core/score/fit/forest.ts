import { logit } from '../../math/logistic.ts'
import type { Random } from '../../math/random.ts'
import type { TreeTable } from './boost.ts'
import { growOptions, growTree } from './grow-tree.ts'
import { addTree, addTreeByLeaf, type GrownTree, prunedTree } from './tree.ts'

/** A random forest: P(won) = base + mean of tree values, kept away from 0 and 1 by `least`. */
export type ForestFit = { readonly base: number; readonly least: number; readonly trees: readonly GrownTree[] }

export type ForestOptions = {
  readonly trees: number
  readonly maxDepth: number
  readonly minWeight: number
  readonly lambda: number
  readonly tried: number
  readonly random: Random
}

/**
 * A random forest (Breiman 2001) of probability trees: with slopes −(y − base) and weights 1 the gain of a cut is the fall in
 * squared error, and a leaf holds its mean shrunk towards the base rate by `lambda` rows.
 */
export function fitForest(table: TreeTable, outcomes: Float64Array, options: ForestOptions): ForestFit {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const base = (wins + 0.5) / (outcomes.length + 1)
  const trees: GrownTree[] = []
  const candidates = Int32Array.from(table.codes.keys())
  const growing = growOptions(options, { minGain: 1e-9, tried: options.tried })
  const sample = { slopes: new Float64Array(table.rows), curves: new Float64Array(table.rows) }
  for (let t = 0; t < options.trees; t += 1) {
    const rows = drawRows(sample, outcomes, base, options.random)
    trees.push(growTree({ ...table, candidates, rows, ...sample }, growing))
  }
  return { base, least: leastProbability(table.rows), trees }
}

type Sample = { readonly slopes: Float64Array; readonly curves: Float64Array }

/** Draws as many rows as there are, with repeats: fills in how often each was drawn and its slope; gives those that were. */
function drawRows({ slopes, curves }: Sample, outcomes: Float64Array, base: number, random: Random): Int32Array {
  const count = curves.length
  const drawn = new Int32Array(count)
  let found = 0
  curves.fill(0)
  for (let draw = 0; draw < count; draw += 1) curves[Math.floor(random() * count)]! += 1
  for (let row = 0; row < count; row += 1) {
    if (curves[row] === 0) continue
    slopes[row] = curves[row]! * (base - outcomes[row]!)
    drawn[found++] = row
  }
  return drawn.subarray(0, found)
}

/** No forest claims less than half a case among its rows. */
const leastProbability = (rows: number): number => Math.min(0.02, 0.5 / (rows + 1))

/** Log-odds of a forest's probability, bounded. */
export const boundedLogit = (probability: number, least: number): number =>
  logit(Math.min(1 - least, Math.max(least, probability)))

/** Log-odds of rows by a forest. */
export function forestLogits(fit: ForestFit, table: TreeTable): Float64Array {
  const sums = new Float64Array(table.rows)
  for (const tree of fit.trees) addTree(sums, tree, table.codes)
  return sums.map((sum) => boundedLogit(fit.base + sum / fit.trees.length, fit.least))
}

/** The same for each size of leaf, of a forest that was grown to the smallest: one growth answers for all of them. */
export function forestLogitsByLeaf(
  fit: ForestFit,
  leaves: readonly number[],
  table: TreeTable,
): readonly Float64Array[] {
  const sums = leaves.map(() => new Float64Array(table.rows))
  for (const tree of fit.trees) addTreeByLeaf(sums, leaves, tree, table.codes)
  return sums.map((bySize) => bySize.map((sum) => boundedLogit(fit.base + sum / fit.trees.length, fit.least)))
}

/** A forest that was grown to smaller leaves, cut back to leaves of a size: what `forestLogitsByLeaf` says at that size. */
export const prunedForest = ({ base, least, trees }: ForestFit, leaf: number): ForestFit => ({
  base,
  least,
  trees: trees.map((tree) => prunedTree(tree, leaf)),
})
