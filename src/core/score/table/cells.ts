const missingWords = new Set([
  '',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  'nil',
  '-',
  '--',
  '—',
  '?',
  '#n/a',
  'н/д',
  'нет данных',
])

/** True for an empty cell and for the usual words that stand for one. */
export const isMissing = (cell: string): boolean => missingWords.has(cell.length > 12 ? 'x' : cell.trim().toLowerCase())

const spaces = /[\s\u00a0\u202f']/g
const units = /^[$€£₸₽₪+]|(?:[$€£₸₽₪%]|kzt|usd|eur|rub|ils|тг|руб\.?|тенге)$/giu

/**
 * A number as people write it: `1 234,5`, `1,234.5`, `$1200`, `15 000 ₸`, `12 %`, `(300)`; null where it is none.
 * Percent signs do not divide: a column is scaled by its own bins.
 */
export function parseNumber(cell: string): number | null {
  const direct = plainNumber(cell)
  if (direct !== null) return direct
  if (cell.length > 40) return null
  let text = cell.trim()
  const negative = /^\(.*\)$/.test(text)
  if (negative) text = text.slice(1, -1)
  text = text.replace(units, '').replace(spaces, '').replace(units, '')
  const value = plainNumber(separatorsResolved(text))
  return value === null ? null : negative ? -value : value
}

function plainNumber(text: string): number | null {
  if (!/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** Decides which of comma and point is the decimal separator: the last one, unless it stands in groups of three. */
function separatorsResolved(text: string): string {
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma === -1) return /^[-+]?\d{1,3}(?:\.\d{3}){2,}$/.test(text) ? text.replaceAll('.', '') : text
  if (point > comma) return text.replaceAll(',', '')
  if (point !== -1) return text.replaceAll('.', '').replace(',', '.')
  return /^[-+]?[1-9]\d{0,2}(?:,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(',', '.')
}

/** Days since 1970-01-01 with the time of day as a fraction, and whether a time was given. */
export type ParsedDate = { readonly days: number; readonly weekday: number; readonly hour: number | null }

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?$/
const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::\d{2})?)?$/

/** An ISO date (with or without time) or dd.mm.yyyy, read in its own zone; null where it is none. */
export function parseDate(cell: string): ParsedDate | null {
  const text = cell.trim()
  if (text.length > 40 || text.length < 8) return null
  const isoMatch = iso.exec(text)
  const match = isoMatch ?? dotted.exec(text)
  if (match === null) return null
  const [first, month, third] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [year, day] = isoMatch === null ? [third, first] : [first, third]
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const whole = Math.round(Date.UTC(year, month - 1, day) / 86_400_000)
  const hour = match[4] === undefined ? null : Number(match[4])
  const days = whole + (hour ?? 0) / 24 + Number(match[5] ?? 0) / 1440
  return { days, weekday: (((whole + 4) % 7) + 7) % 7, hour }
}
