import type { Design } from './design.ts'

/** Where the parameters of a design stand: 0 is the intercept, then the bins of each input. Rows are kept sparse. */
export type Layout = {
  readonly rows: number
  readonly size: number
  readonly offsets: Int32Array
  readonly families: number
  /** Row i has the active parameters active[starts[i]] to active[starts[i + 1] - 1], rising. */
  readonly starts: Int32Array
  readonly active: Int32Array
  /** Σ α wᵀKw over the families. */
  penalty(weights: Float64Array, precisions: Float64Array): number
  addPrior(precisions: Float64Array, weights: Float64Array, gradient: Float64Array, hessian: Float64Array): void
  /** Points of a family, tr(KΣ) and wᵀKw. */
  familyMoments(
    family: number,
    weights: Float64Array,
    covariance: Float64Array,
  ): { readonly count: number; readonly trace: number; readonly energy: number }
}

/** Part of the prior matrix K: K[a][b] = value, a >= b. */
type Entry = { readonly a: number; readonly b: number; readonly value: number }

/** Share of plain ridge beside the random walk; makes the prior of ordered bins proper. */
const ridgeShare = 0.3

/**
 * Entries of K for one input. Ordered bins: first-order random walk (Fahrmeir and Lang 2001, sec. 2.1), scaled by the number of
 * steps so that one precision means the same total rise whatever the number of bins; the other bins: ridge.
 */
function priorEntries(offset: number, binCount: number, ordered: number): Entry[] {
  const entries: Entry[] = []
  for (let bin = 0; bin < binCount; bin += 1) {
    const at = offset + bin
    if (bin >= ordered) {
      entries.push({ a: at, b: at, value: 1 })
      continue
    }
    const neighbours = (bin > 0 ? 1 : 0) + (bin + 1 < ordered ? 1 : 0)
    const step = Math.max(1, ordered - 1) / 2
    entries.push({ a: at, b: at, value: ridgeShare + neighbours * step })
    if (bin > 0) entries.push({ a: at, b: at - 1, value: -step })
  }
  return entries
}

function sparseRows(design: Design, offsets: Int32Array): { starts: Int32Array; active: Int32Array } {
  const starts = new Int32Array(design.rows + 1)
  const active = new Int32Array(design.rows * design.inputs.length)
  let end = 0
  for (let row = 0; row < design.rows; row += 1) {
    for (let f = 0; f < design.inputs.length; f += 1) {
      const input = design.inputs[f]!
      const bin = input.bins[input.codes[row]!]!
      if (bin >= 0) active[end++] = offsets[f]! + bin
    }
    starts[row + 1] = end
  }
  return { starts, active: active.subarray(0, end) }
}

/** Lays out the parameters and the prior of a design. */
export function makeLayout(design: Design): Layout {
  const offsets = new Int32Array(design.inputs.length)
  const names = new Map<string, number>()
  const entries: Entry[][] = []
  const counts: number[] = []
  let size = 1
  for (const [index, input] of design.inputs.entries()) {
    offsets[index] = size
    const family = names.get(input.family) ?? names.size
    names.set(input.family, family)
    entries[family] = [...(entries[family] ?? []), ...priorEntries(size, input.binCount, input.ordered)]
    counts[family] = (counts[family] ?? 0) + input.binCount
    size += input.binCount
  }
  const energyOf = (family: number, weights: Float64Array): number =>
    entries[family]!.reduce((sum, { a, b, value }) => sum + (a === b ? 1 : 2) * value * weights[a]! * weights[b]!, 0)
  return {
    rows: design.rows,
    size,
    offsets,
    families: names.size,
    ...sparseRows(design, offsets),
    penalty: (weights, precisions) =>
      entries.reduce((sum, _, family) => sum + precisions[family]! * energyOf(family, weights), 0),
    addPrior(precisions, weights, gradient, hessian) {
      for (const [family, list] of entries.entries())
        for (const { a, b, value } of list) {
          const scaled = value * precisions[family]!
          hessian[a * size + b]! += scaled
          gradient[a]! += scaled * weights[b]!
          if (a !== b) gradient[b]! += scaled * weights[a]!
        }
    },
    familyMoments(family, weights, covariance) {
      let trace = 0
      for (const { a, b, value } of entries[family]!) trace += (a === b ? 1 : 2) * value * covariance[a * size + b]!
      return { count: counts[family]!, trace, energy: energyOf(family, weights) }
    },
  }
}
