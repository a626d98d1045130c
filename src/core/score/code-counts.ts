import type { Input } from './fit/design.ts'

/** Deals of each code of an input, and how many of them were won. */
export type CodeCounts = { readonly seen: Float64Array; readonly won: Float64Array }

/** Counts the codes of an input, in some of the rows or in all. */
export function countCodes({ codes, codeCount }: Input, outcomes: Float64Array, rows?: Int32Array): CodeCounts {
  const seen = new Float64Array(codeCount)
  const won = new Float64Array(codeCount)
  const count = rows?.length ?? codes.length
  for (let i = 0; i < count; i += 1) {
    const row = rows === undefined ? i : rows[i]!
    seen[codes[row]!]! += 1
    won[codes[row]!]! += outcomes[row]!
  }
  return { seen, won }
}
