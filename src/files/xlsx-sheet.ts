import { cellText } from './xlsx-cell.ts'
import { makeTextReader, partTokens, type Workbook } from './xlsx-parts.ts'
import { attribute, type XmlToken } from './xml-tokens.ts'
import type { ZipFile } from './zip-file.ts'

/** A row of a sheet: its number as the spreadsheet shows it, its cells as text from column A on. */
export type SheetRow = {
  readonly line: number
  readonly texts: readonly string[]
  /** A cell beyond the asked width holds something. */
  readonly stray: boolean
}

export type SheetPart = {
  readonly zip: ZipFile
  readonly path: string
  readonly book: Workbook
  readonly name: string
  /** Columns wanted. */
  readonly width: number
  readonly told?: (bytes: number) => void
}

const maxSheetBytes = 2 ** 31

/** The rows of a sheet as they are unpacked: memory holds one row and the shared texts. */
export async function* sheetRows({ zip, path, book, name, width, told }: SheetPart): AsyncGenerator<SheetRow> {
  const read = makeRowReader(book, width)
  for await (const tokens of partTokens(zip, path, { name, limit: maxSheetBytes, ...(told ? { told } : {}) }))
    for (const token of tokens) {
      const row = read(token)
      if (row !== null) yield row
    }
}

/** Follows `row`, `c`, `v` and `is` through a sheet (ECMA-376, part 1, 18.3.1); gives a row when it closes. */
function makeRowReader(book: Workbook, width: number): (token: XmlToken) => SheetRow | null {
  const inline = makeTextReader()
  let line = 0
  let next = 0
  let texts: string[] = []
  let stray = false
  let cell = { column: 0, type: 'n', style: 0, value: '' }
  let inValue = false

  function close(): void {
    const text = cellText({ ...cell, date: book.dateStyles[cell.style] ?? false }, book)
    next = cell.column + 1
    if (text === '') return
    if (cell.column >= width) stray ||= text.trim() !== ''
    else {
      while (texts.length < cell.column) texts.push('')
      texts[cell.column] = text
    }
  }

  return (token) => {
    if (token.kind === 'text') {
      if (inValue) cell.value += token.text
      else inline(token, 'is')
      return null
    }
    const text = inline(token, 'is')
    if (text !== null) cell.value = text
    const opens = token.kind === 'open'
    if (token.name === 'v') inValue = opens && !token.empty
    if (token.name === 'c' && opens) cell = cellOf(token.attributes, next)
    if (token.name === 'c' && (!opens || token.empty)) close()
    if (token.name !== 'row') return null
    if (opens) {
      line = Number(attribute(token.attributes, 'r') ?? line + 1)
      texts = []
      next = 0
      stray = false
    }
    return opens && !token.empty ? null : { line, texts, stray }
  }
}

function cellOf(attributes: string, next: number) {
  const reference = /(?:^|\s)r="([A-Z]{1,3})\d+"/.exec(attributes)?.[1]
  const type = /(?:^|\s)t="(\w+)"/.exec(attributes)?.[1] ?? 'n'
  const style = Number(/(?:^|\s)s="(\d+)"/.exec(attributes)?.[1] ?? 0)
  return { column: reference === undefined ? next : columnIndex(reference), type, style, value: '' }
}

/** `A` is 0, `Z` 25, `AA` 26. */
function columnIndex(letters: string): number {
  let index = 0
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64
  return index - 1
}
