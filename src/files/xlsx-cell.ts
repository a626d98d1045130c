/** A cell as the workbook stores it: type, value as written, and whether its style shows a date. */
export type XlsxCell = { readonly type: string; readonly value: string; readonly date: boolean }

/** What the values of cells refer to. */
export type CellWords = { readonly texts: readonly string[]; readonly date1904: boolean }

const dayMs = 86_400_000

/** Day 0 of the two calendars of Excel; the first counts a 29 February 1900 that never was, so days before March 1900 are off by one. */
const dayZero1900 = Date.UTC(1899, 11, 30)
const dayZero1904 = Date.UTC(1904, 0, 1)

/** A cell as text: dates as ISO without a zone (Excel has none), numbers in full digits, truth as true and false, errors as nothing. */
export function cellText({ type, value, date }: XlsxCell, { texts, date1904 }: CellWords): string {
  if (value === '' || type === 'e') return ''
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'b') return value === '1' || value === 'true' ? 'true' : 'false'
  if (type !== 'n') return value
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (date) return dateText(number, date1904)
  return /^-?\d+$/.test(value) ? value : numberText(number)
}

/**
 * A serial day number as `2026-03-11`, `2026-03-11T14:30:00`, or `14:30:00` where it holds a time alone; a number that
 * is no date of this calendar stays a number.
 */
export function dateText(serial: number, date1904 = false): string {
  const ms = Math.round((serial * dayMs) / 1000) * 1000
  if (!Number.isFinite(serial) || serial < 0 || serial >= 2_958_466) return numberText(serial)
  if (serial < 1) return new Date(ms).toISOString().slice(11, 19)
  const iso = new Date((date1904 ? dayZero1904 : dayZero1900) + ms).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19)
}

/**
 * A number in full digits: 77011234567 and not 7.7E+10. Spreadsheets hold 15 significant digits; more are noise of the binary form
 * (0.1 + 0.2), so the value is rounded to them.
 */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value === 0 ? 0 : value)
  const text = String(Number(value.toPrecision(15)))
  if (!text.includes('e')) return text
  const [digits, exponent] = text.split('e') as [string, string]
  return plainDigits(digits, Number(exponent))
}

function plainDigits(digits: string, exponent: number): string {
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole, fraction = ''] = digits.replace('-', '').split('.') as [string, string?]
  const all = whole + fraction
  const point = whole.length + exponent
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`
  return point >= all.length ? sign + all.padEnd(point, '0') : `${sign}${all.slice(0, point)}.${all.slice(point)}`
}
