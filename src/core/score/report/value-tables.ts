import type { FittedModel, InputPoints } from '../fitted-model.ts'
import { pointsByCode } from '../fitted-scorer.ts'
import type { PreparedColumn } from '../prepare-table.ts'
import { readingsOf, readMark } from '../read-columns.ts'
import type { Encoding } from '../table/encoding.ts'
import type { ListSplit } from '../table/lists.ts'
import type { Derivation } from '../table/plan.ts'
import type { TrainInput } from '../train.ts'
import { type Share, wilson } from './interval.ts'
import { spellingsOf } from './spelling.ts'

/** What a line of a value table stands for. */
export type ValueLabel =
  | { readonly kind: 'other' | 'unknown' | 'any' }
  | { readonly kind: 'level'; readonly text: string; readonly derive: Derivation }
  | { readonly kind: 'word' | 'item'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** Whole numbers, both ends among them; an end that is null is open. */
  | { readonly kind: 'whole'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'below'; readonly to: number }
  | { readonly kind: 'from'; readonly from: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number }

/**
 * One value of a column: how many deals had it, how many were won, what the column gives them on average in all ways in which it is read
 * (log-odds, the scorecard's part). `value` is the label in plain English.
 */
export type ValueLine = {
  readonly label: ValueLabel
  readonly value: string
  readonly won: Share
  readonly points: number
}

/** How a column was read, where it is read in more ways than one: a date by its weekday, a source by its class. */
export type ValueReading = 'weekday' | 'hour' | 'length' | 'class'

/** The values of a column, as it stands or read in another way. */
export type ValueTable = {
  readonly column: string
  readonly reading: ValueReading | null
  readonly weight: number
  readonly lines: readonly ValueLine[]
}

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
  return rangeLabel(encoding, encoding.cuts[codes[0]! - 1], encoding.cuts[codes[codes.length - 1]!])
}

type NumberEncoding = Extract<Encoding, { readonly kind: 'number' }>

/** Cuts lie midway between neighbours: of whole numbers all are whole or half, and the least and the largest value whole. */
const isOfWholes = ({ cuts, range }: NumberEncoding): boolean =>
  range.every(Number.isInteger) && cuts.every((cut) => Number.isInteger(2 * cut))

/**
 * Bins of whole numbers name the whole numbers in them: from 0.5 and below 1.5 is 1, from 21 and below 55 is 21 to 54, and below 0.5 is 0 where
 * nothing is less.
 */
function rangeLabel(encoding: NumberEncoding, from: number | undefined, to: number | undefined): ValueLabel {
  const { range } = encoding
  if (from === undefined && to === undefined) return { kind: 'any' }
  if (isOfWholes(encoding)) {
    const least = from === undefined ? null : Math.ceil(from)
    const most = to === undefined ? null : Math.ceil(to) - 1
    if ((least ?? range[0]) === (most ?? range[1])) return { kind: 'number', value: (least ?? most)! }
    return { kind: 'whole', from: least, to: most }
  }
  const hair = 1e-4 * (range[1] - range[0])
  // Many deals of one and the same least or largest value: the cut beside it is next to nothing away.
  if (from === undefined && to! - range[0] < hair) return { kind: 'number', value: range[0] }
  if (to === undefined && range[1] - from! < hair) return { kind: 'number', value: range[1] }
  if (from === undefined) return { kind: 'below', to: short(to!) }
  if (to === undefined) return { kind: 'from', from: short(from) }
  const digits = short(from) === short(to) ? 7 : 4
  return { kind: 'between', from: short(from, digits), to: short(to, digits) }
}

const short = (value: number, digits = 4): number => Number(value.toPrecision(digits))

function labelText(label: ValueLabel): string {
  switch (label.kind) {
    case 'word':
      return `with "${label.text}"`
    case 'level':
    case 'item':
      return label.text
    case 'number':
      return String(label.value)
    case 'whole':
      if (label.from === null) return `up to ${label.to}`
      return label.to === null ? `${label.from} and more` : `${label.from} to ${label.to}`
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

/** A line, and what the input that it is of gives by itself, to weigh tables by. */
type OwnLine = ValueLine & { readonly own: number }

/** `whole`: by deal, what the column gives in all ways in which it is read. */
function inputLines(input: InputPoints, codes: Uint8Array, { outcomes, whole }: ColumnDeals): readonly OwnLine[] {
  const points = pointsByCode(input)
  const bins = input.encoding.kind === 'item' ? [0, 1] : input.bins
  const seen = new Map<number, { rows: number; wins: number; own: number; points: number }>()
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row]!
    const bin = bins[code]!
    const line = seen.get(bin) ?? { rows: 0, wins: 0, own: 0, points: 0 }
    line.rows += 1
    line.wins += outcomes[row]!
    line.own += points[code]!
    line.points += whole[row]!
    seen.set(bin, line)
  }
  return [...seen]
    .sort(([a], [b]) => a - b)
    .filter(([bin]) => input.encoding.kind !== 'item' || bin === 1)
    .map(([bin, { rows, wins, own, points: sum }]) => {
      const label = binLabel(input, input.encoding.kind === 'item' ? 0 : bin)
      return { label, value: labelText(label), won: wilson(wins, rows), points: sum / rows, own: own / rows }
    })
}

/** Weight of a table: standard deviation over the deals of what its own inputs give. */
function weightOf(lines: readonly OwnLine[]): number {
  const rows = lines.reduce((sum, { won }) => sum + won.of, 0)
  const mean = lines.reduce((sum, { won, own }) => sum + (won.of / rows) * own, 0)
  return Math.sqrt(lines.reduce((sum, { won, own }) => sum + (won.of / rows) * (own - mean) ** 2, 0))
}

const waysOf: Partial<Readonly<Record<Derivation, ValueReading>>> = {
  weekday: 'weekday',
  'weekday, month first': 'weekday',
  hour: 'hour',
  length: 'length',
  'title class': 'class',
  'source class': 'class',
}

type ReadInput = { readonly points: InputPoints; readonly codes: Uint8Array }

/** Names the values of a column as its cells write them. */
function spelled(
  lines: readonly ValueLine[],
  cells: readonly string[],
  split: ListSplit | undefined,
): readonly ValueLine[] {
  const isItem = lines.some(({ label }) => label.kind === 'item')
  const spelling = spellingsOf(cells, isItem ? 'items' : 'category', split)
  return lines.map((line) => {
    const { label } = line
    if (label.kind !== 'item' && (label.kind !== 'level' || label.derive !== 'category')) return line
    const own = { ...label, text: spelling(label.text) }
    return { ...line, label: own, value: labelText(own) }
  })
}

/** Whether two inputs part the deals in the same way, under whatever names. */
function partAlike(a: ReadInput, b: ReadInput): boolean {
  if (a.points.encoding.kind !== 'category' || b.points.encoding.kind !== 'category') return false
  const [there, back] = [new Map<number, number>(), new Map<number, number>()]
  return a.codes.every((code, row) => {
    const other = b.codes[row]!
    if (!there.has(code)) there.set(code, other)
    if (!back.has(other)) back.set(other, code)
    return there.get(code) === other && back.get(other) === code
  })
}

/** The lines of an input, of whose own points others that part the deals alike are a part: one value under two names is one line. */
function joinedLines(first: ReadInput, twins: readonly ReadInput[], deals: ColumnDeals): readonly OwnLine[] {
  const lines = inputLines(first.points, first.codes, deals)
  if (twins.length === 0) return lines
  const bins = [...new Set(first.codes)].sort((a, b) => a - b)
  return lines.map((line, at) => {
    const row = first.codes.indexOf(bins[at]!)
    const more = twins.reduce((sum, { points, codes }) => sum + pointsByCode(points)[codes[row]!]!, 0)
    return { ...line, own: line.own + more }
  })
}

type ColumnDeals = {
  readonly column: string
  readonly cells: readonly string[]
  readonly outcomes: Float64Array
  /** What the column gives each deal, in all ways in which it is read. */
  readonly whole: Float64Array
}

/** A table for each way in which a column is read. */
function columnTables(deals: ColumnDeals, inputs: readonly ReadInput[]): readonly ValueTable[] {
  const { column, cells } = deals
  const firsts = inputs.filter((input, at) => !inputs.slice(0, at).some((earlier) => partAlike(earlier, input)))
  const tables = new Map<ValueReading | null, OwnLine[]>()
  for (const first of firsts) {
    const reading = waysOf[first.points.encoding.derive] ?? null
    const twins = inputs.filter((input) => input !== first && !firsts.includes(input) && partAlike(first, input))
    tables.set(reading, [...(tables.get(reading) ?? []), ...joinedLines(first, twins, deals)])
  }
  const only = tables.size === 1
  const list = inputs.find(({ points }) => points.encoding.kind === 'item')?.points.encoding
  return [...tables].map(([reading, lines]) => ({
    column,
    reading: only && reading === 'class' ? null : reading,
    weight: weightOf(lines),
    lines: spelled(
      lines.filter(({ won }) => won.of >= 5).map(({ label, value, won, points }) => ({ label, value, won, points })),
      cells,
      list?.kind === 'item' ? list.split : undefined,
    ),
  }))
}

/**
 * Value tables of the columns, the weightiest first, a table for each way in which a column is read. Values of fewer than five deals are not
 * shown: they may point to a person.
 */
export function valueTables(
  model: FittedModel,
  used: readonly PreparedColumn[],
  { table, outcomes }: Pick<TrainInput, 'table' | 'outcomes'>,
): readonly ValueTable[] {
  let at = 0
  const read = used.map(({ column, inputs }) => ({
    column,
    inputs: inputs.map(({ codes }): ReadInput => ({ points: model.inputs[at++]!, codes })),
  }))
  const readings = readingsOf(used)
  const familyOf = (column: string): string =>
    readings.has(column) ? column.slice(0, column.lastIndexOf(readMark)) : column
  const wholes = new Map<string, Float64Array>()
  for (const { column, inputs } of read) {
    const whole = wholes.get(familyOf(column)) ?? new Float64Array(outcomes.length)
    wholes.set(familyOf(column), whole)
    for (const { points, codes } of inputs) {
      const byCode = pointsByCode(points)
      for (let row = 0; row < whole.length; row += 1) whole[row]! += byCode[codes[row]!]!
    }
  }
  const tables = read.flatMap(({ column, inputs }) =>
    columnTables(
      { column, cells: table.cells[table.columns.indexOf(column)]!, outcomes, whole: wholes.get(familyOf(column))! },
      inputs,
    ),
  )
  return tables.filter(({ lines }) => lines.length > 0).sort((a, b) => b.weight - a.weight)
}
