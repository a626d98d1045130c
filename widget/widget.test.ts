import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { variationOf } from './behaviour.ts'
import { chooseLanguage, consentText } from './form-config.ts'
import { formatPhone, phoneCountry } from './phone.ts'
import { sha256 } from './sha256.ts'
import { suggestEmail } from './typos.ts'
import { words } from './words.ts'

const listed = (name: string): readonly string[] =>
  readFileSync(new URL(`../data/verify/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s/)[0]!)
    .filter((line) => line !== '' && !line.startsWith('#'))

describe('suggestions', () => {
  it.each([
    ['dana@gmial.com', 'dana@gmail.com'],
    ['Dana.K@GMAIL.CON', 'Dana.K@gmail.com'],
    ['a@yandeks.ru', null],
    ['a@yandexx.ru', 'a@yandex.ru'],
    ['a@mail.rru', 'a@mail.ru'],
    ['a@company.kz', null],
    ['a@gmail.com', null],
    ['a@gmail', null],
    ['nothing', null],
  ])('%s: %s', (typed, meant) => expect(suggestEmail(typed)).toBe(meant))

  it('never touch a provider or an institution that is known', () => {
    const touched = [...listed('providers'), ...listed('institutions')].filter((domain) => suggestEmail(`a@${domain}`))
    expect(touched).toEqual([])
  })
})

describe('telephone numbers', () => {
  it.each([
    ['87015551231', 'KZ', '+7 701 555 12 31'],
    ['8 (701) 555-12-31', 'RU', '+7 701 555 12 31'],
    ['7015551231', 'KZ', '+7 701 555 12 31'],
    ['+77015551231', null, '+7 701 555 12 31'],
    ['87015551231', null, '87015551231'],
    ['0541234567', 'IL', '+972 54 123 4567'],
    ['054-1234567', 'KZ', '054-1234567'],
    ['+972541234567', null, '+972 54 123 4567'],
    ['+49 30 123456', 'KZ', '+49 30 123456'],
    ['701 555 12 31 доб. 5', 'KZ', '701 555 12 31 доб. 5'],
    ['', 'KZ', ''],
  ] as const)('%s in %s: %s', (typed, country, read) => expect(formatPhone(typed, country)).toBe(read))

  it('know the country by the page, else by the clock', () => {
    expect(phoneCountry('kz', 'Europe/Moscow')).toBe('KZ')
    expect(phoneCountry('DE', 'Europe/Moscow')).toBeNull()
    expect(phoneCountry(null, 'Asia/Jerusalem')).toBe('IL')
    expect(phoneCountry(null, 'Europe/Berlin')).toBeNull()
  })
})

it('hashes as the standard does', () => {
  for (const text of ['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'x'.repeat(200)])
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
})

it('tells people from machines by how uneven the keys are', () => {
  expect(variationOf([100, 100, 100, 100, 100, 100])).toBe(0)
  expect(variationOf([80, 300, 120, 90, 400, 150])!).toBeGreaterThan(0.5)
  expect(variationOf([100, 200])).toBeNull()
})

it('speaks four languages, each whole', () => {
  const keys = Object.keys(words.en).toSorted()
  for (const one of Object.values(words)) expect(Object.keys(one).toSorted()).toEqual(keys)
  expect(chooseLanguage('fr', null, 'iw-IL')).toBe('he')
  expect(chooseLanguage('de', undefined)).toBe('en')
  expect(consentText({ ru: 'Согласен' }, 'he')).toEqual({ text: 'Согласен', language: 'ru' })
  expect(consentText({}, 'he')).toBeNull()
})
