import { expect, test } from 'vitest'
import { importAmount, importCount } from './amount.ts'
import { importEmails, importPhones } from './contact.ts'
import { importCountry } from './country.ts'
import { dateOrderOf, importDate } from './date.ts'

test.each([
  ['1 234,5 ₸', 1234.5],
  ['1\u00a0234\u00a0567', 1_234_567],
  ['1,234.50', 1234.5],
  ['1.234,50', 1234.5],
  ['1,234', 1234],
  ['1.234.567', 1_234_567],
  ['0,125', 0.125],
  ['1234,567', 1234.567],
  ['1,2 млн тг', 1_200_000],
  ['1,250 млн', 1_250_000],
  ['500 тыс.', 500_000],
  ['$2.5k', 2500],
  ["12'000 CHF".replace(' CHF', ''), 12_000],
  ['15 000 руб.', 15_000],
  ['₪1,500', 1500],
  ['2 מיליון ש"ח', 2_000_000],
  ['300 мың теңге', 300_000],
  ['1234.0', 1234],
  ['-5', -5],
  ['по договорённости', null],
  ['5-7 млн', null],
  ['1.2.3', null],
  ['', null],
])('the amount %s', (text, amount) => {
  expect(importAmount(text)).toBe(amount)
})

test.each([
  ['50-100', 50],
  ['1 200', 1200],
  ['200+', 200],
  ['~ 30 человек', 30],
  ['много', null],
])('the count %s', (text, count) => {
  expect(importCount(text)).toBe(count)
})

const almaty = { timeZone: 'Asia/Almaty', dateOrder: 'dmy' } as const
test.each([
  ['2026-03-11', '2026-03-11T00:00:00+05:00'],
  ['2026-03-11 14:30', '2026-03-11T14:30:00+05:00'],
  ['2026-03-11T14:30:05.123', '2026-03-11T14:30:05+05:00'],
  ['2026-03-11T09:30:00Z', '2026-03-11T14:30:00+05:00'],
  ['2026-03-11T14:30:00+0300', '2026-03-11T16:30:00+05:00'],
  ['11.03.2026', '2026-03-11T00:00:00+05:00'],
  ['1.3.26 9:05', '2026-03-01T09:05:00+05:00'],
  ['11.03.2026 г., 14:30', '2026-03-11T14:30:00+05:00'],
  ['11/03/2026 2:30 PM', '2026-03-11T14:30:00+05:00'],
  ['11 марта 2026 г.', '2026-03-11T00:00:00+05:00'],
  ['11 наурыз 2026', '2026-03-11T00:00:00+05:00'],
  ['11 במרץ 2026', '2026-03-11T00:00:00+05:00'],
  ['March 11, 2026', '2026-03-11T00:00:00+05:00'],
  ['11-Mar-2026', '2026-03-11T00:00:00+05:00'],
  ['46092', '2026-03-11T00:00:00+05:00'],
  ['46092.604166667', '2026-03-11T14:30:00+05:00'],
  ['1773221400', '2026-03-11T14:30:00+05:00'],
  ['1773221400000', '2026-03-11T14:30:00+05:00'],
  ['31.02.2026', null],
  ['12.13.2026', null],
  ['11.03.0026', null],
  ['завтра', null],
  ['12345', null],
  ['11.03.2026 25:00', null],
])('the date %s', (text, iso) => {
  expect(importDate(text, almaty)).toBe(iso)
})

test('daylight saving is that of the date, not of today', () => {
  const israel = { timeZone: 'Asia/Jerusalem', dateOrder: 'dmy' } as const
  expect(importDate('15.01.2026 10:00', israel)).toBe('2026-01-15T10:00:00+02:00')
  expect(importDate('15.07.2026 10:00', israel)).toBe('2026-07-15T10:00:00+03:00')
})

test('the order of day and month comes from the column', () => {
  expect(dateOrderOf(['03/04/2026', '03/25/2026'])).toBe('mdy')
  expect(dateOrderOf(['03/04/2026', '25/03/2026'])).toBe('dmy')
  expect(importDate('03/25/2026', { timeZone: 'UTC', dateOrder: 'mdy' })).toBe('2026-03-25T00:00:00+00:00')
})

test.each([
  ['77011234567.0', '77011234567', null],
  ['7.7011234567E+10', '77011234567', null],
  ['7,7011234567E+10', '77011234567', null],
  ['7.7E+10', '7.7E+10', null],
  ["'+7 701 123-45-67", '+7 701 123-45-67', null],
  ['p:+77011234567', '+77011234567', null],
  ['тел.: 8 (701) 123-45-67', '8 (701) 123-45-67', null],
  ['+77011234567, 8 727 250 00 00', '+77011234567', '8 727 250 00 00'],
  ['87011234567/87021234567', '87011234567', '87021234567'],
  ['87011234567 или 87021234567', '87011234567', '87021234567'],
])('the phone cell %s', (text, first, others) => {
  expect(importPhones(text)).toEqual({ first, others })
})

test.each([
  ['a@b.kz; c@d.kz', 'a@b.kz', 'c@d.kz'],
  ['Anna <a@b.kz>', 'a@b.kz', null],
  ['mailto:a@b.kz', 'a@b.kz', null],
  ['a@b.kz c@d.kz', 'a@b.kz', 'c@d.kz'],
  ['нет почты', 'нет почты', null],
])('the email cell %s', (text, first, others) => {
  expect(importEmails(text)).toEqual({ first, others })
})

test.each([
  ['kz', 'KZ'],
  ['Казахстан', 'KZ'],
  ['Қазақстан', 'KZ'],
  ['ישראל', 'IL'],
  ['South Africa', 'ZA'],
  ['РФ', 'RU'],
  ['Нарния', null],
  ['zz', null],
])('the country %s', (text, code) => {
  expect(importCountry(text)).toBe(code)
})
