/** Tables and line files, read and written in constant memory. Implemented by src/files. */

/** A row as the file has it. `line` is the 1-based line of the file where the row starts. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

/** A row that could not be read, with the reason; reading goes on after it. */
export type RefusedRow = {
  readonly line: number
  readonly column: string | null
  readonly code: string
  readonly reason: string
}

export type TableFile = {
  /** Headers, trimmed; empty ones are named `column_N`, repeated ones get `_2`, `_3`. */
  readonly columns: readonly string[]
  readonly encoding: string
  readonly separator: ',' | ';' | '\t' | null
  /** Bytes of the file, for progress. */
  readonly bytes: number
  /** Rows in order. Refused ones go to `refuse` and do not stop the reading. */
  rows(refuse: (row: RefusedRow) => void): AsyncIterable<TableRow>
  /** Bytes read so far, for progress. */
  bytesRead(): number
}

/** Writes to a temporary file beside the target and renames it on close: never half a file under the name. */
export type TableWriter = {
  write(cells: readonly (string | number | null)[]): Promise<void>
  close(): Promise<void>
  abort(): Promise<void>
}

export type LineFile = {
  readonly bytes: number
  /** Parsed JSON values with their 1-based line and text; broken lines go to `refuse`. */
  lines(
    refuse: (row: RefusedRow) => void,
  ): AsyncIterable<{ readonly line: number; readonly value: unknown; readonly text: string }>
  /** Bytes read so far, for progress. */
  bytesRead(): number
}

export type LineWriter = { write(value: unknown): Promise<void>; close(): Promise<void>; abort(): Promise<void> }

/**
 * The rows of a result that were refused: `OUT.errors.csv` with line, column, code, reason. The file is made with the first
 * row; where none is refused, one left by an earlier run is removed on close.
 */
export type Refusals = {
  refuse(row: RefusedRow): void
  count(): number
  /** Puts the file in place and says how many rows are in it. */
  close(): Promise<number>
  abort(): Promise<void>
}

/**
 * `forPeople`: the table is meant to be opened in a spreadsheet, so cells that would run as a formula get an apostrophe
 * in front. Results that programs read (score, verify, dedupe) are written as they are.
 */
export type TableOptions = { readonly forPeople?: boolean }

/** `long` is text in a wide column; `time` is ISO; `link` is an address, shown by the column's title. */
export type SheetColumn = { readonly title: string; readonly kind: 'text' | 'long' | 'number' | 'time' | 'link' }

/** A sheet for people: times are shown on the clock of the zone. */
export type Sheet = {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly rightToLeft: boolean
  readonly timeZone: string
}

export type FilesPort = {
  /** CSV (separator and encoding detected) or XLSX. AppError `bad_file` where it cannot be read as a table. */
  openTable(path: string): Promise<TableFile>
  createTable(path: string, columns: readonly string[], options?: TableOptions): Promise<TableWriter>
  /** The same as text, for a download. */
  tableText(
    columns: readonly string[],
    rows: readonly (readonly (string | number | null)[])[],
    options?: TableOptions,
  ): string
  /** The bytes of an .xlsx file. */
  workbook(sheet: Sheet): Promise<Uint8Array>
  openLines(path: string): Promise<LineFile>
  /** `append: true` continues an existing file in place (resumable commands), after cutting a torn last line. */
  createLines(path: string, options?: { append?: boolean }): Promise<LineWriter>
  /** Collects refused rows for the result that goes to `outPath`. */
  refusals(outPath: string): Refusals
  /** The bytes of a file, in parts of a megabyte at most. */
  parts(path: string): AsyncIterable<Uint8Array>
  /** Writes a file of parts, its folder too where it is missing; gives its bytes. */
  assemble(path: string, parts: AsyncIterable<Uint8Array>): Promise<number>
  readText(path: string): Promise<string>
  writeText(path: string, text: string): Promise<void>
  exists(path: string): Promise<boolean>
  /** Whether two names lead to one file that is there. */
  isSame(one: string, other: string): Promise<boolean>
  /** Takes a file away; none there is no fault. */
  remove(path: string): Promise<void>
}
