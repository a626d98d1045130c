import type { PreparedColumn } from './prepare-table.ts'

/** The scorecard keeps a dense covariance, and few deals cannot carry many bins: more than this are not fitted at once. */
const mostBinsFor = (rows: number): number => Math.max(250, Math.min(600, rows))

const binsOf = ({ inputs }: PreparedColumn): number => inputs.reduce((sum, input) => sum + input.binCount, 0)

/** χ² of a column's values against the outcome per degree of freedom (Pearson 1900), the best of its inputs. */
function strength({ inputs }: PreparedColumn, outcomes: Float64Array, rate: number): number {
  let best = 0
  for (const { codes, codeCount } of inputs) {
    const won = new Float64Array(codeCount)
    const seen = new Float64Array(codeCount)
    for (let row = 0; row < codes.length; row += 1) {
      won[codes[row]!]! += outcomes[row]!
      seen[codes[row]!]! += 1
    }
    let [sum, levels] = [0, 0]
    for (let code = 0; code < codeCount; code += 1) {
      if (seen[code] === 0) continue
      sum += (won[code]! - seen[code]! * rate) ** 2 / (seen[code]! * rate * (1 - rate))
      levels += 1
    }
    best = Math.max(best, (sum - levels) / Math.sqrt(2 * Math.max(1, levels)))
  }
  return best
}

/** Where a table has too many columns, keeps those with the strongest tie to the outcome; gives the names of the others. */
export function screenColumns(
  used: readonly PreparedColumn[],
  outcomes: Float64Array,
): { readonly kept: readonly PreparedColumn[]; readonly dropped: readonly string[] } {
  const mostBins = mostBinsFor(outcomes.length)
  if (used.reduce((sum, column) => sum + binsOf(column), 0) <= mostBins) return { kept: used, dropped: [] }
  const rate = outcomes.reduce((sum, value) => sum + value, 0) / outcomes.length
  const strengths = new Map(used.map((column) => [column, strength(column, outcomes, rate)]))
  const ordered = [...used].sort((a, b) => strengths.get(b)! - strengths.get(a)!)
  const kept = new Set<PreparedColumn>()
  let bins = 0
  for (const column of ordered) {
    bins += binsOf(column)
    if (bins > mostBins && kept.size > 0) break
    kept.add(column)
  }
  const dropped = used.filter((column) => !kept.has(column)).map(({ column }) => column)
  return { kept: used.filter((column) => kept.has(column)), dropped }
}
