import { sigmoid } from '../../math/logistic.ts'
import { shuffled, type Random } from '../../math/random.ts'
import type { Direction } from './design.ts'
import { logLoss } from '../metrics.ts'
import { type CutWays, growOptions, growTree } from './grow-tree.ts'
import { addTree, type Tree } from './tree.ts'

/** Boosted trees: log-odds = base + Σ tree values (the learning rate is in the values). */
export type BoostFit = { readonly base: number; readonly trees: readonly Tree[] }

/** Trees of one depth and how many; `share` is their part where several depths are averaged. */
export type BoostPlan = { readonly depth: number; readonly trees: number; readonly share: number }

export type BoostOptions = {
  readonly trees: number
  readonly rate: number
  readonly maxDepth: number
  readonly minWeight: number
  readonly lambda: number
  readonly rowShare: number
  readonly inputShare: number
  readonly random: Random
}

export type TreeTable = {
  readonly rows: number
  readonly codes: readonly Uint8Array[]
  readonly codeCounts: readonly number[]
  readonly cutWays: readonly CutWays[]
  readonly directions: readonly Direction[]
  readonly offsets?: Float64Array | undefined
}

/**
 * Held-out rows whose log-odds are kept after every `step` trees. Growing stops when their loss has not fallen for `patience` steps.
 */
export type Watch = {
  readonly table: TreeTable
  readonly outcomes: Float64Array
  readonly step: number
  readonly patience: number
  readonly path: Float64Array[]
}

/** Steps since the least loss of a path. */
function stepsSinceBest(losses: readonly number[]): number {
  let best = 0
  for (let i = 1; i < losses.length; i += 1) if (losses[i]! < losses[best]!) best = i
  return losses.length - 1 - best
}

/** A share of the rows drawn without repeats, in their order (selection sampling: Knuth, vol. 2, sec. 3.4.2, algorithm S). */
function sampleRows(rows: number, share: number, random: Random): Int32Array {
  const wanted = Math.max(2, Math.round(rows * share))
  const drawn = new Int32Array(Math.min(rows, wanted))
  let count = 0
  for (let row = 0; row < rows && count < drawn.length; row += 1)
    if (random() * (rows - row) < drawn.length - count) drawn[count++] = row
  return drawn
}

/** Second-order gradient boosting of the log loss (Friedman 2001; Chen and Guestrin 2016, eq. 2 to 7), with row and input sampling. */
export function fitBoost(table: TreeTable, outcomes: Float64Array, options: BoostOptions, watch?: Watch): BoostFit {
  const wins = outcomes.reduce((sum, value) => sum + value, 0)
  const base = Math.log((wins + 0.5) / (outcomes.length - wins + 0.5))
  const logits = new Float64Array(table.rows).fill(base)
  const watched = new Float64Array(watch?.table.rows ?? 0).fill(base)
  const slopes = new Float64Array(table.rows)
  const curves = new Float64Array(table.rows)
  const trees: Tree[] = []
  const losses: number[] = []
  const inputs = Math.max(1, Math.round(options.inputShare * table.codes.length))
  const growing = growOptions(options, { minGain: 1e-6, tried: inputs })
  for (let round = 0; round < options.trees; round += 1) {
    derive(withOffsets(logits, table.offsets), outcomes, slopes, curves)
    const candidates = shuffled(table.codes.length, options.random).slice(0, inputs)
    const rows = sampleRows(table.rows, options.rowShare, options.random)
    const tree = growTree({ ...table, candidates, rows, slopes, curves }, growing)
    for (let node = 0; node < tree.value.length; node += 1) tree.value[node]! *= options.rate
    trees.push(tree)
    addTree(logits, tree, table.codes)
    if (watch === undefined) continue
    addTree(watched, tree, watch.table.codes)
    if ((round + 1) % watch.step !== 0) continue
    watch.path.push(watched.slice())
    losses.push(logLoss(withOffsets(watched, watch.table.offsets), watch.outcomes))
    if (stepsSinceBest(losses) < watch.patience) continue
    break
  }
  return { base, trees }
}

/** First and second derivatives of the log loss by log-odds. */
function derive(logits: Float64Array, outcomes: Float64Array, slopes: Float64Array, curves: Float64Array): void {
  for (let row = 0; row < logits.length; row += 1) {
    const p = sigmoid(logits[row]!)
    slopes[row] = p - outcomes[row]!
    curves[row] = Math.max(p * (1 - p), 1e-6)
  }
}

/** The weighted mean of boosted fits on the same rows, as one. */
export function meanBoost(fits: readonly BoostFit[], plans: readonly BoostPlan[]): BoostFit {
  return {
    base: fits[0]!.base,
    trees: fits.flatMap(({ trees }, k) => trees.map((tree) => scaled(tree, plans[k]!.share))),
  }
}

/** Log-odds with the points that were fixed by hand. */
export const withOffsets = (logits: Float64Array, offsets: Float64Array | undefined): Float64Array =>
  offsets === undefined ? logits : logits.map((value, row) => value + offsets[row]!)

function scaled(tree: Tree, rate: number): Tree {
  return { ...tree, value: tree.value.map((value) => value * rate) }
}

/** Log-odds of rows by boosted trees. */
export function boostLogits(fit: BoostFit, table: TreeTable): Float64Array {
  const logits = new Float64Array(table.rows).fill(fit.base)
  for (const tree of fit.trees) addTree(logits, tree, table.codes)
  return logits
}
