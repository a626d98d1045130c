import type { Locale } from '../../src/http/contract/primitives.ts'
import type { Translate } from './messages.ts'

/** Where the workspace is: times are shown in its zone, money in its currency. */
export type Place = { readonly timeZone: string; readonly currency: string }

export type Format = {
  readonly number: (value: number, digits?: number) => string
  readonly percent: (share: number) => string
  /** Two shares as one span of percents. */
  readonly range: (low: number, high: number) => string
  readonly money: (value: number) => string
  readonly exact: (iso: string) => string
  readonly clock: (iso: string) => string
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

/**
 * Browsers ship no Kazakh date names and number patterns (they answer `2026 M11 21`); the written form in Kazakhstan
 * equals the Russian numeric one, so that is used, with no words in it.
 */
const intlLocale: Readonly<Record<Locale, string>> = { ru: 'ru-RU', kk: 'ru-RU', he: 'he-IL', en: 'en-GB' }

export function makeFormat(locale: Locale, place: Place, t: Translate): Format {
  const tag = intlLocale[locale]
  const month = locale === 'kk' ? '2-digit' : 'short'
  const zone = { timeZone: place.timeZone }
  const exact = new Intl.DateTimeFormat(tag, {
    ...zone,
    day: 'numeric',
    month,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
  const clock = new Intl.DateTimeFormat(tag, { ...zone, hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat(tag, { ...zone, day: 'numeric', month })
  const money = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: place.currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  })
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
  const monthOf = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', month, year: 'numeric' })
  const compact = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 })
  const dayOf = (iso: string) => day.format(new Date(iso))
  return {
    number: (value, digits = 0) => new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(value),
    percent: (share) => percent.format(share),
    range: (low, high) => percent.formatRange(low, high),
    money: (value) => money.format(value),
    exact: (iso) => exact.format(new Date(iso)),
    clock: (iso) => clock.format(new Date(iso)),
    day: dayOf,
    month: (each) => monthOf.format(new Date(`${each}-01T00:00:00Z`)),
    compact: (value) => compact.format(value),
    moment: (iso, nowMs) => {
      const time = clock.format(new Date(iso))
      return dayOf(iso) === day.format(nowMs) ? time : `${dayOf(iso)}, ${time}`
    },
    relative: (iso, nowMs) => distance(new Date(iso).getTime() - nowMs, t) ?? dayOf(iso),
  }
}

const minuteMs = 60_000

/** Words for a distance in time, or null where a date says more. */
export function distance(differenceMs: number, t: Translate): string | null {
  const minutes = Math.round(Math.abs(differenceMs) / minuteMs)
  if (minutes < 1) return t('time.now')
  const span =
    minutes < 60
      ? t('time.minutes', { n: minutes })
      : minutes < 24 * 60
        ? t('time.hours', { n: Math.round(minutes / 60) })
        : minutes < 7 * 24 * 60
          ? t('time.days', { n: Math.round(minutes / (24 * 60)) })
          : null
  if (span === null) return null
  return differenceMs > 0 ? t('time.in', { span }) : span
}
