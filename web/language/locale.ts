import type { Locale } from '../../src/http/contract/primitives.ts'

/** The languages of the console, each under its own name. */
export const localeNames: Readonly<Record<Locale, string>> = {
  ru: 'Русский',
  kk: 'Қазақша',
  he: 'עברית',
  en: 'English',
}
export const locales = Object.keys(localeNames) as Locale[]

const storageKey = 'assay.locale'

export const isLocale = (value: string | null | undefined): value is Locale =>
  typeof value === 'string' && value in localeNames

export const directionOf = (locale: Locale): 'rtl' | 'ltr' => (locale === 'he' ? 'rtl' : 'ltr')

/** What was chosen here before, else the first language of the browser that we speak, else English. */
export function startingLocale(): Locale {
  const stored = readStored()
  if (isLocale(stored)) return stored
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).replace('iw', 'he'))
  return wanted.find(isLocale) ?? 'en'
}

function readStored(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}

export function rememberLocale(locale: Locale): void {
  document.documentElement.lang = locale
  document.documentElement.dir = directionOf(locale)
  try {
    localStorage.setItem(storageKey, locale)
  } catch {
    // A browser that forbids storage just asks for the language anew.
  }
}
