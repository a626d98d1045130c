import type { FittedModel, InputPoints } from '../fitted-model.ts'
import { pointsByCode } from '../fitted-scorer.ts'
import type { PreparedColumn } from '../prepare-table.ts'
import type { Derivation } from '../table/plan.ts'
import { type Share, wilson } from './interval.ts'

/** What a line of a value table stands for. */
export type ValueLabel =
  | { readonly kind: 'other' | 'unknown' | 'any' }
  | { readonly kind: 'level'; readonly text: string; readonly derive: Derivation }
  | { readonly kind: 'word' | 'item'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'below'; readonly to: number }
  | { readonly kind: 'from'; readonly from: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number }

/**
 * One value of a column: how many deals had it, how many were won, what it gives to the score (log-odds, the scorecard's part). `value` is
 * the label in plain English.
 */
export type ValueLine = {
  readonly label: ValueLabel
  readonly value: string
  readonly won: Share
  readonly points: number
}

export type ValueTable = { readonly column: string; readonly weight: number; readonly lines: readonly ValueLine[] }

/** What a bin of an input stands for. */
function binLabel({ encoding, bins }: InputPoints, bin: number): ValueLabel {
  if (encoding.kind === 'item') return { kind: encoding.derive === 'words' ? 'word' : 'item', text: encoding.item }
  if (encoding.kind === 'category') {
    const text = encoding.levels[bin]
    if (text !== undefined) return { kind: 'level', text, derive: encoding.derive }
    return { kind: bin === encoding.levels.length ? 'other' : 'unknown' }
  }
  const codes = bins.flatMap((of, code) => (of === bin && code <= encoding.cuts.length ? [code] : []))
  if (codes.length === 0) return { kind: 'unknown' }
  const [from, to] = [encoding.cuts[codes[0]! - 1], encoding.cuts[codes[codes.length - 1]!]]
  if (from === undefined) return to === undefined ? { kind: 'any' } : { kind: 'below', to: short(to) }
  return to === undefined ? { kind: 'from', from: short(from) } : { kind: 'between', from: short(from), to: short(to) }
}

const short = (value: number): number => Number(value.toPrecision(4))

function labelText(label: ValueLabel): string {
  switch (label.kind) {
    case 'word':
      return `with "${label.text}"`
    case 'level':
    case 'item':
      return label.text
    case 'number':
      return String(label.value)
    case 'below':
      return `below ${label.to}`
    case 'from':
      return `${label.from} and more`
    case 'between':
      return `${label.from} to ${label.to}`
    default:
      return label.kind
  }
}

/** A bin between two halves that holds one whole number is that number. */
function wholeNumber(label: ValueLabel): ValueLabel {
  if (label.kind !== 'between' || label.to - label.from !== 1 || Math.abs(label.from % 1) !== 0.5) return label
  return { kind: 'number', value: label.from + 0.5 }
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
    .map(([bin, { rows, wins, points: sum }]) => {
      const label = binLabel(input, input.encoding.kind === 'item' ? 0 : bin)
      return { label: wholeNumber(label), value: labelText(label), won: wilson(wins, rows), points: sum / rows }
    })
}

/** Weight of a column: standard deviation of its points over the deals. */
function weightOf(lines: readonly ValueLine[]): number {
  const rows = lines.reduce((sum, { won }) => sum + won.of, 0)
  const mean = lines.reduce((sum, { won, points }) => sum + (won.of / rows) * points, 0)
  return Math.sqrt(lines.reduce((sum, { won, points }) => sum + (won.of / rows) * (points - mean) ** 2, 0))
}

/** A column may be read in two ways that come to the same (a source and its class): what a person sees as one value is one line. */
function joined(lines: readonly ValueLine[]): readonly ValueLine[] {
  const seen = new Map<string, ValueLine>()
  for (const line of lines) {
    const key = `${line.value} ${line.won.hits} ${line.won.of}`
    const earlier = seen.get(key)
    seen.set(key, earlier ? { ...earlier, points: earlier.points + line.points } : line)
  }
  return [...seen.values()]
}

/** Value tables of the columns, the weightiest first. Values of fewer than five deals are not shown: they may point to a person. */
export function valueTables(
  model: FittedModel,
  used: readonly PreparedColumn[],
  outcomes: Float64Array,
): readonly ValueTable[] {
  let at = 0
  const tables = used.map(({ column, inputs }): ValueTable => {
    const lines = joined(inputs.flatMap(({ codes }) => inputLines(model.inputs[at++]!, codes, outcomes)))
    return { column, weight: weightOf(lines), lines: lines.filter(({ won }) => won.of >= 5) }
  })
  return tables.filter(({ lines }) => lines.length > 0).sort((a, b) => b.weight - a.weight)
}
