import { CsvError, type InfoRecord, type Options, parse } from 'csv-parse/sync'

/** A row as it stands in the text, or why it cannot be read. */
export type SplitRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'fault'; readonly line: number; readonly code: 'quote_broken' | 'quote_unclosed' }
  | { readonly kind: 'endless'; readonly line: number }

export type RowSplitter = {
  push(text: string): readonly SplitRow[]
  end(): readonly SplitRow[]
}

/** The longest row, in bytes of UTF-8: a row beyond it is a fault of the file, not a longer message. */
export const maxRowBytes = 4 << 20

/** Where the library stopped: after the last whole row, with the fault of the row that follows, if there is one. */
type Taken = { readonly bytes: number; readonly fault: string | null }

/**
 * Splits text into rows with csv-parse, piece by piece. A quoted cell that is broken or never closes costs its own line alone: the
 * library stops at it, and reading goes on at the next line, so that one stray quote does not swallow the file.
 */
export function makeRowSplitter(separator: string, maxBytes = maxRowBytes): RowSplitter {
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  let rows: SplitRow[] = []

  function take(cells: readonly string[]): void {
    if (cells.length > 1 || cells[0] !== '') rows.push({ kind: 'row', line, cells })
    line += 1 + cells.reduce((sum, cell) => sum + lineEndsIn(cell), 0)
  }

  /** Deals with the row at the start of the rest; false where the answer lies in text to come. */
  function settle(fault: string, { length, last }: { length: number; last: boolean }): boolean {
    const waits = !last && rest.length <= maxBytes
    if (fault === 'INVALID_OPENING_QUOTE') {
      const one = { ...optionsOf(separator, maxBytes), relax_quotes: true, to: 1 }
      const relaxed = parsePart(rest.subarray(0, length), one, take)
      if (relaxed.fault === 'CSV_QUOTE_NOT_CLOSED' && waits) return false
      rest = rest.subarray(relaxed.bytes)
      if (relaxed.bytes > 0) return true
    }
    if (fault === 'CSV_QUOTE_NOT_CLOSED' && waits) return false
    const end = lineEnd(rest)
    if (fault === 'CSV_MAX_RECORD_SIZE' && end > maxBytes) return endless()
    const unclosed = fault === 'CSV_QUOTE_NOT_CLOSED' || fault === 'CSV_MAX_RECORD_SIZE'
    rows.push({ kind: 'fault', line, code: unclosed ? 'quote_unclosed' : 'quote_broken' })
    rest = rest.subarray(end)
    line += 1
    return true
  }

  function endless(): false {
    rows.push({ kind: 'endless', line })
    rest = Buffer.alloc(0)
    return false
  }

  function drain(last: boolean): readonly SplitRow[] {
    rows = []
    for (let going = true; going; ) {
      const length = last ? rest.length : wholeLines(rest)
      if (length === 0) going = rest.length > maxBytes && endless()
      else {
        const { bytes, fault } = parsePart(rest.subarray(0, length), optionsOf(separator, maxBytes), take)
        rest = rest.subarray(bytes)
        going = fault !== null && settle(fault, { length: length - bytes, last })
      }
    }
    return rows
  }

  return {
    push(text) {
      rest = Buffer.concat([rest, Buffer.from(text)])
      return drain(false)
    },
    end: () => drain(true),
  }
}

function optionsOf(separator: string, maxBytes: number): Options {
  return {
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
    max_record_size: maxBytes,
  }
}

/** Reads whole rows from the start of the text; the text behind the last of them is the caller's again. */
function parsePart(text: Buffer, options: Options, take: (cells: readonly string[]) => void): Taken {
  let bytes = 0
  const onRecord = (cells: readonly string[], info: InfoRecord) => {
    take(cells)
    bytes = info.bytes
    return null
  }
  try {
    parse(text, { ...options, on_record: onRecord as NonNullable<Options['on_record']> })
    return { bytes: options.to === undefined ? text.length : bytes, fault: null }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { bytes, fault: error.code }
  }
}

/** Bytes up to the last line end; a CR at the very end may be half of one. */
function wholeLines(text: Buffer): number {
  return Math.max(text.lastIndexOf(10), text.lastIndexOf(13, -2)) + 1
}

/** Just after the end of the first physical line. */
function lineEnd(text: Buffer): number {
  const [lf, cr] = [text.indexOf(10), text.indexOf(13)]
  if (lf === -1 && cr === -1) return text.length
  if (cr === -1 || (lf !== -1 && lf <= cr + 1)) return lf + 1
  return cr + 1
}

const lineEndsIn = (cell: string): number => cell.match(/\r\n|\n|\r/g)?.length ?? 0
