import type { Design } from './design.ts'

/**
 * Where the parameters of a design stand: 0 is the intercept, then for each input its slope (numbers only) and its bins. Rows are
 * kept sparse.
 */
export type Layout = {
  readonly rows: number
  readonly size: number
  /** The first bin of each input. */
  readonly offsets: Int32Array
  /** The slope of each input, -1 where it has none. */
  readonly slopes: Int32Array
  readonly families: number
  /** The family of the bins of each input. */
  readonly familyOf: Int32Array
  /** Row i has the active parameters active[starts[i]] to active[starts[i + 1] - 1], rising. */
  readonly starts: Int32Array
  readonly active: Int32Array
  /** What each active parameter is multiplied by: 1 for bins. */
  readonly factors: Float64Array
  /** Mean of the prior of each parameter. */
  readonly means: Float64Array
  /** Σ α wᵀKw over the families. */
  penalty(weights: Float64Array, precisions: Float64Array): number
  addPrior(precisions: Float64Array, weights: Float64Array, gradient: Float64Array, hessian: Float64Array): void
  /** Points of a family, tr(KΣ) and wᵀKw. */
  familyMoments(
    family: number,
    weights: Float64Array,
    covariance: (a: number, b: number) => number,
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

type Places = { readonly offsets: Int32Array; readonly slopes: Int32Array }

function sparseRows(design: Design, { offsets, slopes }: Places): Pick<Layout, 'starts' | 'active' | 'factors'> {
  const starts = new Int32Array(design.rows + 1)
  const most = design.inputs.reduce((sum, { scale }) => sum + (scale === null ? 1 : 2), 0)
  const active = new Int32Array(design.rows * most)
  const factors = new Float64Array(design.rows * most)
  let end = 0
  for (let row = 0; row < design.rows; row += 1) {
    for (let f = 0; f < design.inputs.length; f += 1) {
      const input = design.inputs[f]!
      const code = input.codes[row]!
      if (input.scale !== null && input.scale[code] !== 0) {
        active[end] = slopes[f]!
        factors[end++] = input.scale[code]!
      }
      const bin = input.bins[code]!
      if (bin < 0) continue
      active[end] = offsets[f]! + bin
      factors[end++] = 1
    }
    starts[row + 1] = end
  }
  return { starts, active: active.subarray(0, end), factors: factors.subarray(0, end) }
}

/** All slopes share one precision: one ridge for all straight parts, as in ordinary penalised regression. */
const slopeFamily = 'slopes'

/** Lays out the parameters and the prior of a design. */
export function makeLayout(design: Design): Layout {
  const offsets = new Int32Array(design.inputs.length)
  const slopes = new Int32Array(design.inputs.length).fill(-1)
  const names = new Map<string, number>()
  const entries: Entry[][] = []
  const counts: number[] = []
  let size = 1
  const familyOf = new Int32Array(design.inputs.length)
  const add = (name: string, list: readonly Entry[], count: number): number => {
    const family = names.get(name) ?? names.size
    names.set(name, family)
    entries[family] = [...(entries[family] ?? []), ...list]
    counts[family] = (counts[family] ?? 0) + count
    size += count
    return family
  }
  for (const [index, input] of design.inputs.entries()) {
    if (input.scale !== null) {
      slopes[index] = size
      add(slopeFamily, [{ a: size, b: size, value: 1 }], 1)
    }
    offsets[index] = size
    familyOf[index] = add(input.family, priorEntries(size, input.binCount, input.ordered), input.binCount)
  }
  const means = new Float64Array(size)
  for (const [index, { prior }] of design.inputs.entries()) if (prior !== null) means.set(prior, offsets[index]!)
  const energyOf = (family: number, weights: Float64Array): number =>
    entries[family]!.reduce((sum, { a, b, value }) => sum + (a === b ? 1 : 2) * value * weights[a]! * weights[b]!, 0)
  return {
    rows: design.rows,
    size,
    offsets,
    slopes,
    means,
    families: names.size,
    familyOf,
    ...sparseRows(design, { offsets, slopes }),
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
      for (const { a, b, value } of entries[family]!) trace += (a === b ? 1 : 2) * value * covariance(a, b)
      return { count: counts[family]!, trace, energy: energyOf(family, weights) }
    },
  }
}
