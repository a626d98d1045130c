import type { FeatureRow } from './feature-row.ts'
import type { FittedModel } from './fitted-model.ts'
import { makeRowDistance } from './novelty.ts'
import { makeRowEncoder } from './row-encoder.ts'

/** A past deal by its id, and how far it is: 0 the same in all inputs, 1 different in all. */
export type NearDeal = { readonly id: string; readonly won: boolean; readonly distance: number }

/** Finds the past deals kept in a model that are most like a lead (Gower's distance on bins), the nearest first. */
export function makeNearestDeals(model: FittedModel): (row: FeatureRow, most: number) => readonly NearDeal[] {
  const encode = makeRowEncoder(model.inputs)
  const distance = makeRowDistance(model.inputs.map(({ encoding }) => encoding))
  const rows = model.pastDeals.rows.map((row) => Uint8Array.from(row))
  const codes = new Uint8Array(model.inputs.length)
  return (row, most) => {
    encode(row, codes)
    return rows
      .map((kept, index) => ({
        id: model.pastDeals.ids[index]!,
        won: model.pastDeals.won[index]!,
        distance: distance(codes, kept),
      }))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, most)
  }
}
