import type { Locale } from '../../src/http/contract/primitives.ts'
import type { Translate } from './messages.ts'

/** Where the workspace is: times are shown in its zone, money in its currency. */
export type Place = { readonly timeZone: string; readonly currency: string }

export type Format = {
  /** On whose clocks times are shown and days counted. */
  readonly timeZone: string
  readonly number: (value: number, digits?: number) => string
  readonly percent: (share: number) => string
  /** Two shares as one span of percents. */
  readonly range: (low: number, high: number) => string
  readonly money: (value: number) => string
  readonly exact: (iso: string) => string
  readonly clock: (iso: string) => string
  /** The day of a time, or a date given as YYYY-MM-DD. */
  readonly day: (iso: string) => string
  /** A month given as YYYY-MM. */
  readonly month: (month: string) => string
  /** Large amounts, short: for axes. */
  readonly compact: (value: number) => string
  /** The time of the day; with the day where that is not today. */
  readonly moment: (iso: string, nowMs: number) => string
  /** Short distance from now: `4m`, `in 2h`; past a week the date. */
  readonly relative: (iso: string, nowMs: number) => string
}

/** Browsers ship no Kazakh patterns (they answer `2026 M11 21`): numbers are written as in Russian, months have their names here. */
const intlLocale: Readonly<Record<Locale, string>> = { ru: 'ru-RU', kk: 'ru-RU', he: 'he-IL', en: 'en-GB' }

/** Short names of months in Kazakh (CLDR). */
const kazakhMonths = ['қаң.', 'ақп.', 'нау.', 'сәу.', 'мам.', 'мау.', 'шіл.', 'там.', 'қыр.', 'қаз.', 'қар.', 'жел.']

type Dates = { readonly format: (date: Date | number) => string }

/** Dates of the language; Kazakh ones as Kazakh writes them: `2026 ж. 28 қар., 09:15`. */
function datesOf(locale: Locale, options: Intl.DateTimeFormatOptions): Dates {
  if (locale !== 'kk' || !options.month) return new Intl.DateTimeFormat(intlLocale[locale], options)
  const parts = new Intl.DateTimeFormat('ru-RU', { ...options, month: 'numeric', day: 'numeric' })
  return {
    format: (date) => {
      const said = Object.fromEntries(parts.formatToParts(date).map(({ type, value }) => [type, value]))
      const words = [
        options.year ? `${said['year']} ж.` : '',
        options.day ? String(Number(said['day'])) : '',
        kazakhMonths[Number(said['month']) - 1],
      ]
      const time = options.hour ? `, ${said['hour']}:${said['minute']}` : ''
      return words.filter(Boolean).join(' ') + time
    },
  }
}

/** Large amounts, short; the thousands of Russian are the only ones that Kazakh calls otherwise. */
function compactOf(locale: Locale): (value: number) => string {
  const short = new Intl.NumberFormat(intlLocale[locale], { notation: 'compact', maximumFractionDigits: 1 })
  // Hebrew puts a mark for its own direction behind the letter, which would tear a span of two amounts apart.
  const plain = (value: number) => short.format(value).replaceAll(/[\u200e\u200f]/g, '')
  return (value) => (locale === 'kk' ? plain(value).replace('тыс.', 'мың') : plain(value))
}

/** What is rounded to nought has no sign. */
const unsignedZero = { signDisplay: 'negative' } as const

export function makeFormat(locale: Locale, place: Place, t: Translate): Format {
  const tag = intlLocale[locale]
  const month = 'short'
  const zone = { timeZone: place.timeZone }
  const exact = datesOf(locale, {
    ...zone,
    day: 'numeric',
    month,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const clock = new Intl.DateTimeFormat(tag, { ...zone, hour: '2-digit', minute: '2-digit' })
  const day = datesOf(locale, { ...zone, day: 'numeric', month })
  const money = new Intl.NumberFormat(tag, {
    ...unsignedZero,
    style: 'currency',
    currency: place.currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  })
  const percent = new Intl.NumberFormat(tag, { ...unsignedZero, style: 'percent', maximumFractionDigits: 0 })
  const monthOf = datesOf(locale, { timeZone: 'UTC', month, year: 'numeric' })
  const compact = compactOf(locale)
  const dateOf = datesOf(locale, { timeZone: 'UTC', day: 'numeric', month })
  const dayOf = (iso: string) => (iso.length === dateLetters ? dateOf : day).format(new Date(iso))
  return {
    timeZone: place.timeZone,
    number: (value, digits = 0) =>
      new Intl.NumberFormat(tag, { ...unsignedZero, maximumFractionDigits: digits }).format(value),
    percent: (share) => percent.format(share),
    range: (low, high) => percent.formatRange(low, high),
    money: (value) => money.format(value),
    exact: (iso) => exact.format(new Date(iso)),
    clock: (iso) => clock.format(new Date(iso)),
    day: dayOf,
    month: (each) => monthOf.format(new Date(`${each}-01T00:00:00Z`)),
    compact,
    moment: (iso, nowMs) => {
      const time = clock.format(new Date(iso))
      return dayOf(iso) === day.format(nowMs) ? time : `${dayOf(iso)}, ${time}`
    },
    relative: (iso, nowMs) => distance(new Date(iso).getTime() - nowMs, t) ?? dayOf(iso),
  }
}

const minuteMs = 60_000
const dateLetters = 'YYYY-MM-DD'.length

/** Words for a distance in time, or null where a date says more. */
export function distance(differenceMs: number, t: Translate): string | null {
  const minutes = Math.round(Math.abs(differenceMs) / minuteMs)
  if (minutes < 1) return t('time.now')
  const [unit, n] =
    minutes < 60
      ? (['minutes', minutes] as const)
      : minutes < 24 * 60
        ? (['hours', Math.round(minutes / 60)] as const)
        : (['days', Math.round(minutes / (24 * 60))] as const)
  if (unit === 'days' && n >= 7) return null
  return t(differenceMs > 0 ? `time.in_${unit}` : `time.${unit}`, { n })
}
