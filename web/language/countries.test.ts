import { expect, it } from 'vitest'
import { countryName } from './countries.ts'

it.each([
  ['en', 'Kazakhstan'],
  ['he', 'קזחסטן'],
  ['ru', 'Казахстан'],
  ['kk', 'Қазақстан'],
] as const)('a country has its name in %s', (locale, name) => {
  expect(countryName('KZ', locale)).toBe(name)
})

it('what Kazakh calls as Russian does is said in Russian; what is no code stays', () => {
  expect(countryName('GE', 'kk')).toBe('Грузия')
  expect(countryName('Kazakhstan', 'en')).toBe('Kazakhstan')
})
