import type { Design, Input } from '../fit/design.ts'

/** Which line of business each row is of: its place in the list of lines, -1 for none of them. */
export type LineOf = Int16Array

/** Precision families of what a line adds: its level, its straight parts (shared with no other), and the points of each column. */
const family = (name: string): string => `line · ${name}`

/**
 * What lines may say otherwise than all deals together, as a design of its own: for each line one input for its level and one for each input of the
 * design, which has an effect in rows of that line alone. A number has its straight part only: bins of their own would ask for more deals than lines have.
 * The lines of one input share a precision, so that the deals say together how far lines differ in it: that is the partial pooling.
 */
export function lineDesign(design: Design, lineOf: LineOf, lines: number): Design {
  const inputs = Array.from({ length: lines }, (_, line) => [
    levelOf(lineOf, line),
    ...design.inputs.map((input) => withinLine(input, lineOf, line)),
  ])
  return { rows: design.rows, inputs: inputs.flat() }
}

const plain = { ordered: 0, prior: null, direction: 0 } as const

function levelOf(lineOf: LineOf, line: number): Input {
  const codes = Uint8Array.from(lineOf, (one) => (one === line ? 1 : 0))
  const bins = Int16Array.of(-1, 0)
  return { ...plain, codes, codeCount: 2, bins, binCount: 1, scale: null, family: family(''), column: '' }
}

/** Code 0 stands for rows of other lines and has no points; all others are one higher than in the input itself. */
function withinLine(input: Input, lineOf: LineOf, line: number): Input {
  const codes = Uint8Array.from(input.codes, (code, row) => (lineOf[row] === line ? code + 1 : 0))
  const shared = { ...plain, codes, codeCount: input.codeCount + 1, column: input.column, family: family(input.family) }
  if (input.scale !== null)
    return {
      ...shared,
      bins: new Int16Array(input.codeCount + 1).fill(-1),
      binCount: 0,
      scale: Float64Array.of(0, ...input.scale),
    }
  return { ...shared, bins: Int16Array.of(-1, ...input.bins), binCount: input.binCount, scale: null }
}
