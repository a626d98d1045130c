import type { FeatureRow } from './feature-row.ts'
import type { FittedModel } from './fitted-model.ts'
import { makeDistances } from './novelty.ts'
import { makeRowEncoder } from './row-encoder.ts'

/** A past deal by its id, and how far it is: 0 the same in all inputs, 1 different in all. */
export type NearDeal = { readonly id: string; readonly won: boolean; readonly distance: number }

/** Places of the least values, the least first; of equal ones the earlier. */
function leastOf(values: Float64Array, most: number): readonly number[] {
  const least: number[] = []
  for (let i = 0; i < values.length; i += 1) {
    if (least.length === most && values[i]! >= values[least[most - 1]!]!) continue
    let at = least.length
    while (at > 0 && values[i]! < values[least[at - 1]!]!) at -= 1
    least.splice(at, 0, i)
    if (least.length > most) least.pop()
  }
  return least
}

/** Finds the past deals kept in a model that are most like a lead (Gower's distance on bins), the nearest first. */
export function makeNearestDeals(model: FittedModel): (row: FeatureRow, most: number) => readonly NearDeal[] {
  const { ids, won, rows } = model.pastDeals
  const encode = makeRowEncoder(model.inputs)
  const distances = makeDistances(
    model.inputs.map(({ encoding }) => encoding),
    rows.map((row) => Uint8Array.from(row)),
  )
  const codes = new Uint8Array(model.inputs.length)
  return (row, most) => {
    encode(row, codes)
    const far = distances(codes)
    return leastOf(far, most).map((at) => ({ id: ids[at]!, won: won[at]!, distance: far[at]! }))
  }
}
