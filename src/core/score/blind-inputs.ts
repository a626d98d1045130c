import type { FittedModel } from './fitted-model.ts'
import { missingCode } from './table/encoding.ts'

/** Inputs of which trees cannot say what an unknown cell means, for no past deal had one. */
export type BlindInputs = {
  /** By input: how many of the past deals have a lesser code, as a share, for every code from 0 to 256; null where unknown cells were seen. */
  readonly below: readonly (Float64Array | null)[]
  /** Marks the inputs of a row whose cell is unknown and that are blind; null where there are none. It holds until the next row is asked for. */
  find(codes: Uint8Array): Uint8Array | null
}

/** Looks through the past deals that the model keeps. */
export function makeBlindInputs({ inputs, pastDeals, novelty }: FittedModel): BlindInputs {
  const rows = [...pastDeals.rows, ...novelty.rows]
  const below = inputs.map(({ encoding }, at): Float64Array | null => {
    if (encoding.kind === 'item' || rows.length === 0) return null
    const missing = missingCode(encoding)
    if (rows.some((row) => row[at] === missing)) return null
    const shares = new Float64Array(257)
    for (const row of rows) shares[row[at]! + 1]! += 1 / rows.length
    for (let code = 0; code < 256; code += 1) shares[code + 1]! += shares[code]!
    return shares
  })
  const places = below.flatMap((shares, at) => (shares === null ? [] : [at]))
  const missing = inputs.map(({ encoding }) => (encoding.kind === 'item' ? 255 : missingCode(encoding)))
  const blind = new Uint8Array(inputs.length)
  return {
    below,
    find(codes) {
      let found = false
      for (const at of places) {
        const unknown = codes[at] === missing[at]
        blind[at] = Number(unknown)
        found ||= unknown
      }
      return found ? blind : null
    },
  }
}
