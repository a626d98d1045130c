import type { FileHandle } from 'node:fs/promises'
import type { RefusedRow, TableFile, TableRow } from '../app/ports/files.ts'
import { headerIndex, maxColumns, nameColumns } from './columns.ts'
import { openToRead } from './file-fault.ts'
import { emptyFile, notText } from './table-faults.ts'
import { readWorkbook, type Workbook } from './xlsx-parts.ts'
import { sheetRows, type SheetPart, type SheetRow } from './xlsx-sheet.ts'
import { openZip } from './zip-file.ts'

/** The table of a workbook: the sheet it lies on and its first row. */
type Table = {
  readonly path: string
  readonly bytes: number
  readonly book: Workbook
  readonly sheet: string
  readonly headerLine: number
  readonly columns: readonly string[]
}

/** Opens the first visible sheet that holds anything; its first filled row is the header. Rows are unpacked when asked for. */
export async function openXlsx(file: FileHandle, path: string, bytes: number): Promise<TableFile> {
  const table = await findTable(file, path, bytes)
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

async function findTable(file: FileHandle, path: string, bytes: number): Promise<Table> {
  const zip = await openZip(file, path, bytes)
  if (!zip.names.some((name) => name.startsWith('xl/'))) throw notText(path)
  const book = await readWorkbook(zip, path)
  for (const sheet of book.sheets) {
    const first = await firstRows({ zip, path, book, name: sheet, width: maxColumns + 1 })
    const header = first[headerIndex(first.map((row) => row.texts))]
    if (header === undefined) continue
    const last = header.texts.findLastIndex((text) => text.trim() !== '')
    const columns = nameColumns(header.texts.slice(0, last + 1), header.line)
    return { path, bytes, book, sheet, headerLine: header.line, columns }
  }
  throw emptyFile(path)
}

const mostFirstRows = 30

/** The first filled rows of a sheet, among which the headers stand. */
async function firstRows(part: SheetPart): Promise<readonly SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of sheetRows(part))
    if (row.texts.some((text) => text.trim() !== '') && rows.push(row) >= mostFirstRows) break
  return rows
}

const strayReason = 'a cell stands to the right of the last header; give its column a header or clear it'

async function* readRows(
  table: Table,
  reading: { position: number },
  refuse: (row: RefusedRow) => void,
): AsyncGenerator<TableRow> {
  const { path, book, sheet, columns, headerLine } = table
  const { file, bytes } = await openToRead(path)
  const told = (read: number) => {
    reading.position = Math.min(bytes, read)
  }
  try {
    const zip = await openZip(file, path, bytes)
    const width = columns.length
    for await (const { line, texts, stray } of sheetRows({ zip, path, book, name: sheet, width, told })) {
      if (line <= headerLine) continue
      if (stray) refuse({ line, column: null, code: 'too_many_cells', reason: strayReason })
      else if (texts.some((text) => text.trim() !== '')) yield { line, cells: columns.map((_, at) => texts[at] ?? '') }
    }
    reading.position = bytes
  } finally {
    await file.close()
  }
}
