import type { Encoding } from '../table/encoding.ts'
import { codeCount } from '../table/encoding.ts'

/** One input as the learners see it: a code per row, and the scorecard's bin of each code (-1: none). */
export type Input = {
  readonly codes: Uint8Array
  readonly codeCount: number
  readonly bins: Int16Array
  readonly binCount: number
  /** Number of leading bins that stand in order (neighbours are alike); 0 for categories. */
  readonly ordered: number
  /** Value of the straight part at each code; null for inputs without one. */
  readonly scale: Float64Array | null
  /** Means of the prior of the bins, by what the base scorecard says of them; null: nothing. */
  readonly prior: Float64Array | null
  /** Inputs of one family share a precision (the words of a text). */
  readonly family: string
}

/** The rows of a table as codes. */
export type Design = { readonly rows: number; readonly inputs: readonly Input[] }

/** Describes an encoded input to the learners. */
export function inputOf(encoding: Encoding, codes: Uint8Array, prior: Float64Array | null = null): Input {
  const count = codeCount(encoding)
  const family = `${encoding.column}/${encoding.derive}`
  if (encoding.kind === 'item')
    return { codes, codeCount: 2, bins: Int16Array.of(-1, 0), binCount: 1, ordered: 0, scale: null, prior, family }
  if (encoding.kind === 'category')
    return {
      codes,
      codeCount: count,
      bins: Int16Array.from({ length: count }, (_, i) => i),
      binCount: count,
      ordered: 0,
      scale: null,
      prior,
      family,
    }
  const ordered = encoding.coarse[encoding.coarse.length - 1]! + 1
  const bins = Int16Array.from([...encoding.coarse, ordered])
  return {
    codes,
    codeCount: count,
    bins,
    binCount: ordered + 1,
    ordered,
    scale: Float64Array.of(...encoding.scale, 0),
    prior,
    family,
  }
}

/** The design of some of the rows. */
export function takeRows(design: Design, rows: Int32Array): Design {
  const inputs = design.inputs.map((input) => ({ ...input, codes: takeBytes(input.codes, rows) }))
  return { rows: rows.length, inputs }
}

function takeBytes(codes: Uint8Array, rows: Int32Array): Uint8Array {
  const taken = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) taken[i] = codes[rows[i]!]!
  return taken
}

/** The outcomes of some of the rows. */
export function takeOutcomes(outcomes: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i += 1) taken[i] = outcomes[rows[i]!]!
  return taken
}
