import type { Design, Input } from './design.ts'
import type { ScorecardFit } from './scorecard-fit.ts'

/** The order in which trees cut each input: `ranks[f][code]`, null where codes stand in order already. */
export type TreeOrder = readonly (Uint8Array | null)[]

/** With fewer rows an order learned from outcomes does harm: levels then stand by their frequency. */
const fewRows = 1500

/**
 * Trees cut categories by the order of their points in the scorecard: the regularised form of ordering by mean outcome
 * (Breiman et al. 1984, sec. 4.2.2), which does not trust rare levels. The unknown code of a number stays last.
 */
export function treeOrder(design: Design, fit: ScorecardFit): TreeOrder {
  if (design.rows < fewRows) return design.inputs.map(() => null)
  return design.inputs.map((input, f) => {
    if (input.ordered > 0 || input.codeCount === 2) return null
    const points = Array.from({ length: input.codeCount }, (_, code) => pointsOf(input, code, fit, f))
    const sorted = points.map((_, code) => code).sort((a, b) => points[a]! - points[b]! || a - b)
    const ranks = new Uint8Array(input.codeCount)
    for (const [rank, code] of sorted.entries()) ranks[code] = rank
    return ranks
  })
}

function pointsOf(input: Input, code: number, fit: ScorecardFit, f: number): number {
  const bin = input.bins[code]!
  return bin < 0 ? 0 : fit.weights[fit.layout.offsets[f]! + bin]!
}

/** The codes of a design in the order in which trees cut them. */
export function orderedCodes(design: Design, order: TreeOrder): readonly Uint8Array[] {
  return design.inputs.map(({ codes }, f) => {
    const ranks = order[f]
    return ranks ? codes.map((code) => ranks[code]!) : codes
  })
}
