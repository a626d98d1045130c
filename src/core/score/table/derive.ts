import { sourceClass } from '../source-class.ts'
import { titleClass } from '../title-class.ts'
import { wordsOf } from '../word-classes.ts'
import { isMissing, isNothing } from './cells.ts'
import { type DateOrder, readDate } from './dates.ts'
import { type ListSplit, piecesOf } from './lists.ts'
import { type NumberStyle, readNumber } from './number-style.ts'
import type { Derivation } from './plan.ts'
import { yesNo } from './yes-no.ts'

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const freeMail = new Set(
  (
    'gmail.com mail.ru yandex.ru ya.ru yandex.kz bk.ru inbox.ru list.ru rambler.ru yahoo.com ' +
    'hotmail.com outlook.com live.com icloud.com me.com aol.com proton.me protonmail.com gmx.de gmx.net ' +
    'web.de walla.co.il walla.com zahav.net.il netvision.net.il msn.com googlemail.com'
  ).split(' '),
)

function mailClass(cell: string): string {
  const domain = cell.slice(cell.lastIndexOf('@') + 1).toLowerCase()
  if (!cell.includes('@') || !domain.includes('.')) return 'invalid'
  if (freeMail.has(domain)) return domain
  return /\.(?:edu|ac\.[a-z]{2}|edu\.[a-z]{2})$/.test(domain) ? 'university' : 'company'
}

function phoneType(cell: string): string {
  const digits = cell.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits.slice(-7))) return 'invalid'
  const national = digits.length === 11 && /^[78]/.test(digits) ? digits.slice(1) : digits
  if (national.length === 10 && national.startsWith('7')) return /^7[0-7]/.test(national) ? 'KZ mobile or city' : 'KZ'
  if (national.length === 10 && national.startsWith('9')) return 'RU mobile'
  if (/^(?:972|0)5\d{8}$/.test(digits)) return 'IL mobile'
  return digits.startsWith('972') ? 'IL' : `+${digits.slice(0, 2)}, ${digits.length} digits`
}

function siteDomain(cell: string): string {
  const host = cell
    .replace(/^[a-z]+:\/\//i, '')
    .split(/[/?#]/)[0]!
    .toLowerCase()
  return host.replace(/^www\./, '').slice(0, 60)
}

function weekdayOf(cell: string, order: DateOrder): string | null {
  const date = readDate(cell, order)
  return date === null ? null : weekdays[date.weekday]!
}

/** The number that a cell of a column of a style gives, NaN where unknown. */
export function numberOf(cell: string, derive: Derivation, style: NumberStyle = {}): number {
  if (derive === 'length') return isMissing(cell) ? 0 : Math.min(20_000, cell.trim().length)
  return (derive === 'hour' ? readDate(cell, 'day first')?.hour : readNumber(cell, style)) ?? Number.NaN
}

/** The one value of a column that is read as given or not. */
export const given = 'given'

/** The category that a cell gives, null where unknown. */
export function categoryOf(cell: string, derive: Derivation): string | null {
  if (isMissing(cell)) return null
  switch (derive) {
    case 'mail domain':
      return isNothing(cell) ? null : mailClass(cell.trim())
    case 'phone type':
      return isNothing(cell) ? null : phoneType(cell)
    case 'site domain':
      return isNothing(cell) ? null : siteDomain(cell.trim())
    case 'title class':
      return titleClass(cell)
    case 'given or not':
      return isNothing(cell) ? null : given
    case 'source class':
      return sourceClass(cell)
    case 'weekday':
      return weekdayOf(cell, 'day first')
    case 'weekday, month first':
      return weekdayOf(cell, 'month first')
    case 'yes or no':
      return yesNo(cell) ?? cell.trim().toLowerCase().slice(0, 80)
    default:
      return cell.trim().toLowerCase().slice(0, 80)
  }
}

/** The words of a text or the items of a list, each once. */
export function itemsOf(cell: string, derive: Derivation, split?: ListSplit): ReadonlySet<string> {
  if (isMissing(cell)) return new Set()
  if (derive === 'words') return new Set(wordsOf(cell.slice(0, 4000)).filter((word) => word.length > 2))
  return new Set(
    piecesOf(cell, split)
      .map(itemOf)
      .filter((item) => item !== ''),
  )
}

/** An item of a list as the model knows it. */
export const itemOf = (piece: string): string => piece.trim().toLowerCase().slice(0, 60)
