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

/** Where Kazakh names a country otherwise than Russian does (CLDR); browsers have no Kazakh names. */
const kazakhNames: Readonly<Record<string, string>> = {
  KZ: 'Қазақстан',
  RU: 'Ресей',
  UZ: 'Өзбекстан',
  KG: 'Қырғызстан',
  AZ: 'Әзірбайжан',
  TR: 'Түркия',
  AE: 'Біріккен Араб Әмірліктері',
  GB: 'Ұлыбритания',
  US: 'Америка Құрама Штаттары',
  CN: 'Қытай',
  MN: 'Моңғолия',
  TJ: 'Тәжікстан',
  TM: 'Түрікменстан',
}

/** The name of a country in the screen's language. What is no code of a country stays as it is. */
export function countryName(country: string, locale: Locale): string {
  if (!/^[A-Z]{2}$/.test(country)) return country
  const names = new Intl.DisplayNames([locale === 'kk' ? 'ru' : locale, 'en'], { type: 'region' })
  return (locale === 'kk' && kazakhNames[country]) || names.of(country) || country
}

/** Countries to choose from, by name. */
export function useCountryChoices(): { readonly value: string; readonly label: string }[] {
  const { locale } = useLanguage()
  return countries.map((value) => ({ value, label: countryName(value, locale) }))
}
