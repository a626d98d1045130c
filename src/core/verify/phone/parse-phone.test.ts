import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isFakeNumber } from './fake-number.ts'
import { parsePhone } from './parse-phone.ts'

const e164 = (typed: string, country: string | null): string | null => parsePhone(typed, country).e164

test('numbers as people and spreadsheets write them', () => {
  expect(e164('8 (701) 765-43-21', 'KZ')).toBe('+77017654321')
  expect(e164('77017654321.0', 'KZ')).toBe('+77017654321')
  expect(e164("'+77017654321", 'IL')).toBe('+77017654321')
  expect(e164('7.7017654321E+10', null)).toBe('+77017654321')
  expect(e164('00972 52 765 4321', 'KZ')).toBe('+972527654321')
  expect(e164('https://wa.me/77017654321?text=hi', null)).toBe('+77017654321')
  expect(e164('https://api.whatsapp.com/send?phone=972527654321', null)).toBe('+972527654321')
  expect(e164('‪052-7654321‬', 'IL')).toBe('+972527654321')
  expect(e164('＋７７０１７６５４３２１', null)).toBe('+77017654321')
  expect(e164('+٧٧٠١٧٦٥٤٣٢١', null)).toBe('+77017654321')
  expect(e164('1-800-FLOWERS', 'US')).toBe('+18003569377')
})

test('of two numbers in a field the first counts; extensions in three languages are kept apart', () => {
  expect(e164('87017654321, 87017654322', 'KZ')).toBe('+77017654321')
  expect(e164('052-7654321 או 03-5753909', 'IL')).toBe('+972527654321')
  expect(parsePhone('8 (727) 258-12-34 доб. 105', 'KZ')).toMatchObject({ e164: '+77272581234', extension: '105' })
  expect(parsePhone('03-5753909 שלוחה 12', 'IL')).toMatchObject({ e164: '+97235753909', extension: '12' })
  expect(parsePhone('+44 20 3456 7890 ext 456', null).extension).toBe('456')
})

test('a number inside a sentence, two without a mark between them, marks nobody expects', () => {
  for (const typed of [
    'звоните 8 701 234 56 78 после 18:00',
    '87012345678 87023456789',
    '+7 701 2345678 +7 702 3456789',
    '+77012345678 anna@example.kz',
    '87012345678 Анна, 2 подъезд',
    '8_701_234_56_78',
    '++77012345678',
    '8 701 234 56 78*12',
  ]) {
    expect(e164(typed, 'KZ'), typed).toBe('+77012345678')
  }
  expect(e164('7 916 123-45-68', 'KZ')).toBe('+79161234568')
  for (const typed of ['12.05.2026', '4400 4301 2345 6789', '010203450123']) expect(e164(typed, 'KZ'), typed).toBeNull()
})

test('extensions in other words and without any', () => {
  for (const tail of [
    'доб. 12',
    'добавочный номер 12',
    'доп. 12',
    'вн.12',
    'ішкі нөмірі 12',
    'қос. 12',
    '(12)',
    '*12',
    '#12',
    'x12',
  ]) {
    expect(parsePhone(`8 727 234 56 78 ${tail}`, 'KZ'), tail).toMatchObject({ e164: '+77272345678', extension: '12' })
  }
  expect(parsePhone("03-6234567 של' 12", 'IL')).toMatchObject({ e164: '+97236234567', extension: '12' })
})

test("digits by their names are a guess; a star number of Israel is no plan's", () => {
  expect(parsePhone('плюс семь семь ноль один 234 56 78', 'KZ').suggestion).toBe('+77012345678')
  expect(parsePhone('zero five two 765 43 21', 'IL').suggestion).toBe('+972527654321')
  expect(parsePhone('*2345', 'IL').reason).toBe('star_number')
})

test('what needs a guess is a suggestion, not the number', () => {
  expect(parsePhone('+8 701 765 43 21', 'KZ')).toMatchObject({ e164: null, suggestion: '+77017654321' })
  expect(parsePhone('+777017654321', 'KZ')).toMatchObject({ e164: null, suggestion: '+77017654321' })
  expect(parsePhone('+7 7O1 765 43 2l', 'KZ')).toMatchObject({ e164: null, suggestion: '+77017654321' })
  expect(parsePhone('972527654321', 'KZ')).toMatchObject({ e164: null, suggestion: '+972527654321' })
})

test('what is no number says why', () => {
  expect(parsePhone('нет', 'KZ').reason).toBe('not_a_number')
  expect(parsePhone('77017654321@mail.ru', 'KZ').reason).toBe('not_a_number')
  expect(parsePhone('7.7E+10', 'KZ').reason).toBe('not_a_number')
  expect(parsePhone('8701', 'KZ').reason).toBe('too_short')
  expect(parsePhone('0501234567', 'IL').reason).toBe('invalid_pattern')
  expect(parsePhone('9'.repeat(5000), 'KZ').e164).toBeNull()
})

test('invented numbers are valid by the plan and still fake', () => {
  const fake = (typed: string): boolean => isFakeNumber(parsePhone(typed, null))
  expect(fake('+77777777777')).toBe(true)
  expect(fake('+77011234567')).toBe(true)
  expect(fake('+12015550123')).toBe(true)
  expect(fake('+77017829345')).toBe(false)
})

const suite = new URL('../../../../../shared/verify/phones.jsonl', import.meta.url)
type Row = { readonly raw: string; readonly default_region: string | null; readonly e164: string | null }
const rows = ((): readonly Row[] => {
  try {
    return readFileSync(suite, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
  } catch {
    return []
  }
})()

test.skipIf(rows.length === 0)('98 in 100 of the collected spellings (skipped where ../shared is absent)', () => {
  const right = rows.filter((row) => e164(row.raw, row.default_region) === row.e164)
  expect(right.length / rows.length).toBeGreaterThan(0.98)
})

test.each([
  ['8 067 123 45 67', 'UA', '+380671234567'],
  ['8 90 123-45-67', 'UZ', '+998901234567'],
  ['8 050 212 34 56', 'AZ', '+994502123456'],
])('guesses the trunk 8 of former days: %s in %s', (typed, country, suggestion) => {
  expect(parsePhone(typed, country)).toMatchObject({ e164: null, suggestion })
})

test('a number behind other digits, an internal number in Hebrew, and what WhatsApp calls a person', () => {
  expect(e164('2 номера: 87072948631 и 87051846027', 'KZ')).toBe('+77072948631')
  expect(parsePhone('02-648-1937 פנימי 12', 'IL')).toMatchObject({ e164: '+97226481937', extension: '12' })
  expect(e164('77072948631@c.us', 'IL')).toBe('+77072948631')
  expect(e164('anna87072948631@mail.kz', 'KZ')).toBeNull()
})

test('prefixes of former days and of neighbours are a guess', () => {
  const guessed = (typed: string, country: string) => parsePhone(typed, country)
  expect(guessed('+52 1 55 4829 1573', 'MX')).toMatchObject({ e164: null, suggestion: '+525548291573' })
  expect(guessed('5215548291573', 'KZ').suggestion).toBe('+525548291573')
  expect(guessed('044 55 4829 1573', 'MX').suggestion).toBe('+525548291573')
  expect(guessed('8 029 648 17 35', 'RU').suggestion).toBe('+375296481735')
  expect(guessed('07072948631', 'KZ').suggestion).toBe('+77072948631')
  expect(guessed('0674829157', 'RU').suggestion).toBeNull()
})
