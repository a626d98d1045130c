/** Days since 1970-01-01 with the time of day as a fraction, weekday (0 Sunday), and the hour where a time was given. */
export type ParsedDate = { readonly days: number; readonly weekday: number; readonly hour: number | null }

/** How `3/4/2026` is meant where either reading is a date. */
export type DateOrder = 'day first' | 'month first'

const clock = String.raw`(?:,?[T\s]+(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${clock}$`, 'i')
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`, 'i')
const named = new RegExp(
  String.raw`^(?:(\d{1,2})[-\s./]+([\p{L}]{3,12})\.?|([\p{L}]{3,12})\.?\s+(\d{1,2}))(?:st|nd|rd|th)?[-\s.,/]+(\d{4})\s*(?:г\.?|года|ж\.?|жылы?)?${clock}$`,
  'iu',
)

/** Beginnings of the names of months (en, ru, kk, he), January first. */
const monthNames: readonly (readonly string[])[] = [
  'jan янв қаңтар қан ינואר בינואר',
  'feb фев ақпан ақп פברואר בפברואר',
  'mar мар наурыз нау מרץ במרץ מרס',
  'apr апр сәуір сәу אפריל באפריל',
  'may мая май мамыр מאי במאי',
  'jun июн маусым יוני ביוני',
  'jul июл шілде шіл יולי ביולי',
  'aug авг тамыз там אוגוסט באוגוסט',
  'sep сен қыркүйек қыр ספטמבר בספטמבר',
  'oct окт қазан қаз אוקטובר באוקטובר',
  'nov ноя қараша қар נובמבר בנובמבר',
  'dec дек желтоқсан жел דצמבר בדצמבר',
].map((names) => names.split(' '))

function monthOf(name: string): number {
  const lower = name.toLowerCase()
  return 1 + monthNames.findIndex((names) => names.some((start) => lower.startsWith(start)))
}

type Day = { readonly year: number; readonly month: number; readonly day: number }
type Clock = readonly [hour: string | undefined, minute: string | undefined, half: string | undefined]

function dated({ year, month, day }: Day, [hourText, minute, half]: Clock): ParsedDate | null {
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  const whole = Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
  const given = hourText === undefined ? null : Number(hourText)
  const hour = given === null || half === undefined ? given : (given % 12) + (/^p/i.test(half) ? 12 : 0)
  if (hour !== null && hour > 24) return null
  return { days: whole + (hour ?? 0) / 24 + Number(minute ?? 0) / 1440, weekday: (((whole + 4) % 7) + 7) % 7, hour }
}

const fullYear = (text: string): number => (text.length === 4 ? Number(text) : 2000 + Number(text))

/**
 * A date as tables hold it, read in its own zone; null where it is none: ISO, dd.mm.yyyy and d/m/yy (the month first where asked for, or
 * where only that is a date), `5 Mar 2026`, `5 марта 2026 г.`, each with or without time.
 */
export function parseDate(cell: string, order: DateOrder = 'day first'): ParsedDate | null {
  const text = cell.trim()
  if (text.length > 40 || text.length < 6) return null
  const iso = yearFirst.exec(text)
  if (iso) return dated({ year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) }, [iso[5], iso[6], iso[7]])
  const last = yearLast.exec(text)
  if (last) {
    const [a, b, year] = [Number(last[1]), Number(last[3]), fullYear(last[4]!)]
    const monthFirst = last[2] !== '.' && (b > 12 || (order === 'month first' && a <= 12))
    return dated({ year, month: monthFirst ? a : b, day: monthFirst ? b : a }, [last[5], last[6], last[7]])
  }
  const words = named.exec(text)
  if (words === null) return null
  const month = monthOf(words[2] ?? words[3]!)
  return dated({ year: Number(words[5]), month, day: Number(words[1] ?? words[4]) }, [words[6], words[7], words[8]])
}

/** Whether a column writes the month first: some cell can only be read so, and none only the other way round. */
export function dateOrderOf(cells: readonly string[]): DateOrder {
  let monthFirst = false
  for (const cell of cells) {
    const match = yearLast.exec(cell.trim())
    if (match === null || match[2] === '.') continue
    if (Number(match[1]) > 12) return 'day first'
    if (Number(match[3]) > 12) monthFirst = true
  }
  return monthFirst ? 'month first' : 'day first'
}

/** Days from 1900 as spreadsheets count them (day 25,569 is 1970-01-01), from 1955 to 2119; null for other numbers. */
export function parseSerialDate(cell: string): ParsedDate | null {
  const text = cell.trim()
  if (!/^\d{5}(?:[.,]\d+)?$/.test(text)) return null
  const serial = Number(text.replace(',', '.'))
  if (serial < 20_000 || serial > 80_000) return null
  const days = serial - 25_569
  const whole = Math.floor(days)
  const hour = days === whole ? null : Math.floor((days - whole) * 24 + 1e-6)
  return { days, weekday: (((whole + 4) % 7) + 7) % 7, hour }
}

/** A cell of a column that is known to hold dates. */
export const readDate = (cell: string, order: DateOrder): ParsedDate | null =>
  parseDate(cell, order) ?? parseSerialDate(cell)
