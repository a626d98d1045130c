import { expect, it } from 'vitest'
import { isWorkday, weekOf } from './week.ts'

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

it('Sunday is a day of work in Israel and none in Kazakhstan', () => {
  expect([isWorkday('sun', 'IL'), isWorkday('fri', 'IL')]).toEqual([true, false])
  expect([isWorkday('sun', 'KZ'), isWorkday('fri', 'KZ')]).toEqual([false, true])
})
