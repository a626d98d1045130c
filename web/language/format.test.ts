import { expect, it } from 'vitest'
import { makeFormat } from './format.ts'

const t = (key: string) => key
it('shows a date as it is, whatever the zone, and a time on the clocks of the zone', () => {
  const format = (timeZone: string) => makeFormat('en', { timeZone, currency: 'KZT' }, t)
  for (const zone of ['America/New_York', 'UTC', 'Asia/Almaty']) expect(format(zone).day('2026-06-01')).toBe('1 Jun')
  expect(format('America/New_York').day('2026-06-01T01:00:00Z')).toBe('31 May')
  expect(format('Asia/Almaty').day('2026-05-31T20:00:00Z')).toBe('1 Jun')
})

it('gives no sign to what is rounded to nought', () => {
  const format = makeFormat('en', { timeZone: 'UTC', currency: 'USD' }, t)
  expect([format.number(-0.04), format.number(-0.04, 2), format.money(-0.3), format.percent(-0.001)]).toEqual([
    '0',
    '-0.04',
    '$0',
    '0%',
  ])
})

it('writes large amounts short without marks that tear a span apart in Hebrew', () => {
  const format = makeFormat('he', { timeZone: 'UTC', currency: 'ILS' }, t)
  expect(format.compact(47_900_000)).toBe('47.9M')
})
