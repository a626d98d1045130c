import type { Sheet, SheetColumn } from '../app/ports/files.ts'
import { instantOf, localTimeOf } from '../core/route/zone.ts'

type Cell = {
  readonly v: string | number
  readonly t: 's' | 'n'
  readonly z?: string
  readonly l?: { readonly Target: string }
}

const widths: Readonly<Record<SheetColumn['kind'], number>> = { text: 24, long: 60, number: 12, time: 17, link: 12 }
const dayMs = 86_400_000
/** Day 0 of spreadsheets, as they count since their first one. */
const firstDay = Date.UTC(1899, 11, 30)

/**
 * A workbook of one sheet, as bytes of an .xlsx file. Texts are cells of text whatever they begin with, so none runs as a formula; times are
 * dates of the sheet in the given zone; the titles stay in view.
 */
export async function workbook({ name, columns, rows, rightToLeft, timeZone }: Sheet): Promise<Uint8Array> {
  // Half a megabyte of library, for the few who ask for it.
  const { utils, write } = await import('@e965/xlsx')
  const cells = rows.map((row) => row.map((value, index) => cellOf(value, columns[index]!, timeZone)))
  const sheet = utils.aoa_to_sheet([columns.map(({ title }): Cell => ({ v: title, t: 's' })), ...cells], {
    dense: true,
  })
  sheet['!cols'] = columns.map(({ kind }) => ({ wch: widths[kind] }))
  sheet['!autofilter'] = {
    ref: utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length, c: columns.length - 1 } }),
  }
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, sheetName(name))
  book.Workbook = { Views: [{ RTL: rightToLeft }] }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
}

/** Excel takes 31 characters and none of these. */
const sheetName = (name: string): string => name.replaceAll(/[\\/*?:[\]]/g, ' ').slice(0, 31) || 'Assay'

const longestText = 32_767

function cellOf(value: string | number | null, { kind, title }: SheetColumn, timeZone: string): Cell | null {
  if (value === null || value === '') return null
  if (kind === 'time' && typeof value === 'string')
    return { v: sheetTime(value, timeZone), t: 'n', z: 'yyyy-mm-dd hh:mm' }
  if (kind === 'link' && typeof value === 'string') return { v: title, t: 's', l: { Target: value } }
  if (typeof value === 'number') return { v: value, t: 'n' }
  return { v: value.slice(0, longestText), t: 's' }
}

/** Days since the first one of spreadsheets, on the clocks of a zone. */
function sheetTime(at: string, timeZone: string): number {
  const { date, minute, second } = localTimeOf(instantOf(at), timeZone)
  return (Date.parse(`${date}T00:00:00Z`) - firstDay + (minute * 60 + second) * 1000) / dayMs
}
