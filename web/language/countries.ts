import { useLanguage } from './language-context.tsx'
import type { Locale } from '../../src/http/contract/primitives.ts'

/** Countries that screens offer first, by ISO 3166. */
export const countries = [
  'KZ',
  'RU',
  'IL',
  'UZ',
  'KG',
  'BY',
  'GE',
  'AM',
  'AZ',
  'TR',
  'AE',
  'DE',
  'PL',
  'GB',
  'US',
] as const

/** The name of a country in the screen's language; browsers without Kazakh names show Russian ones. */
export const countryName = (country: string, locale: Locale): string =>
  new Intl.DisplayNames([locale === 'kk' ? 'ru' : locale, 'en'], { type: 'region' }).of(country) ?? country

/** Countries to choose from, by name. */
export function useCountryChoices(): { readonly value: string; readonly label: string }[] {
  const { locale } = useLanguage()
  return countries.map((value) => ({ value, label: countryName(value, locale) }))
}
