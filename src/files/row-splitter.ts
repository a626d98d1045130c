/** A row as it stands in the text, or why it cannot be read. */
export type SplitRow =
  | { readonly kind: 'row'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'fault'; readonly line: number; readonly code: 'quote_broken' | 'quote_unclosed' }
  | { readonly kind: 'endless'; readonly line: number }

export type RowSplitter = {
  push(text: string): readonly SplitRow[]
  end(): readonly SplitRow[]
}

/** The longest row, in UTF-16 units: a row beyond it is a fault of the file, not a longer message. */
export const maxRowLength = 4 << 20

type Scan =
  | { readonly kind: 'more' }
  | { readonly kind: 'row'; readonly cells: readonly string[]; readonly next: number; readonly lines: number }
  | { readonly kind: 'broken' }

/**
 * Splits text into rows (RFC 4180, and what programs make of it): quotes count only at the start of a cell, blanks may
 * stand around a quoted cell, LF, CRLF and CR end a row. A quoted cell that never closes costs its own line alone: reading goes on
 * at the next line, so one stray quote does not swallow the file.
 */
export function makeRowSplitter(separator: string, maxLength = maxRowLength): RowSplitter {
  let rest = ''
  let line = 1

  function drain(last: boolean): readonly SplitRow[] {
    const rows: SplitRow[] = []
    let start = 0
    while (start < rest.length) {
      const scan = scanRow({ text: rest, separator, last }, start)
      if (scan.kind === 'row') {
        if (scan.cells.length > 1 || scan.cells[0] !== '') rows.push({ kind: 'row', line, cells: scan.cells })
        start = scan.next
        line += scan.lines
        continue
      }
      if (scan.kind === 'more' && !last && rest.length - start <= maxLength) break
      const end = lineEnd(rest, start, last)
      if (end === -1 && !last) {
        if (rest.length - start <= maxLength) break
        rows.push({ kind: 'endless', line })
        rest = ''
        return rows
      }
      rows.push({ kind: 'fault', line, code: scan.kind === 'broken' ? 'quote_broken' : 'quote_unclosed' })
      start = end === -1 ? rest.length : end
      line += 1
    }
    rest = rest.slice(start)
    return rows
  }

  return {
    push(text) {
      rest += text
      return drain(false)
    },
    end: () => drain(true),
  }
}

type Source = { readonly text: string; readonly separator: string; readonly last: boolean }

function scanRow(source: Source, start: number): Scan {
  const cells: string[] = []
  let lines = 0
  let at = start
  for (;;) {
    const cell = scanCell(source, at)
    if (cell.kind !== 'cell') return cell
    cells.push(cell.value)
    lines += cell.lines
    if (cell.ending === 'separator') at = cell.next
    else return { kind: 'row', cells, next: cell.next, lines: lines + 1 }
  }
}

type Cell =
  | { readonly kind: 'more' }
  | { readonly kind: 'broken' }
  | {
      readonly kind: 'cell'
      readonly value: string
      readonly ending: 'separator' | 'line'
      readonly next: number
      readonly lines: number
    }

function scanCell(source: Source, start: number): Cell {
  const { text } = source
  let at = start
  while (text[at] === ' ' && source.separator !== ' ') at += 1
  if (text[at] === '"') return scanQuoted(source, at)
  const end = plainEnd(source, start)
  if (end === text.length && !source.last) return { kind: 'more' }
  return ended(source, end, { value: text.slice(start, end), lines: 0 })
}

function plainEnd({ text, separator }: Source, start: number): number {
  const unit = separator.charCodeAt(0)
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === unit || code === 10 || code === 13) return at
  }
  return text.length
}

function scanQuoted(source: Source, opening: number): Cell {
  const { text } = source
  let value = ''
  let from = opening + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote === -1 || (quote === text.length - 1 && !source.last)) return { kind: 'more' }
    value += text.slice(from, quote)
    if (text[quote + 1] === '"') {
      value += '"'
      from = quote + 2
      continue
    }
    let end = quote + 1
    while (text[end] === ' ') end += 1
    if (end === text.length && !source.last) return { kind: 'more' }
    return ended(source, end, { value, lines: countLines(value) })
  }
}

/** The cell must end here: at a separator, a line end, or the end of the text. */
function ended({ text, separator, last }: Source, end: number, cell: { value: string; lines: number }): Cell {
  if (end >= text.length) return { kind: 'cell', ...cell, ending: 'line', next: end }
  if (text[end] === separator) return { kind: 'cell', ...cell, ending: 'separator', next: end + 1 }
  if (text[end] === '\n') return { kind: 'cell', ...cell, ending: 'line', next: end + 1 }
  if (text[end] !== '\r') return { kind: 'broken' }
  if (end + 1 === text.length && !last) return { kind: 'more' }
  return { kind: 'cell', ...cell, ending: 'line', next: text[end + 1] === '\n' ? end + 2 : end + 1 }
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.search(/[\r\n]/); at !== -1 && at < text.length; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count += 1
  }
  return count
}

/** Just after the end of the physical line, or -1 where it is not in the text yet. */
function lineEnd(text: string, start: number, last: boolean): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\n') return at + 1
    if (text[at] !== '\r') continue
    if (at + 1 === text.length && !last) return -1
    return text[at + 1] === '\n' ? at + 2 : at + 1
  }
  return -1
}
