import type { Reader } from '../read/reader.ts'
import { emptyRow, type FeatureRow } from './feature-row.ts'
import type { ModelColumn } from './fitted-model.ts'
import { isMissing } from './table/cells.ts'
import { columnKind } from './table/column-kind.ts'
import type { DealTable } from './table/encoding.ts'
import { textFeatures } from './text-features.ts'

/** Stands between the name of a text column and what the reader found in it: `message · intent`. */
export const readMark = ' · '

/** What is taken from a reading into the columns of a table. */
const readKeys = [
  'intent',
  'nonbuyer',
  'authority',
  'deadline_days',
  ...['urgency', 'pain', 'budget', 'readiness', 'quantity', 'need', 'evaluating', 'norush', 'price_only'].map(
    (signal) => `says_${signal}`,
  ),
] as const

function readCell(reader: Reader, text: string): FeatureRow {
  return isMissing(text) ? {} : textFeatures(reader.read(text.slice(0, 20_000), { receivedAt: null }))
}

/** The table with what the reader finds in each of its text columns as columns of their own. */
export function withReadings(table: DealTable, reader: Reader, skip: ReadonlySet<string>): DealTable {
  const columns = [...table.columns]
  const cells = [...table.cells]
  for (const [k, column] of table.columns.entries()) {
    if (skip.has(column) || columnKind(column, table.cells[k]!) !== 'text') continue
    const readings = table.cells[k]!.map((text) => readCell(reader, text))
    for (const key of readKeys) {
      columns.push(`${column}${readMark}${key}`)
      cells.push(readings.map((row) => String(row[key] ?? '')))
    }
  }
  return { columns, cells }
}

/** Text columns of a model that were read when it was trained. */
export function readColumnsOf(columns: readonly Pick<ModelColumn, 'column'>[]): readonly string[] {
  const names = new Set(columns.map(({ column }) => column))
  return columns.flatMap(({ column }) => (names.has(`${column}${readMark}intent`) ? [column] : []))
}

/** The columns that hold what the reader found in a text. */
export function readingsOf(columns: readonly Pick<ModelColumn, 'column'>[]): ReadonlySet<string> {
  return new Set(readColumnsOf(columns).flatMap((column) => readKeys.map((key) => `${column}${readMark}${key}`)))
}

const plain = (name: string): string => name.trim().toLowerCase()

/** The columns of a table under the names that a model knows them by: case and outer blanks alone do not make another column. */
export function asModelColumns(
  columns: readonly string[],
  known: readonly Pick<ModelColumn, 'column'>[],
): readonly string[] {
  const names = new Set(known.map(({ column }) => column))
  const wanted = new Map([...names].filter((name) => !columns.includes(name)).map((name) => [plain(name), name]))
  return columns.map((column) => {
    const name = names.has(column) ? undefined : wanted.get(plain(column))
    if (name === undefined) return column
    wanted.delete(plain(column))
    return name
  })
}

/** A row with what the reader finds in its text columns. */
export function readRow(row: FeatureRow, texts: readonly string[], reader: Reader): FeatureRow {
  if (texts.length === 0) return row
  const whole = Object.assign(emptyRow(), row)
  for (const column of texts) {
    const reading = readCell(reader, String(row[column] ?? ''))
    for (const key of readKeys) whole[`${column}${readMark}${key}`] = reading[key] ?? null
  }
  return whole
}
