import { SSF, type CellObject } from '@e965/xlsx'

/** A cell as text: dates as ISO without a zone (Excel has none), numbers in full digits, truth as true and false, errors as nothing. */
export function cellText({ t: type, v: value, z: format }: CellObject, date1904: boolean): string {
  if (type === 'e' || type === 'z' || value === undefined || value === null) return ''
  if (typeof value !== 'number') return String(value)
  const isDate = typeof format === 'string' && SSF.is_date(format)
  return (isDate ? dateText(value, date1904) : null) ?? numberText(value)
}

/**
 * A serial day number as `2026-03-11`, `2026-03-11T14:30:00`, or `14:30:00` where it holds a time alone; null for a number that is no
 * date of this calendar.
 */
export function dateText(serial: number, date1904 = false): string | null {
  const { y, m, d, H, M, S } = (SSF.parse_date_code(serial, { date1904 }) ?? {}) as Readonly<Record<string, number>>
  if (y === undefined || m === undefined || d === undefined) return null
  const two = (value = 0) => String(Math.floor(value)).padStart(2, '0')
  const time = `${two(H)}:${two(M)}:${two(S)}`
  if (serial < 1 && !date1904) return time
  const date = `${y}-${two(m)}-${two(d)}`
  return time === '00:00:00' ? date : `${date}T${time}`
}

/** Spreadsheets hold 15 significant digits; more are noise of the binary form (0.1 + 0.2). */
const fractions = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 })

/** A number in full digits: 77011234567 and not 7.7E+10. */
export const numberText = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : fractions.format(value)
