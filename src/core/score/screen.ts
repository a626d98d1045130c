import { countCodes } from './code-counts.ts'
import { type Design, type Input } from './fit/design.ts'

/** The scorecard keeps a dense covariance, and few deals cannot carry many bins: more than this are not fitted at once. */
const mostBinsFor = (rows: number): number => Math.max(250, Math.min(600, rows))

const binsOf = (inputs: readonly Input[]): number => inputs.reduce((sum, { binCount }) => sum + binCount, 0)

/** True where a design has more bins than are fitted at once. */
export const needsScreening = ({ rows, inputs }: Design): boolean => binsOf(inputs) > mostBinsFor(rows)

/** χ² of a column's values against the outcome per degree of freedom (Pearson 1900), the best of its inputs. */
function strength(inputs: readonly Input[], outcomes: Float64Array, rate: number): number {
  let best = -Infinity
  for (const input of inputs) {
    const { won, seen } = countCodes(input, outcomes)
    let [sum, levels] = [0, 0]
    for (let code = 0; code < input.codeCount; code += 1) {
      if (seen[code] === 0) continue
      sum += (won[code]! - seen[code]! * rate) ** 2 / (seen[code]! * rate * (1 - rate))
      levels += 1
    }
    best = Math.max(best, (sum - levels) / Math.sqrt(2 * Math.max(1, levels)))
  }
  return best
}

/** Inputs of one column stand together. */
function byColumn({ inputs }: Design): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const [index, { column }] of inputs.entries()) groups.set(column, [...(groups.get(column) ?? []), index])
  return [...groups.values()]
}

/** The columns of a design with their inputs, that with the strongest tie to the outcome first. */
export function columnsByTie(design: Design, outcomes: Float64Array) {
  const rate = outcomes.reduce((sum, value) => sum + value, 0) / outcomes.length
  return byColumn(design)
    .map((indices) => {
      const inputs = indices.map((index) => design.inputs[index]!)
      return { column: inputs[0]!.column, indices, inputs, tie: strength(inputs, outcomes, rate) }
    })
    .sort((a, b) => b.tie - a.tie)
}

/**
 * Where a design has too many bins, the inputs of the columns with the strongest tie to the outcome, in their order; else all. It looks
 * at the outcome: what answers held-out rows must be chosen anew without them.
 */
export function screenInputs(design: Design, outcomes: Float64Array): readonly number[] {
  const all = design.inputs.map((_, index) => index)
  const mostBins = mostBinsFor(design.rows)
  if (binsOf(design.inputs) <= mostBins) return all
  const kept = new Set<number>()
  let sum = 0
  for (const { indices, inputs } of columnsByTie(design, outcomes)) {
    sum += binsOf(inputs)
    if (sum > mostBins && kept.size > 0) break
    for (const index of indices) kept.add(index)
  }
  return all.filter((index) => kept.has(index))
}

/** A design with some of its inputs. */
export const takeInputs = (design: Design, indices: readonly number[]): Design =>
  indices.length === design.inputs.length
    ? design
    : { ...design, inputs: indices.map((index) => design.inputs[index]!) }
