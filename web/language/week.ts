import { weekdays } from '../../src/http/contract/names.ts'
import { useSession } from '../api/session.ts'
import type { Locale } from '../../src/http/contract/primitives.ts'
import { useLanguage } from './language-context.tsx'

type Weekday = (typeof weekdays)[number]

/** Where the week begins on Sunday (Unicode CLDR, weekData), of the countries that screens offer and large ones besides. */
const sundayFirst = new Set(['IL', 'US', 'CA', 'IN', 'BR', 'JP', 'KR', 'MX', 'SA', 'ZA'])

/** The days of the week in the order in which a calendar of the language and the country has them. */
export function weekOf(locale: Locale, country: string): readonly Weekday[] {
  return locale === 'he' || sundayFirst.has(country) ? ['sun', ...weekdays.slice(0, -1)] : weekdays
}

/** Days off that are not Saturday and Sunday (Unicode CLDR, weekData). */
const weekends: Readonly<Record<string, readonly Weekday[]>> = {
  IL: ['fri', 'sat'],
  SA: ['fri', 'sat'],
  EG: ['fri', 'sat'],
  IN: ['sun'],
}

/** Whether people of the country mostly work on that day. */
export const isWorkday = (day: Weekday, country: string): boolean =>
  !(weekends[country] ?? ['sat', 'sun']).includes(day)

/** The days of the week as the person who looks is used to them. */
export function useWeek(): readonly Weekday[] {
  const { locale } = useLanguage()
  const { data } = useSession()
  return weekOf(locale, data?.workspace.country ?? '')
}
