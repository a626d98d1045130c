import { readFile } from 'node:fs/promises'
import type { RefusedRow, TableFile, TableRow } from '../app/ports/files.ts'
import { AppError } from '../core/app-error.ts'
import { maxColumns, nameColumns } from './columns.ts'
import { emptyFile, notText } from './table-faults.ts'
import { cellText, type CellFormat, type XlsxCell } from './xlsx-cell.ts'
import { boundedEntries } from './zip-bounds.ts'

const maxBytes = 64 << 20

type Sheet = { readonly rows: readonly (readonly (XlsxCell | undefined)[] | undefined)[]; readonly format: CellFormat }

/** Opens the first sheet of a workbook that holds anything. Workbooks are read whole; long tables belong in CSV. */
export async function openXlsx(path: string, bytes: number): Promise<TableFile> {
  if (bytes > maxBytes)
    throw new AppError('too_large', 'workbook_too_large', `${path}: larger than 64 MB; save it as CSV`)
  const sheet = await readSheet(await readFile(path), path)
  const headerAt = sheet.rows.findIndex((cells) => cells?.some((cell) => cellText(cell, sheet.format).trim() !== ''))
  if (headerAt === -1) throw emptyFile(path)
  const header = textsOf(sheet, headerAt)
  const lastHeader = header.findLastIndex((text) => text.trim() !== '')
  const columns = nameColumns(header.slice(0, lastHeader + 1), headerAt + 1)
  let position = 0
  return {
    columns,
    encoding: 'utf-8',
    separator: null,
    bytes,
    rows: async function* rows(refuse) {
      yield* readRows({ sheet, columns, headerAt }, refuse, (share) => {
        position = Math.round(share * bytes)
      })
    },
    bytesRead: () => position,
  }
}

type Table = { readonly sheet: Sheet; readonly columns: readonly string[]; readonly headerAt: number }

function* readRows(
  { sheet, columns, headerAt }: Table,
  refuse: (row: RefusedRow) => void,
  tell: (share: number) => void,
): Generator<TableRow> {
  for (let index = headerAt + 1; index < sheet.rows.length; index += 1) {
    tell((index + 1) / sheet.rows.length)
    const texts = textsOf(sheet, index)
    if (texts.every((text) => text.trim() === '')) continue
    if (texts.slice(columns.length).some((text) => text.trim() !== '')) {
      const reason = 'a cell stands to the right of the last header; give its column a header or clear it'
      refuse({ line: index + 1, column: null, code: 'too_many_cells', reason })
      continue
    }
    yield { line: index + 1, cells: columns.map((_, at) => texts[at] ?? '') }
  }
}

const textsOf = (sheet: Sheet, index: number): readonly string[] =>
  Array.from(sheet.rows[index] ?? [], (cell) => cellText(cell, sheet.format))

async function readSheet(archive: Buffer, path: string): Promise<Sheet> {
  const entries = boundedEntries(archive, path)
  if (!entries.some((entry) => entry.name.replace(/^\//, '').startsWith('xl/'))) throw notText(path)
  const { read, SSF } = await import('@e965/xlsx')
  const options = { dense: true, cellNF: true, cellHTML: false, cellFormula: false, cellText: false } as const
  const book = parsed(() => read(archive, { ...options, type: 'buffer' }), path)
  const isDate = (format: string | number) => SSF.is_date(String(format))
  const format = { isDate, date1904: book.Workbook?.WBProps?.date1904 === true }
  for (const [index, name] of book.SheetNames.entries()) {
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    const rows = book.Sheets[name]?.['!data'] as Sheet['rows'] | undefined
    if (hidden || !rows?.some((cells) => cells?.some((cell) => cellText(cell, { ...format }) !== ''))) continue
    if (rows.some((cells) => (cells?.length ?? 0) > maxColumns * 4)) throw notText(path)
    return { rows, format }
  }
  throw emptyFile(path)
}

function parsed<Book>(parse: () => Book, path: string): Book {
  try {
    return parse()
  } catch {
    const way = 'the workbook cannot be read (damaged, or with a password); save it again without a password, or as CSV'
    throw new AppError('bad_file', 'workbook_broken', `${path}: ${way}`)
  }
}
