import type { FittedModel, InputPoints } from '../fitted-model.ts'
import { pointsByCode } from '../fitted-scorer.ts'
import type { PreparedColumn } from '../prepare-table.ts'
import { type Share, wilson } from './interval.ts'

/** One value of a column: how many deals had it, how many were won, what it gives to the score (log-odds, the scorecard's part). */
export type ValueLine = { readonly value: string; readonly won: Share; readonly points: number }

export type ValueTable = { readonly column: string; readonly weight: number; readonly lines: readonly ValueLine[] }

const short = (value: number): string => String(Number(value.toPrecision(4)))

/** What a person calls a bin of an input. */
function binName({ encoding, bins }: InputPoints, bin: number): string {
  if (encoding.kind === 'item') return encoding.derive === 'words' ? `with "${encoding.item}"` : encoding.item
  if (encoding.kind === 'category')
    return encoding.levels[bin] ?? (bin === encoding.levels.length ? 'other' : 'unknown')
  const codes = bins.flatMap((of, code) => (of === bin && code <= encoding.cuts.length ? [code] : []))
  if (codes.length === 0) return 'unknown'
  const [from, to] = [encoding.cuts[codes[0]! - 1], encoding.cuts[codes[codes.length - 1]!]]
  if (from === undefined) return to === undefined ? 'any' : `below ${short(to)}`
  return to === undefined ? `${short(from)} and more` : `${short(from)} to ${short(to)}`
}

function inputLines(input: InputPoints, codes: Uint8Array, outcomes: Float64Array): readonly ValueLine[] {
  const points = pointsByCode(input)
  const bins = input.encoding.kind === 'item' ? [0, 1] : input.bins
  const seen = new Map<number, { rows: number; wins: number; points: number }>()
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!
    const bin = bins[code]!
    const line = seen.get(bin) ?? { rows: 0, wins: 0, points: 0 }
    line.rows += 1
    line.wins += outcomes[row]!
    line.points += points[code]!
    seen.set(bin, line)
  }
  return [...seen]
    .sort(([a], [b]) => a - b)
    .filter(([bin]) => input.encoding.kind !== 'item' || bin === 1)
    .map(([bin, { rows, wins, points: sum }]) => ({
      value: binName(input, input.encoding.kind === 'item' ? 0 : bin),
      won: wilson(wins, rows),
      points: sum / rows,
    }))
}

/** Weight of a column: standard deviation of its points over the deals. */
function weightOf(lines: readonly ValueLine[]): number {
  const rows = lines.reduce((sum, { won }) => sum + won.of, 0)
  const mean = lines.reduce((sum, { won, points }) => sum + (won.of / rows) * points, 0)
  return Math.sqrt(lines.reduce((sum, { won, points }) => sum + (won.of / rows) * (points - mean) ** 2, 0))
}

/** Value tables of the columns, the weightiest first. Values of fewer than five deals are not shown: they may point to a person. */
export function valueTables(
  model: FittedModel,
  used: readonly PreparedColumn[],
  outcomes: Float64Array,
): readonly ValueTable[] {
  let at = 0
  const tables = used.map(({ column, inputs }): ValueTable => {
    const lines = inputs.flatMap(({ codes }) => inputLines(model.inputs[at++]!, codes, outcomes))
    return { column, weight: weightOf(lines), lines: lines.filter(({ won }) => won.of >= 5) }
  })
  return tables.filter(({ lines }) => lines.length > 0).sort((a, b) => b.weight - a.weight)
}
