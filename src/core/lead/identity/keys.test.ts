import { describe, expect, it } from 'vitest'
import { emailKey, phoneKey } from './keys.ts'

describe('emailKey', () => {
  it.each([
    [' Ivan.Petrov+ads@GoogleMail.com ', 'ivanpetrov@gmail.com'],
    ['ivan-petrov@ya.ru', 'ivan.petrov@yandex.ru'],
    ['Ivan.Petrov@yandex.kz', 'ivan.petrov@yandex.ru'],
    ['a.b@company.kz', 'a.b@company.kz'],
    ['dana@me.com', 'dana@icloud.com'],
    ['d_a-n.a@protonmail.com', 'dana@proton.me'],
    ['mailto:x@bk.ru', 'x@bk.ru'],
    ['x\u200B@bk.ru.', 'x@bk.ru'],
    ['+ads@bk.ru', '+ads@bk.ru'],
  ])('%s is the mailbox %s', (typed, key) => expect(emailKey(typed)).toBe(key))

  it.each([[null], [''], ['nobody'], ['@x.kz'], ['x@'], ['a b@x.kz'], ['...@gmail.com']])('%s is none', (typed) =>
    expect(emailKey(typed)).toBeNull())
})

describe('phoneKey', () => {
  it.each([
    ['8 (701) 555-12-34', 'KZ', '+77015551234'],
    ['77015551234', 'KZ', '+77015551234'],
    ['7015551234', 'kz', '+77015551234'],
    ['054-8260244', 'IL', '+972548260244'],
    ['972548260244', 'IL', '+972548260244'],
    ['00972548260244', null, '+972548260244'],
    ['77015551234.0', null, '+77015551234'],
    ['8 (727) 226-43-45', 'IL', '+77272264345'],
    ['+7 701 555 12 34', 'no such land', '+77015551234'],
  ])('%s in %s is %s', (typed, country, key) => expect(phoneKey(typed, country)).toBe(key))

  it.each([[null], ['2026'], ['call me'], ['+7 777 777 77 77'], ['0501234567']])('%s is none', (typed) =>
    expect(phoneKey(typed, 'IL')).toBeNull())
})
