import { getCountries } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { importCountry } from './country.ts'

/** Ascension and Tristan da Cunha have telephone codes, but no names in the tables of languages. */
const countries = getCountries().filter((code) => code !== 'AC' && code !== 'TA')

test('every country is known by its code and by its name in four languages, and none by the code of one that is no more', () => {
  for (const language of ['ru', 'kk', 'he', 'en']) {
    const names = new Intl.DisplayNames([language], { type: 'region' })
    const wrong = countries.filter((code) => importCountry(names.of(code)!) !== code || importCountry(code) !== code)
    expect(wrong, language).toEqual([])
  }
  for (const gone of ['SU', 'FX', 'YU', 'DD', 'ZZ']) expect(importCountry(gone)).toBeNull()
})

test('people write countries in other words, too', () => {
  const said = { Россия: 'RU', 'РФ ': 'RU', England: 'GB', Turkey: 'TR', 'Южная Корея': 'KR', 'ארה"ב': 'US', қр: 'KZ' }
  for (const [name, code] of Object.entries(said)) expect(importCountry(name), name).toBe(code)
  for (const none of ['', 'Мордор', 'Алматы', 'asdf']) expect(importCountry(none), none).toBeNull()
})
