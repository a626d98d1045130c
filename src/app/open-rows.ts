import { AppError } from '../core/app-error.ts'
import type { TableSample } from '../core/lead/import/mapping.ts'
import type { FilesPort, Refusals } from './ports/files.ts'

export type InputRow = {
  readonly line: number
  /** Number of the row, from 1. */
  readonly number: number
  /** The field id, else rec_id, else unique_id, else the number. */
  readonly id: string
  readonly row: Readonly<Record<string, unknown>>
}

/** Rows of a table or of a file of JSON lines, alike. */
export type RowSource = {
  /** Every column (of lines: every key), with the first rows. */
  readonly sample: TableSample
  rows(refusals: Refusals): AsyncIterable<InputRow>
}

const sampleRows = 200
/** Keys of JSON lines are remembered up to this many: more are no columns but data. */
const mostKeys = 4096

type JsonObject = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const ignore = (): void => undefined

/** Opens a file of rows by its name: `.jsonl` and `.ndjson` hold JSON lines, all others are tables. Memory does not grow with the file. */
export async function openRows(files: FilesPort, path: string): Promise<RowSource> {
  return /\.(?:jsonl|ndjson)$/i.test(path) ? openObjects(files, path) : openCells(files, path)
}

async function openCells(files: FilesPort, path: string): Promise<RowSource> {
  const table = await files.openTable(path)
  if (table.columns.length === 0) throw new AppError('bad_file', 'no_columns', `${path}: there is no header line`)
  const rows: (readonly string[])[] = []
  for await (const { cells } of table.rows(ignore)) if (rows.push(cells) >= sampleRows) break
  const idOf = idReader(table.columns)
  return {
    sample: { columns: table.columns, rows },
    async *rows(refusals) {
      let number = 0
      for await (const { line, cells } of table.rows(refusals.refuse)) {
        number += 1
        const row = Object.fromEntries(table.columns.map((column, at) => [column, cells[at]]))
        yield { line, number, id: idOf(row, number), row }
      }
    },
  }
}

async function openObjects(files: FilesPort, path: string): Promise<RowSource> {
  const file = await files.openLines(path)
  const sample = await sampleOf(file.lines(ignore), path, file.bytes)
  const idOf = idReader(sample.columns)
  return {
    sample,
    async *rows(refusals) {
      let number = 0
      for await (const { line, value } of file.lines(refusals.refuse)) {
        number += 1
        if (isObject(value)) yield { line, number, id: idOf(value, number), row: value }
        else refusals.refuse({ line, column: null, code: 'not_an_object', reason: 'each line must be a JSON object' })
      }
    },
  }
}

/** All keys of the file, for lines may have different ones; a file without one readable line is of another kind. */
async function sampleOf(lines: AsyncIterable<{ value: unknown }>, path: string, bytes: number): Promise<TableSample> {
  const keys = new Set<string>()
  const first: JsonObject[] = []
  for await (const { value } of lines) {
    if (!isObject(value)) continue
    for (const key of Object.keys(value)) if (keys.size < mostKeys) keys.add(key)
    if (first.length < sampleRows) first.push(value)
  }
  if (bytes === 0) throw new AppError('bad_file', 'file_empty', `${path}: the file is empty; write one object a line`)
  if (first.length === 0)
    throw new AppError(
      'bad_file',
      'not_json_lines',
      `${path}: no line is a JSON object; write one object a line, in UTF-8, or name a table .csv or .xlsx`,
    )
  const cell = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
  const columns = [...keys]
  return { columns, rows: first.map((row) => columns.map((column) => cell(row[column]))) }
}

const idNames = ['id', 'rec_id', 'unique_id']

function idReader(columns: readonly string[]): (row: JsonObject, number: number) => string {
  const plain = (column: string) =>
    column
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_')
  const found = idNames.flatMap((name) => columns.filter((column) => plain(column) === name))
  return (row, number) => {
    for (const column of found) {
      const value = row[column]
      if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).trim()
    }
    return String(number)
  }
}

/** A result never takes the place of its input. */
export async function refuseSameFile(files: FilesPort, from: string, to: string): Promise<void> {
  if (!(await files.isSame(from, to))) return
  const message = 'The result would take the place of the input; name another file.'
  throw new AppError('bad_input', 'out_is_input', message, { option: '--out' })
}
