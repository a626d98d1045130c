import { readFile } from 'node:fs/promises'
import { CFB, read, type CellObject, type WorkBook } from '@e965/xlsx'
import type { RefusedRow, TableFile, TableRow } from '../app/ports/files.ts'
import { headerIndex, nameColumns } from './columns.ts'
import { fileFault } from './file-fault.ts'
import { brokenWorkbook, emptyFile, largeWorkbook, notText } from './table-faults.ts'
import { cellText } from './xlsx-cell.ts'
import { maxUnpackedBytes, unpackedParts } from './zip-parts.ts'

const maxFileBytes = 64 << 20

/** The table of a workbook: the rows of its sheet, and where its headers stand. */
type Table = {
  readonly path: string
  readonly bytes: number
  readonly sheet: Sheet
  readonly header: SheetRow
  readonly columns: readonly string[]
}

type Sheet = { readonly rows: readonly (readonly CellObject[] | undefined)[]; readonly date1904: boolean }
type SheetRow = { readonly line: number; readonly texts: readonly string[] }

/** Opens the first visible sheet that holds anything; its first filled row is the header. The sheet is held in memory. */
export async function openXlsx(path: string, bytes: number): Promise<TableFile> {
  if (bytes > maxFileBytes) throw largeWorkbook(path)
  const table = tableOf(await readBook(path), path, bytes)
  const reading = { position: 0 }
  return {
    columns: table.columns,
    encoding: 'utf-8',
    separator: null,
    bytes,
    rows: (refuse) => readRows(table, reading, refuse),
    bytesRead: () => reading.position,
  }
}

async function readBook(path: string): Promise<WorkBook> {
  const archive = await readFile(path).catch((error: unknown) => {
    throw fileFault(error, path)
  })
  const parts = await unpackedParts(archive, path, maxUnpackedBytes)
  if (![...parts.keys()].some((name) => name.startsWith('xl/'))) throw notText(path)
  try {
    return read(plainArchive(parts), {
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    })
  } catch {
    throw brokenWorkbook(path)
  }
}

/** The parts in an archive without compression: the library unpacks by script, believes sizes, and knows no 64-bit streams. */
function plainArchive(parts: ReadonlyMap<string, Buffer>): Buffer {
  const archive: unknown = CFB.utils.cfb_new()
  for (const [name, bytes] of parts) CFB.utils.cfb_add(archive, name, bytes, { unsafe: true })
  return CFB.write(archive, { fileType: 'zip', type: 'buffer' }) as Buffer
}

function tableOf(book: WorkBook, path: string, bytes: number): Table {
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  for (const [index, name] of book.SheetNames.entries()) {
    if (book.Workbook?.Sheets?.[index]?.Hidden) continue
    const sheet = { rows: book.Sheets[name]?.['!data'] ?? [], date1904 }
    const first = firstRows(sheet)
    const header = first[headerIndex(first.map((row) => row.texts))]
    if (header === undefined) continue
    const last = header.texts.findLastIndex((text) => text.trim() !== '')
    return { path, bytes, sheet, header, columns: nameColumns(header.texts.slice(0, last + 1), header.line) }
  }
  throw emptyFile(path)
}

const mostFirstRows = 30

/** The first filled rows of a sheet, among which the headers stand. */
function firstRows(sheet: Sheet): readonly SheetRow[] {
  const rows: SheetRow[] = []
  for (const index of sheet.rows.keys()) {
    const texts = textsOf(sheet, index)
    if (texts.some((text) => text.trim() !== '') && rows.push({ line: index + 1, texts }) >= mostFirstRows) break
  }
  return rows
}

const textsOf = ({ rows, date1904 }: Sheet, index: number): readonly string[] =>
  Array.from(rows[index] ?? [], (cell) => (cell ? cellText(cell, date1904) : ''))

const strayReason = 'a cell stands to the right of the last header; give its column a header or clear it'

async function* readRows(
  { sheet, header, columns, bytes }: Table,
  reading: { position: number },
  refuse: (row: RefusedRow) => void,
): AsyncGenerator<TableRow> {
  for (let index = header.line; index < sheet.rows.length; index += 1) {
    const line = index + 1
    const texts = textsOf(sheet, index)
    reading.position = Math.round((bytes * line) / sheet.rows.length)
    if (texts.slice(columns.length).some((text) => text.trim() !== ''))
      refuse({ line, column: null, code: 'too_many_cells', reason: strayReason })
    else if (texts.some((text) => text.trim() !== '')) yield { line, cells: columns.map((_, at) => texts[at] ?? '') }
  }
  reading.position = bytes
}
