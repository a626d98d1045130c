import { instantAt, isoAt } from '../../route/zone.ts'

/** Whether `03/04/2026` is 3 April (dmy, most of the world) or 4 March (mdy, the United States). */
export type DateOrder = 'dmy' | 'mdy'
export type DateSettings = { readonly timeZone: string; readonly dateOrder: DateOrder }

type LocalDate = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly minute: number
  readonly second: number
}

const clock = String.raw`(?:[T,\s]+(?:в\s+|at\s+)?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?)?`
const isoPattern = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}$`, 'i')
const dottedPattern = new RegExp(
  String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:\s*(?:г\.?|ж\.?))?${clock}$`,
  'i',
)
const namedPattern = new RegExp(
  String.raw`^(\d{1,2})[\s.-]+(?:ב)?(\p{L}+)\.?,?[\s-]+(\d{4})(?:\s*(?:г\.?|ж\.?|года))?,?${clock}$`,
  'iu',
)
const englishPattern = new RegExp(String.raw`^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}),?${clock}$`, 'iu')
const zonedPattern = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})$/i

/**
 * A date as tables hold it, as ISO 8601 with a zone: ISO, dd.mm.yyyy, dd/mm/yyyy, `11 марта 2026`, `March 11, 2026`, each with or without a
 * time, Excel's serial days and Unix times. Times without a zone are of `timeZone`. Null where it is no date of 1970 to 2100.
 */
export function importDate(text: string, settings: DateSettings): string | null {
  const trimmed = text.replaceAll(/[\s\u00a0]+/g, ' ').trim()
  if (zonedPattern.test(trimmed)) return zoned(trimmed, settings.timeZone)
  if (/^\d+(?:\.\d+)?$/.test(trimmed)) return numberDate(trimmed, settings.timeZone)
  const local = localDate(trimmed, settings.dateOrder)
  if (local === null || !exists(local)) return null
  const two = (value: number) => String(value).padStart(2, '0')
  const date = `${local.year}-${two(local.month)}-${two(local.day)}`
  return isoAt(instantAt(date, local.minute, settings.timeZone) + local.second * 1000, settings.timeZone)
}

/** The order of a column of dates with slashes or dots: a number above 12 gives it away; day first where none does. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  const orders = texts.map(orderShownBy)
  return orders.includes('mdy') && !orders.includes('dmy') ? 'mdy' : 'dmy'
}

/** The order that one date shows: 25/12/2026 day first, 12/25/2026 month first, 03/04/2026 none. */
export function orderShownBy(text: string): DateOrder | null {
  const pair = /^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/.exec(text)
  if (pair === null) return null
  if (Number(pair[1]) > 12) return 'dmy'
  return Number(pair[2]) > 12 ? 'mdy' : null
}

function localDate(text: string, order: DateOrder): LocalDate | null {
  const iso = isoPattern.exec(text)
  if (iso) return withClock({ year: iso[1]!, month: Number(iso[2]), day: iso[3]! }, iso.slice(4))
  const dotted = dottedPattern.exec(text)
  if (dotted) {
    const [first, second] = [Number(dotted[1]), Number(dotted[3])]
    const monthFirst = order === 'mdy' && dotted[2] === '/'
    const [day, month] = monthFirst ? [second, first] : [first, second]
    return withClock({ year: dotted[4]!, month, day: String(day) }, dotted.slice(5))
  }
  const named = namedPattern.exec(text)
  if (named) return withClock({ year: named[3]!, month: monthOf(named[2]!), day: named[1]! }, named.slice(4))
  const english = englishPattern.exec(text)
  if (english) return withClock({ year: english[3]!, month: monthOf(english[1]!), day: english[2]! }, english.slice(4))
  return null
}

type Day = { readonly year: string; readonly month: number; readonly day: string }

function withClock({ year, month, day }: Day, parts: readonly (string | undefined)[]): LocalDate | null {
  const [hourText = '0', minuteText = '0', secondText = '0', half] = parts
  const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + (/^p/i.test(half) ? 12 : 0)
  const [minutes, second] = [Number(minuteText), Number(secondText)]
  if (hour > 23 || minutes > 59 || second > 59) return null
  const full = year.length === 2 ? 2000 + Number(year) : Number(year)
  return { year: full, month, day: Number(day), minute: hour * 60 + minutes, second }
}

function exists({ year, month, day }: LocalDate): boolean {
  if (year < 1970 || year > 2100) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function zoned(text: string, timeZone: string): string | null {
  const iso = text
    .replace(' ', 'T')
    .replace(/\s+/, '')
    .replace(/([+-]\d{2})(\d{2})$/, '$1:$2')
  const instant = Date.parse(iso)
  return Number.isNaN(instant) ? null : isoAt(instant, timeZone)
}

/** Excel's serial days of 1982 to 2064, Unix seconds, Unix milliseconds. */
function numberDate(text: string, timeZone: string): string | null {
  const value = Number(text)
  if (value >= 30_000 && value < 60_000) {
    const wall = new Date(Date.UTC(1899, 11, 30) + Math.round(value * 86_400) * 1000)
    const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes()
    return isoAt(instantAt(wall.toISOString().slice(0, 10), minute, timeZone) + wall.getUTCSeconds() * 1000, timeZone)
  }
  if (value >= 1e9 && value < 4.1e9) return isoAt(value * 1000, timeZone)
  if (value >= 1e12 && value < 4.1e12) return isoAt(value, timeZone)
  return null
}

const monthStems: readonly (readonly string[])[] = [
  ['янв', 'қаң', 'ינו', 'jan'],
  ['фев', 'ақп', 'פבר', 'feb'],
  ['мар', 'нау', 'מרץ', 'מרס', 'mar'],
  ['апр', 'сәу', 'אפר', 'apr'],
  ['мая', 'май', 'мам', 'מאי', 'may'],
  ['июн', 'мау', 'יונ', 'jun'],
  ['июл', 'шіл', 'יול', 'jul'],
  ['авг', 'там', 'אוג', 'aug'],
  ['сен', 'қыр', 'ספט', 'sep'],
  ['окт', 'қаз', 'אוק', 'oct'],
  ['ноя', 'қар', 'נוב', 'nov'],
  ['дек', 'жел', 'דצמ', 'dec'],
]

/** 1 to 12 by the first letters of the month's name; 0 for any other word. */
function monthOf(word: string): number {
  const small = word.toLowerCase()
  return monthStems.findIndex((stems) => stems.some((stem) => small.startsWith(stem))) + 1
}
