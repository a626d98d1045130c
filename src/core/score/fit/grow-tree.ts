import type { Random } from '../../math/random.ts'
import type { Direction } from './design.ts'
import { alone, goesRight, type GrownTree } from './tree.ts'

export type GrowOptions = {
  readonly maxDepth: number
  /** Least sum of second derivatives (or of row weights) in a child. */
  readonly minWeight: number
  /** Ridge on the leaf values. */
  readonly lambda: number
  readonly minGain: number
  /** Inputs tried at a split (drawn anew at each); all of `candidates` where it is not less. */
  readonly tried: number
  readonly random: Random
}

/** Options of all learners in one shape: code that meets two is compiled anew in the middle of the work. */
export const growOptions = (
  { maxDepth, minWeight, lambda, random }: Pick<GrowOptions, 'maxDepth' | 'minWeight' | 'lambda' | 'random'>,
  { minGain, tried }: Pick<GrowOptions, 'minGain' | 'tried'>,
): GrowOptions => ({ maxDepth, minWeight, lambda, minGain, tried, random })

export type GrowData = {
  /** Codes by input, in the order in which the trees cut them. */
  readonly codes: readonly Uint8Array[]
  readonly codeCounts: readonly number[]
  /** How each input may be cut: codes in order, or also one code from all others. */
  readonly cutWays: readonly CutWays[]
  /** Where values may only rise or fall with the code. */
  readonly directions: readonly Direction[]
  /** Inputs that may be used. */
  readonly candidates: Int32Array
  /** Rows of this tree; permuted in place. */
  readonly rows: Int32Array
  /** First and second derivatives of the loss at each row of the table. */
  readonly slopes: Float64Array
  readonly curves: Float64Array
}

export type CutWays = 'order' | 'both'

type Split = { feature: number; threshold: number; gain: number }
type Work = {
  node: number
  from: number
  to: number
  depth: number
  slope: number
  curve: number
  /** Bounds of the values below this node, set by cuts of inputs that may only rise or fall. */
  low: number
  high: number
}

const slopeBins = new Float64Array(256)
const curveBins = new Float64Array(256)

/** Derivatives of a node's rows side by side, so that every input reads them in order. */
type Gathered = { readonly slopes: Float64Array; readonly curves: Float64Array }

/** One pair of arrays for all trees, as large as the largest needed: thousands of small ones cost more than the trees in them. */
let kept: Gathered = { slopes: new Float64Array(0), curves: new Float64Array(0) }

function gatheredFor(rows: number): Gathered {
  if (kept.slopes.length < rows) kept = { slopes: new Float64Array(rows), curves: new Float64Array(rows) }
  return kept
}

function gather(data: GrowData, work: Work, into: Gathered): void {
  const { rows, slopes, curves } = data
  for (let i = work.from; i < work.to; i += 1) {
    const row = rows[i]!
    into.slopes[i] = slopes[row]!
    into.curves[i] = curves[row]!
  }
}

/** Sums the derivatives of a node's rows by code. */
function fillBins(codes: Uint8Array, count: number, rows: Int32Array, work: Work, at: Gathered): void {
  const [slopes, curves] = [at.slopes, at.curves]
  for (let code = 0; code < count; code += 1) {
    slopeBins[code] = 0
    curveBins[code] = 0
  }
  for (let i = work.from; i < work.to; i += 1) {
    const code = codes[rows[i]!]!
    slopeBins[code]! += slopes[i]!
    curveBins[code]! += curves[i]!
  }
}

/** Best cut of the filled bins: gain = G_L²/(H_L+λ) + G_R²/(H_R+λ) − G²/(H+λ) (Chen and Guestrin 2016, eq. 7). */
function bestCut(
  { count, direction }: { count: number; direction: Direction },
  work: Work,
  feature: number,
  options: GrowOptions,
  best: Split,
): void {
  const { lambda, minWeight } = options
  const whole = (work.slope * work.slope) / (work.curve + lambda)
  let slope = 0
  let curve = 0
  for (let code = 0; code + 1 < count; code += 1) {
    if (curveBins[code] === 0) continue
    slope += slopeBins[code]!
    curve += curveBins[code]!
    if (curve < minWeight) continue
    const otherCurve = work.curve - curve
    if (otherCurve < minWeight) return
    const otherSlope = work.slope - slope
    const gain = (slope * slope) / (curve + lambda) + (otherSlope * otherSlope) / (otherCurve + lambda) - whole
    if (gain > best.gain) {
      const rise = slope / (curve + lambda) - otherSlope / (otherCurve + lambda)
      // The last cut parts known from unknown, which stand in no order.
      if (direction * rise < 0 && code + 2 < count) continue
      best.gain = gain
      best.feature = feature
      best.threshold = code
    }
  }
}

/** Best cut that parts one code from all others, as a one-hot column would: what levels without an order have in common with none. */
function bestSingle(count: number, work: Work, feature: number, options: GrowOptions, best: Split): void {
  const { lambda, minWeight } = options
  const whole = (work.slope * work.slope) / (work.curve + lambda)
  for (let code = 0; code < count; code += 1) {
    const curve = curveBins[code]!
    const otherCurve = work.curve - curve
    if (curve < minWeight || otherCurve < minWeight) continue
    const slope = slopeBins[code]!
    const otherSlope = work.slope - slope
    const gain = (slope * slope) / (curve + lambda) + (otherSlope * otherSlope) / (otherCurve + lambda) - whole
    if (gain <= best.gain) continue
    best.gain = gain
    best.feature = feature
    best.threshold = alone + code
  }
}

/** Draws `tried` of the candidates to the front of the list (partial Fisher and Yates shuffle). */
function draw(candidates: Int32Array, tried: number, random: Random): number {
  if (tried >= candidates.length) return candidates.length
  for (let i = 0; i < tried; i += 1) {
    const j = i + Math.floor(random() * (candidates.length - i))
    const kept = candidates[i]!
    candidates[i] = candidates[j]!
    candidates[j] = kept
  }
  return tried
}

/** Moves the rows that go left to the front; gives the border and their sums. */
function part(data: GrowData, work: Work, split: Split): { middle: number; slope: number; curve: number } {
  const codes = data.codes[split.feature]!
  const { rows, slopes, curves } = data
  let middle = work.from
  let slope = 0
  let curve = 0
  for (let i = work.from; i < work.to; i += 1) {
    const row = rows[i]!
    if (goesRight(codes[row]!, split.threshold)) continue
    slope += slopes[row]!
    curve += curves[row]!
    rows[i] = rows[middle]!
    rows[middle] = row
    middle += 1
  }
  return { middle, slope, curve }
}

function sums(data: GrowData): { slope: number; curve: number } {
  let slope = 0
  let curve = 0
  for (const row of data.rows) {
    slope += data.slopes[row]!
    curve += data.curves[row]!
  }
  return { slope, curve }
}

type Bounds = Pick<Work, 'low' | 'high'>

/** What lies on either side of a cut that may only rise or fall stays on its side of the middle, however it is cut further (as in XGBoost). */
function boundsOf(work: Bounds, data: GrowData, split: Split, middle: number): { left: Bounds; right: Bounds } {
  const direction = data.directions[split.feature]!
  if (direction === 0 || split.threshold + 2 >= data.codeCounts[split.feature]!) return { left: work, right: work }
  const sides = { below: { low: work.low, high: middle }, above: { low: middle, high: work.high } }
  return direction > 0 ? { left: sides.below, right: sides.above } : { left: sides.above, right: sides.below }
}

/** Grows one tree depth first. The value of a node is −G/(H+λ). */
export function growTree(data: GrowData, options: GrowOptions): GrownTree {
  const feature: number[] = [-1]
  const threshold: number[] = [0]
  const left: number[] = [0]
  const value: number[] = []
  const weight: number[] = []
  const start = sums(data)
  const gathered = gatheredFor(data.rows.length)
  value.push(-start.slope / (start.curve + options.lambda))
  weight.push(start.curve)
  const stack: Work[] = [{ node: 0, from: 0, to: data.rows.length, depth: 0, ...start, low: -Infinity, high: Infinity }]
  for (let work = stack.pop(); work !== undefined; work = stack.pop()) {
    if (work.depth >= options.maxDepth || work.curve < 2 * options.minWeight) continue
    const best: Split = { feature: -1, threshold: 0, gain: options.minGain }
    const tried = draw(data.candidates, options.tried, options.random)
    gather(data, work, gathered)
    for (let i = 0; i < tried; i += 1) {
      const input = data.candidates[i]!
      const count = data.codeCounts[input]!
      const ways = data.cutWays[input]!
      fillBins(data.codes[input]!, count, data.rows, work, gathered)
      bestCut({ count, direction: data.directions[input]! }, work, input, options, best)
      if (ways === 'both') bestSingle(count, work, input, options, best)
    }
    if (best.feature < 0) continue
    const cut = part(data, work, best)
    const child = feature.length
    feature[work.node] = best.feature
    threshold[work.node] = best.threshold
    left[work.node] = child
    const slope = work.slope - cut.slope
    const curve = work.curve - cut.curve
    feature.push(-1, -1)
    threshold.push(0, 0)
    left.push(0, 0)
    const within = (one: number): number => Math.min(work.high, Math.max(work.low, one))
    const first = within(-cut.slope / (cut.curve + options.lambda))
    const second = within(-slope / (curve + options.lambda))
    value.push(first, second)
    weight.push(cut.curve, curve)
    const bounds = boundsOf(work, data, best, (first + second) / 2)
    const depth = work.depth + 1
    const { low, high } = bounds.right
    stack.push({ node: child + 1, from: cut.middle, to: work.to, depth, slope, curve, low, high })
    stack.push({
      node: child,
      from: work.from,
      to: cut.middle,
      depth,
      slope: cut.slope,
      curve: cut.curve,
      low: bounds.left.low,
      high: bounds.left.high,
    })
  }
  return {
    feature: new Int16Array(feature),
    threshold: new Uint8Array(threshold),
    left: new Int32Array(left),
    value: new Float64Array(value),
    weight: new Float64Array(weight),
  }
}
