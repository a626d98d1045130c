import type { Encoding } from '../table/encoding.ts'
import { codeCount } from '../table/encoding.ts'

export type Direction = -1 | 0 | 1

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
  /** Where the points may only rise (1) or only fall (-1) with the number; 0: either. */
  readonly direction: Direction
  /** Inputs of one family share a precision (the words of a text). */
  readonly family: string
  /** The column that it reads. */
  readonly column: string
}

/** The rows of a table as codes; `offsets` are points fixed by hand (log-odds against the average deal), which nothing is learned of. */
export type Design = {
  readonly rows: number
  readonly inputs: readonly Input[]
  readonly offsets?: Float64Array
}

export type InputWishes = { readonly prior?: Float64Array | null; readonly direction?: Direction }

/** Describes an encoded input to the learners. */
export function inputOf(encoding: Encoding, codes: Uint8Array, wishes: InputWishes = {}): Input {
  const { prior = null, direction = 0 } = wishes
  const count = codeCount(encoding)
  const { column } = encoding
  const family = `${column}/${encoding.derive}`
  if (encoding.kind === 'item')
    return {
      codes,
      codeCount: 2,
      bins: Int16Array.of(-1, 0),
      binCount: 1,
      ordered: 0,
      scale: null,
      prior,
      direction: 0,
      family,
      column,
    }
  if (encoding.kind === 'category')
    return {
      codes,
      codeCount: count,
      bins: Int16Array.from({ length: count }, (_, i) => i),
      binCount: count,
      ordered: 0,
      scale: null,
      prior,
      direction: 0,
      family,
      column,
    }
  const ordered = encoding.coarse[encoding.coarse.length - 1]! + 1
  const bins = Int16Array.from([...encoding.coarse, ordered])
  return {
    codes,
    codeCount: count,
    bins,
    binCount: ordered + 1,
    ordered,
    // What may only rise has no straight part: bins in order are enough, and easily kept in order.
    scale: direction === 0 ? Float64Array.of(...encoding.scale, 0) : null,
    prior,
    direction,
    family,
    column,
  }
}

/** The design of some of the rows. */
export function takeRows(design: Design, rows: Int32Array): Design {
  const inputs = design.inputs.map((input) => ({ ...input, codes: takeBytes(input.codes, rows) }))
  return design.offsets === undefined
    ? { rows: rows.length, inputs }
    : { rows: rows.length, inputs, offsets: takeOutcomes(design.offsets, rows) }
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
