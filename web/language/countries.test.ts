import { expect, it } from 'vitest'
import { countryName } from './countries.ts'

it.each([
  ['en', 'Kazakhstan'],
  ['he', 'קזחסטן'],
  ['ru', 'Казахстан'],
  ['kk', 'Казахстан'],
] as const)('a country has its name in %s', (locale, name) => {
  expect(countryName('KZ', locale)).toBe(name)
})
