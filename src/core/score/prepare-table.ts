import { AppError } from '../app-error.ts'
import type { BaseModel } from './base-model.ts'
import { type Direction, type Input, inputOf } from './fit/design.ts'
import type { ModelColumn } from './fitted-model.ts'
import type { IgnoredCode } from './ignored-reasons.ts'
import { priorPoints } from './prior-points.ts'
import { barredTexts } from './table/barred-texts.ts'
import { isMissing } from './table/cells.ts'
import { type ColumnKind, columnKind } from './table/column-kind.ts'
import { type DealTable, type Encoding, fitEncoding, type InputValues } from './table/encoding.ts'
import { type FeaturePlan, givenOrNot, plansOf } from './table/plan.ts'
import { encodeColumn, readInput } from './table/read-inputs.ts'

/** A column as the learners see it. */
export type PreparedColumn = {
  readonly column: string
  readonly kind: ColumnKind
  readonly encodings: readonly Encoding[]
  readonly inputs: readonly Input[]
  /** 1 where nothing is known of the cell; null where that is so nowhere. */
  readonly missing: Uint8Array | null
}

export type Prepared = {
  readonly used: readonly PreparedColumn[]
  readonly columns: readonly ModelColumn[]
  /** Columns that give nothing to learn from, though being filled may tell of the outcome: the leak guard looks at them too. */
  readonly unread: readonly PreparedColumn[]
}

/** Scorecard bins of a number by the number of deals. */
export const coarseBinsFor = (rows: number): number => Math.max(3, Math.min(12, Math.round(Math.sqrt(rows) / 3.5)))

type Settings = {
  readonly coarseBins: number
  readonly dateColumn: string | null
  readonly prior: BaseModel | null
  readonly direction: Direction
}

/** The values of a column in each way of reading it, with their encodings. Where no value has a place of its own, it is read as given or not. */
function readingsIn(cells: readonly string[], plans: readonly FeaturePlan[], coarseBins: number) {
  const options = { rows: cells.length, coarseBins }
  return plans.map((plan) => {
    const values = readInput(plan, cells)
    const found = fitEncoding(plan, values, { ...options, barred: barredTexts(plan, cells) })
    if (!found.some((encoding) => encoding.kind === 'category' && encoding.levels.length === 0))
      return { values, found }
    const instead = givenOrNot(plan.column)
    const filled = readInput(instead, cells)
    return { values: filled, found: fitEncoding(instead, filled, { ...options, barred: barredTexts(instead, cells) }) }
  })
}

/** 1 where a reading gives nothing: an empty cell, a word among numbers. */
function missingIn(values: InputValues, cells: readonly string[]): Uint8Array {
  if (values.kind === 'number') return Uint8Array.from(values.numbers, (value) => Number(Number.isNaN(value)))
  if (values.kind === 'category') return Uint8Array.from(values.names, (name) => Number(name === null))
  return Uint8Array.from(cells, (cell) => Number(isMissing(cell)))
}

function prepareColumn(column: string, cells: readonly string[], settings: Settings): PreparedColumn {
  const kind = column === settings.dateColumn ? 'date' : columnKind(column, cells)
  const encodings: Encoding[] = []
  const inputs: Input[] = []
  let flags: Uint8Array | null = null
  for (const { values, found } of readingsIn(cells, plansOf(column, kind, cells), settings.coarseBins)) {
    flags ??= missingIn(values, cells)
    for (const encoding of found) {
      const codes = encodeColumn(encoding, values)
      if (codes.every((code) => code === codes[0])) continue
      encodings.push(encoding)
      const prior = settings.prior === null ? null : priorPoints(encoding, settings.prior)
      inputs.push(inputOf(encoding, codes, { prior, direction: settings.direction }))
    }
  }
  return { column, kind, encodings, inputs, missing: flags?.includes(1) ? flags : null }
}

/** Why a column gives nothing to learn from; null where it does. */
function leftOut({ kind, inputs }: PreparedColumn): IgnoredCode | null {
  if (inputs.length > 0) return null
  if (kind === 'person') return 'personal'
  return kind === 'identifier' || kind === 'constant' || kind === 'empty' ? kind : 'still'
}

export type PrepareOptions = {
  readonly ignore: ReadonlySet<string>
  readonly dateColumn: string | null
  /** The base scorecard, whose cards are the prior of the columns they know. */
  readonly prior: BaseModel | null
  /** Numbers whose points may only rise (1) or only fall (-1). */
  readonly directions: ReadonlyMap<string, Direction>
  /** Columns whose points are made by hand. */
  readonly fixed: ReadonlySet<string>
}

/** Types the columns of a table and encodes them; says which are left out and why. Never looks at the outcome. */
export function prepareTable(
  table: DealTable,
  { ignore, dateColumn, prior, directions, fixed }: PrepareOptions,
): Prepared {
  const used: PreparedColumn[] = []
  const unread: PreparedColumn[] = []
  const columns: ModelColumn[] = []
  const rows = table.cells[0]?.length ?? 0
  const wide = table.columns.length > 150
  const coarseBins = wide ? Math.min(4, coarseBinsFor(rows)) : coarseBinsFor(rows)
  for (const [index, column] of table.columns.entries()) {
    if (ignore.has(column)) {
      columns.push({ column, kind: 'empty', ignored: 'asked' })
      continue
    }
    if (fixed.has(column)) {
      columns.push({ column, kind: 'category', ignored: 'by_hand' })
      continue
    }
    const direction = directions.get(column) ?? 0
    const prepared = prepareColumn(column, table.cells[index]!, { coarseBins, dateColumn, prior, direction })
    if (direction !== 0 && prepared.kind !== 'number')
      throw new AppError(
        'bad_input',
        'no_number',
        `Only a number can rise or fall: "${column}" holds something else (${prepared.kind}).`,
        { column },
      )
    const reason = leftOut(prepared)
    columns.push({ column, kind: prepared.kind, ignored: reason })
    if (reason === null) used.push(prepared)
    else if (prepared.missing !== null) unread.push(prepared)
  }
  return { used, columns, unread }
}
