/** Marks and words that stand for an empty cell in any column (en, ru, kk, he). */
const missingWords = new Set(
  (
    ',-,--,---,–,—,?,...,…,[],{},na,n/a,#n/a,nan,null,none,nil,undefined,н/д,' +
    'no data,not given,not set,not specified,not provided,not available,' +
    'нет данных,нет информации,нет сведений,не указан,не указана,не указано,не указаны,не задано,не заполнено,' +
    'дерек жоқ,деректер жоқ,мәлімет жоқ,көрсетілмеген,толтырылмаған,' +
    'אין נתונים,אין מידע,לא צוין,לא צויין,לא הוזן,לא זמין'
  ).split(','),
)
/** Answers that give no number, name or address. In a category they are values like any other: "no" stands beside "yes". */
const emptyAnswers = new Set(
  (
    'unknown,not known,no,неизвестно,неизвестна,неизвестен,не известно,не знаю,отсутствует,нет,' +
    'белгісіз,беймәлім,білмеймін,жоқ,жок,לא ידוע,לא ידועה,לא יודע,אין,לא'
  ).split(','),
)
const longest = Math.max(...[...missingWords, ...emptyAnswers].map(({ length }) => length))

/** True for an empty cell and for the usual words that stand for one. */
export const isMissing = (cell: string): boolean =>
  missingWords.has(cell.length > longest ? 'x' : cell.trim().toLowerCase())

/** True for a missing cell and for an answer that says that there is nothing: no number in a column of numbers, no name among names. */
export const isNothing = (cell: string): boolean => isMissing(cell) || isEmptyAnswer(cell)

/** True for an answer that says that there is nothing, or nothing known. */
export const isEmptyAnswer = (cell: string): boolean =>
  cell.length <= longest && emptyAnswers.has(cell.trim().toLowerCase())

const spaces = /[\s\u00a0\u202f']/g
const units =
  /^(?:[$€£₸₽₪₴₺₹¥+~≈]|kzt|usd|eur|rub|ils|gbp|uah)|(?:[$€£₸₽₪₴₺₹¥%+]|kzt|usd|eur|rub|ils|gbp|uah|nis|тг\.?|тңг\.?|р\.?|руб(?:\.|лей)?|тенге|теңге|ש"ח|ש״ח|шек\.?)$/giu
/** Words behind a number that multiply it. */
const magnitudes: readonly (readonly [RegExp, number])[] = [
  [/(?:тыс\.?|мың|אלף)$/iu, 1e3],
  [/(?:млн\.?|mln|million|מיליון)$/iu, 1e6],
  [/(?:млрд\.?|bln|billion|מיליארד)$/iu, 1e9],
  [/(?<=\d)[kк]$/iu, 1e3],
  // A capital alone: small letters and the Cyrillic one are metres.
  [/(?<=\d)M$/u, 1e6],
]
const fromWord = /^(?:от|from|около|about)\s+(?=\S*\d)/iu

/** The marks before decimals in a column: point, comma, both (two hands wrote it) or neither (both part thousands). */
export type DecimalMarks = '.' | ',' | ',.' | ''

/**
 * A number as people write it: `1 234,5`, `1,234.5`, `$1200`, `15 000 ₸`, `1,5 млн тг`, `12 %`, `200+`, `от 5000`, `(300)`; null where it is none.
 * Percent signs do not divide: a column is scaled by its own bins. `decimal` tells what `2,501` is, which by itself may be either
 * (`decimalMarksOf`).
 */
export function parseNumber(cell: string, decimal: DecimalMarks = '.'): number | null {
  const direct = plainNumber(cell)
  if (direct !== null && (decimal.includes('.') || !cell.includes('.'))) return direct
  if (cell.length > 40 || !/\d/.test(cell)) return null
  let text = cell.trim()
  const negative = /^\(.*\)$/.test(text)
  if (negative) text = text.slice(1, -1)
  text = text.replace('−', '-').replace(fromWord, '').replace(units, '').replace(spaces, '').replace(units, '')
  const magnitude = magnitudes.find(([word]) => word.test(text))
  if (magnitude !== undefined) text = text.replace(magnitude[0], '')
  const value = plainNumber(separatorsResolved(text, decimal))
  return value === null ? null : (negative ? -value : value) * (magnitude?.[1] ?? 1)
}

function plainNumber(text: string): number | null {
  if (!/^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text)) return null
  const value = Number(text)
  return Number.isFinite(value) ? value : null
}

/** Digits that a mark parts into groups of three: once, so that it may be a decimal number too, or more often. */
const groups = {
  ',': { once: /^[-+]?[1-9]\d{0,2},\d{3}$/, often: /^[-+]?\d{1,3}(?:,\d{3}){2,}$/ },
  '.': { once: /^[-+]?[1-9]\d{0,2}\.\d{3}$/, often: /^[-+]?\d{1,3}(?:\.\d{3}){2,}$/ },
}

/** Decides which of comma and point is the decimal separator: the last one of two, one alone unless it parts thousands. */
function separatorsResolved(text: string, decimal: DecimalMarks): string {
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma >= 0 && point >= 0)
    return comma > point ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  const mark = comma >= 0 ? ',' : '.'
  const { once, often } = groups[mark]
  if (often.test(text) || (once.test(text) && !decimal.includes(mark))) return text.replaceAll(mark, '')
  return text.replace(',', '.')
}
