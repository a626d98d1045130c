import type { FileHandle } from 'node:fs/promises'
import type { RefusedRow, TableFile, TableRow } from '../app/ports/files.ts'
import { headerIndex, nameColumns } from './columns.ts'
import { decoderOf, detectEncoding, type DetectedEncoding } from './encoding.ts'
import { openToRead } from './file-fault.ts'
import { makeRowSplitter, type SplitRow } from './row-splitter.ts'
import { fitRow, rowWidth, type RowWidth } from './row-width.ts'
import { detectSeparator, namedSeparator, noSeparator } from './separator.ts'
import { brokenHeader, emptyFile, endlessRow, notText, otherFormat, refusalReasons } from './table-faults.ts'

const chunkBytes = 1 << 18
const sampleChars = 1 << 18

/** How a text table is to be read: found once, from the whole file's bytes and its first rows. */
type Layout = {
  readonly path: string
  readonly found: DetectedEncoding
  readonly separator: string
  /** Characters before the header: Excel's `sep=;` line. */
  readonly skip: number
  /** The line of the headers, counted after the `sep=;` line. */
  readonly headerLine: number
  readonly width: RowWidth
}

type Reading = { position: number }

/** Opens a text table: separator, encoding and headers are found; rows are read when asked for, as often as asked. */
export async function openCsv(file: FileHandle, path: string, bytes: number): Promise<TableFile> {
  const found = await detectEncoding(file)
  const layout = layoutOf(await readSample(file, path, found), path, found)
  const reading: Reading = { position: 0 }
  return {
    columns: layout.width.columns,
    encoding: found.encoding,
    separator: layout.separator === noSeparator ? null : (layout.separator as ',' | ';' | '\t'),
    bytes,
    rows: (refuse) => readRows(layout, reading, refuse),
    bytesRead: () => Math.min(bytes, reading.position),
  }
}

/** The first rows decide the separator, the headers and how ragged the rows may be. */
function layoutOf(sample: string, path: string, found: DetectedEncoding): Layout {
  const named = namedSeparator(sample)
  const text = named ? sample.slice(named.length) : sample
  const separator = named?.separator ?? detectSeparator(text) ?? noSeparator
  const splitter = makeRowSplitter(separator)
  const rows = [...splitter.push(text), ...(sample.length < sampleChars ? splitter.end() : [])]
  const first = rows[0]
  if (first === undefined) throw sample.length < sampleChars ? emptyFile(path) : endlessRow(path, 1)
  if (first.kind !== 'row') throw first.kind === 'endless' ? endlessRow(path, 1) : brokenHeader(path, first.line)
  const read = rows.filter((row) => row.kind === 'row')
  const at = separator === noSeparator ? 0 : Math.max(0, headerIndex(read.map((row) => row.cells)))
  const header = read[at] ?? first
  const columns = nameColumns(header.cells, header.line)
  const width = rowWidth(
    columns,
    read.slice(at + 1).map((row) => row.cells),
  )
  return { path, found, separator, skip: named?.length ?? 0, headerLine: header.line, width }
}

async function readSample(file: FileHandle, path: string, found: DetectedEncoding): Promise<string> {
  let sample = ''
  for await (const text of decode(file, found, { position: 0 })) {
    sample += text
    if (sample.length >= sampleChars) break
  }
  if (sample.includes('\0')) throw notText(path)
  const other = otherFormat(sample, path)
  if (other) throw other
  return sample
}

async function* readRows(
  layout: Layout,
  reading: Reading,
  refuse: (row: RefusedRow) => void,
): AsyncGenerator<TableRow> {
  const { file } = await openToRead(layout.path)
  const splitter = makeRowSplitter(layout.separator)
  const take = rowTaker(layout, refuse)
  try {
    let skip = layout.skip
    for await (const text of decode(file, layout.found, reading)) {
      for (const row of splitter.push(text.slice(skip))) yield* take(row)
      skip = Math.max(0, skip - text.length)
    }
    for (const row of splitter.end()) yield* take(row)
  } finally {
    await file.close()
  }
}

/** Most blank rows kept back: those at the end of a file (a spreadsheet's empty tail) are dropped, others are rows. */
const maxBlanks = 10_000

/** Passes over the header, fits each row to the table or refuses it. */
function rowTaker(layout: Layout, refuse: (row: RefusedRow) => void): (row: SplitRow) => Generator<TableRow> {
  const lineShift = layout.skip === 0 ? 0 : 1
  let blanks: TableRow[] = []
  return function* take(row) {
    const line = row.line + lineShift
    if (row.line <= layout.headerLine && row.kind !== 'endless') return
    if (row.kind === 'endless') throw endlessRow(layout.path, line)
    if (row.kind === 'fault') return refuse({ line, column: null, code: row.code, reason: refusalReasons[row.code] })
    const fitted = fitRow(layout.width, row.cells)
    if (fitted.kind === 'fault')
      return refuse({ line, column: fitted.column, code: fitted.code, reason: refusalReasons[fitted.code] })
    const blank = fitted.cells.every((cell) => cell.trim() === '')
    if (blank && blanks.length < maxBlanks) {
      blanks.push({ line, cells: fitted.cells })
      return
    }
    yield* blanks
    blanks = []
    yield { line, cells: fitted.cells }
  }
}

async function* decode(file: FileHandle, found: DetectedEncoding, reading: Reading): AsyncGenerator<string> {
  const decoder = decoderOf(found.encoding)
  const buffer = Buffer.allocUnsafe(chunkBytes)
  reading.position = found.bomBytes
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, chunkBytes, reading.position)
    reading.position += bytesRead
    // No bytes tell the decoder that the text ends.
    yield decoder(buffer.subarray(0, bytesRead))
    if (bytesRead === 0) return
  }
}
