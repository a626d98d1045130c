import type { FittedModel, InputPoints } from '../fitted-model.ts'
import { type Encoding, codeCount } from '../table/encoding.ts'
import { categoryOf } from '../table/derive.ts'
import type { FeatureRow } from '../feature-row.ts'

/** What one line adds to the points of an input, or to its level. */
export type LinePoints = {
  /** Place of the line among the values. */
  readonly line: number
  /** Place of the input among those of the model; the line's own level is of the input that names the line. */
  readonly of: number
  readonly level: boolean
  /** Log-odds, by bin of the input; of a level one, of a number none. */
  readonly points: readonly number[]
  readonly slope: number | null
  readonly mean: number
}

/** The lines of business that have points of their own beside the common ones. */
export type ModelLines = {
  readonly column: string
  readonly values: readonly string[]
  readonly inputs: readonly LinePoints[]
}

const categoryWith = (codes: number, { column }: Encoding): Encoding => ({
  kind: 'category',
  column,
  derive: 'category',
  levels: Array.from({ length: codes - 2 }, () => ''),
})

/** Points of a line as those of an input whose code 0 is "another line" and has none; all other codes are one higher. */
function asInput({ of, level, points, slope, mean }: LinePoints, model: FittedModel): InputPoints {
  const input = model.inputs[of]!
  const shared = { points, slope, mean, prior: null, within: 0, hidden: 0 }
  if (level) return { ...shared, encoding: categoryWith(2, input.encoding), bins: [-1, 0] }
  const codes = codeCount(input.encoding) + 1
  if (slope !== null && input.encoding.kind === 'number') {
    const { cuts, scale, ...encoding } = input.encoding
    const shifted = { ...encoding, cuts: [Number.NEGATIVE_INFINITY, ...cuts], scale: [0, ...scale] }
    return { ...shared, encoding: shifted, bins: Array.from({ length: codes }, () => -1) }
  }
  return { ...shared, encoding: categoryWith(codes, input.encoding), bins: [-1, ...input.bins] }
}

/** What lines add, as further inputs. */
export const lineInputs = (model: FittedModel): readonly InputPoints[] =>
  (model.lines?.inputs ?? []).map((one) => asInput(one, model))

/** Writes the codes of what lines add behind those of the inputs themselves. */
export function makeLineEncoder(model: FittedModel): (row: FeatureRow, codes: Uint8Array) => void {
  const { lines } = model
  if (!lines) return () => {}
  const places = new Map(lines.values.map((value, line) => [value, line]))
  const start = model.inputs.length
  return (row, codes) => {
    const cell = row[lines.column]
    const line = places.get(categoryOf(cell === null || cell === undefined ? '' : String(cell), 'category') ?? '') ?? -1
    for (const [i, one] of lines.inputs.entries())
      codes[start + i] = one.line !== line ? 0 : one.level ? 1 : codes[one.of]! + 1
  }
}
