import { expect, it } from 'vitest'
import { weekOf } from './week.ts'

it.each([
  ['he', 'KZ', 'sun', 'sat'],
  ['ru', 'IL', 'sun', 'sat'],
  ['en', 'US', 'sun', 'sat'],
  ['en', 'GB', 'mon', 'sun'],
  ['kk', 'KZ', 'mon', 'sun'],
] as const)('the week of %s in %s goes from %s to %s', (locale, country, first, last) => {
  const week = weekOf(locale, country)
  expect([week.length, week[0], week.at(-1)]).toEqual([7, first, last])
})
