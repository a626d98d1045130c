import { type DecimalMarks, parseNumber } from './cells.ts'
import { sampleOf } from './column-sample.ts'

/** How the cells of a column write their numbers; what is not said is usual: a point before decimals, no unit. */
export type NumberStyle = { readonly decimal?: DecimalMarks; readonly unit?: string }

/** Whether a program could have written it: the cells of most columns, which need no look at how people write. */
export const isPlain = (cell: string): boolean => !Number.isNaN(Number(cell))

/** A number, and a word of at most 16 letters behind it: `12 шт.`, `45 м²`, `3000 тг/мес`. */
const withUnit = /^([-−+\d\s.,]*\d)\s*([^-−+\d\s.,%$€£₸₽₪:;/()][^\d,:;()]{0,15}[23]?)$/
const letterFirst = /^\p{L}/u

function unitParts(cell: string): { readonly number: string; readonly unit: string } | null {
  if (cell.length > 40 || isPlain(cell)) return null
  const match = withUnit.exec(cell.trim())
  if (match === null || !letterFirst.test(match[2]!)) return null
  const unit = match[2]!
    .toLowerCase()
    .replace(/[\s.'"׳״]/g, '')
    .replace('²', '2')
    .replace('³', '3')
  return { number: match[1]!, unit }
}

/** Words of one unit begin alike, however they are shortened or bent: `чел`, `человек`; `мес`, `месяца`. */
const isSameUnit = (a: string, b: string): boolean =>
  a === b || (a.length > 1 && b.length > 1 && a.slice(0, 2) === b.slice(0, 2))

/** A number of a column of a style; null where it is none. */
export function readNumber(cell: string, { decimal = '.', unit }: NumberStyle): number | null {
  const value = parseNumber(cell, decimal)
  if (value !== null || unit === undefined) return value
  const parts = unitParts(cell)
  return parts !== null && isSameUnit(parts.unit, unit) ? parseNumber(parts.number, decimal) : null
}

/** The one unit that known values of a column bear; null where they bear none, or several. */
export function unitOf(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  let bearing = 0
  for (const value of values) {
    const parts = unitParts(value)
    if (parts === null || parseNumber(parts.number) === null || parseNumber(value) !== null) continue
    counts.set(parts.unit, (counts.get(parts.unit) ?? 0) + 1)
    bearing += 1
  }
  if (bearing < Math.max(3, values.length / 20)) return null
  const unit = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
  const alike = [...counts].reduce((sum, [other, count]) => sum + (isSameUnit(other, unit) ? count : 0), 0)
  return alike >= 0.9 * bearing ? unit : null
}

/** What cells say of one mark: how many can only mean decimals, how many only thousands; of those that may be either the sum of the logs as decimals. */
type Votes = { decimals: number; thousands: number; open: number; openLogs: number }

const noVotes = (): Votes => ({ decimals: 0, thousands: 0, open: 0, openLogs: 0 })
const firstNumber = /^\D*?([.,]?\d(?:[\d.,]*\d)?)(?:\D.*)?$/s
/** Between a number and a thousand times it, in logs. */
const halfway = Math.log(1000) / 2

function vote(digits: string, comma: Votes, point: Votes): void {
  const [commas, points] = [digits.split(',').length - 1, digits.split('.').length - 1]
  if (commas > 0 && points > 0) {
    const commaLast = digits.lastIndexOf(',') > digits.lastIndexOf('.')
    ;(commaLast ? comma : point).decimals += 1
    ;(commaLast ? point : comma).thousands += 1
    return
  }
  const votes = commas > 0 ? comma : point
  if (commas + points > 1) votes.thousands += 1
  else if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits)) {
    votes.open += 1
    votes.openLogs += Math.log(Number(digits.replace(',', '.')))
  } else votes.decimals += 1
}

/** Whether no cell has a mark but one point, and some cell a point that parts no thousands, as programs write numbers: nothing is in doubt. */
function hasOnlyPlainPoints(cells: readonly string[]): boolean {
  let [pointed, settled] = [false, false]
  for (const cell of cells) {
    if (cell.includes(',')) return false
    const point = cell.indexOf('.')
    if (point < 0) continue
    if (cell.includes('.', point + 1)) return false
    pointed = true
    settled ||= cell.length - point !== 4 && isPlain(cell)
  }
  return settled || !pointed
}

/**
 * What comma and point mean in a column, from all its cells: `0,9`, `2,5` and `1.234,5` can only be read in one way, and more such cells win.
 * Where none says it, cells such as `2,501` are read so that they are near the numbers written without marks; where there are none of
 * these either, a comma parts thousands and a point decimals.
 */
export function decimalMarksOf(cells: readonly string[]): DecimalMarks {
  if (hasOnlyPlainPoints(cells)) return '.'
  const [comma, point] = [noVotes(), noVotes()]
  let [plain, plainLogs] = [0, 0]
  for (const cell of cells) {
    if (cell.length > 40) continue
    const digits = firstNumber.exec(cell.replace(/[\s']/g, ''))?.[1]
    if (digits === undefined) continue
    if (/[.,]/.test(digits)) vote(digits, comma, point)
    else if (Number(digits) > 0) {
      plain += 1
      plainLogs += Math.log(Number(digits))
    }
  }
  const isFar = ({ open, openLogs }: Votes): boolean => plainLogs / plain > openLogs / open + halfway
  const settled = (votes: Votes, unsettled: () => boolean): boolean =>
    votes.decimals === votes.thousands ? unsettled() : votes.decimals > votes.thousands
  const commas = settled(comma, () =>
    point.thousands !== point.decimals
      ? point.thousands > point.decimals
      : comma.open > 0 && plain > 0 && !isFar(comma),
  )
  const points = settled(point, () => !commas && !(point.open >= 3 && plain > 0 && isFar(point)))
  return `${commas ? ',' : ''}${points ? '.' : ''}` as DecimalMarks
}

/** How a column writes its numbers. */
export function numberStyleOf(cells: readonly string[]): NumberStyle {
  const decimal = decimalMarksOf(cells)
  const unit = unitOf(sampleOf(cells))
  return { ...(decimal !== '.' && { decimal }), ...(unit !== null && { unit }) }
}
