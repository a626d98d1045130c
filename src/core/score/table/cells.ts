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
const units =
  /^(?:[$€£₸₽₪₴₺₹¥+~≈]|kzt|usd|eur|rub|ils|gbp|uah)|(?:[$€£₸₽₪₴₺₹¥%+]|kzt|usd|eur|rub|ils|gbp|uah|nis|тг\.?|тңг\.?|р\.?|руб(?:\.|лей)?|тенге|теңге|ש"ח|ש״ח|шек\.?)$/giu
/** Words behind a number that multiply it. */
const magnitudes: readonly (readonly [RegExp, number])[] = [
  [/(?:тыс\.?|мың|אלף)$/iu, 1e3],
  [/(?:млн\.?|mln|million|מיליון)$/iu, 1e6],
  [/(?:млрд\.?|bln|billion|מיליארד)$/iu, 1e9],
  [/(?<=\d)[kк]$/iu, 1e3],
]

/**
 * A number as people write it: `1 234,5`, `1,234.5`, `$1200`, `15 000 ₸`, `1,5 млн тг`, `12 %`, `200+`, `(300)`; null where it is none.
 * Percent signs do not divide: a column is scaled by its own bins.
 */
export function parseNumber(cell: string): number | null {
  const direct = plainNumber(cell)
  if (direct !== null) return direct
  if (cell.length > 40 || isMissing(cell)) return null
  let text = cell.trim()
  const negative = /^\(.*\)$/.test(text)
  if (negative) text = text.slice(1, -1)
  text = text.replace('−', '-').replace(units, '').replace(spaces, '').replace(units, '')
  const magnitude = magnitudes.find(([word]) => word.test(text))
  if (magnitude !== undefined) text = text.replace(magnitude[0], '')
  const value = plainNumber(separatorsResolved(text))
  return value === null ? null : (negative ? -value : value) * (magnitude?.[1] ?? 1)
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
