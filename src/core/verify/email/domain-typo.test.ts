import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadVerifyData } from '../../../files/shipped-verify-data.ts'
import { suggestDomain } from './domain-typo.ts'
import { repairAddress } from './repair-address.ts'

const data = await loadVerifyData()
const suggest = (domain: string): string | null => suggestDomain(domain, data, 'unknown')

test('the table of observed typos always suggests, even where DNS finds the domain alive', () => {
  expect(suggestDomain('gmail.co', data, 'ok')).toBe('gmail.com')
  expect(suggestDomain('mai.ru', data, 'ok')).toBe('mail.ru')
})

test('a slip of a large provider is suggested offline, not where DNS finds the domain alive', () => {
  expect(suggest('gmsail.com')).toBe('gmail.com')
  expect(suggest('yandwex.ru')).toBe('yandex.ru')
  expect(suggest('outlook.comm')).toBe('outlook.com')
  expect(suggest('wallla.co.il')).toBe('walla.co.il')
  expect(suggestDomain('gmsail.com', data, 'ok')).toBeNull()
})

test('a suffix that does not exist is set right for any company', () => {
  expect(suggest('my-company.con')).toBe('my-company.com')
  expect(suggest('my-company.co.ik')).toBe('my-company.co.il')
  expect(suggest('stroymash.ry')).toBe('stroymash.ru')
  expect(suggest('mail.ru79161234567')).toBe('mail.ru')
  expect(suggest('gmail')).toBe('gmail.com')
})

test('companies, providers, institutions and brand neighbours stay as typed', () => {
  for (const domain of [
    'company.kz',
    'horizon.net',
    'glam.com',
    'lime.com',
    'love.com',
    'marble.ru',
    'grange.fr',
    'outlooktraveller.com',
    'dogmail.net',
    'mail.kz',
    'post.tau.ac.il',
    'yahoo.com.es',
  ]) {
    expect(suggest(domain), domain).toBeNull()
  }
  for (const domain of data.providerDomains) expect(suggest(domain), domain).toBeNull()
})

test('broken addresses are repaired as a suggestion', () => {
  const repair = (typed: string): string | null => repairAddress(typed, data)
  expect(repair(' anna@gmail.com\u200b')).toBe('anna@gmail.com')
  expect(repair('anna@@gmail,com')).toBe('anna@gmail.com')
  expect(repair('Anna <anna@mail.ru>;')).toBe('anna@mail.ru')
  expect(repair('anna@.mail.ru.')).toBe('anna@mail.ru')
  expect(repair('anna2gmail.com')).toBe('anna@gmail.com')
  expect(repair('mailto:anna@yandex.ry')).toBe('anna@yandex.ru')
  expect(repair('not an address')).toBeNull()
})

test('one address of several, of a sentence, behind a label', () => {
  const repair = (typed: string): string | null => repairAddress(typed, data)
  for (const typed of [
    'anna@mail.ru, ivan@example.com',
    'anna@mail.ru; ivan@firm.kz',
    'anna@mail.ru ivan@firm.kz',
    'anna@mail.ru/ivan@firm.kz',
    'anna@mail.ru или 87011234567',
    'моя почта anna@mail.ru',
    'E-mail - anna@mail.ru',
    'דוא"ל: anna@mail.ru',
    'anna собака mail точка ru',
    'http://anna@mail.ru',
    'anna @ mail. ru',
  ]) {
    expect(repair(typed), typed).toBe('anna@mail.ru')
  }
})

test('services in front, look-alike letters, tails in another script, Israel turned round', () => {
  expect(suggest('www.mail.ru')).toBe('mail.ru')
  expect(suggest('mail.gmail.com')).toBe('gmail.com')
  expect(suggest('xn--mil-6cd.ru')).toBe('mail.ru')
  expect(suggest('mail.xn--ru-olcy7a')).toBe('mail.ru')
  expect(suggest('gmail-com')).toBe('gmail.com')
  expect(suggest('my-company.co.li')).toBe('my-company.co.il')
  for (const alive of ['cloud.com', 'walls.com', 'corp.mail.ru', 'vip.qq.com', 'xn--e1afmkfd.xn--p1ai']) {
    expect(suggest(alive), alive).toBeNull()
  }
})

const suite = new URL('../../../../../shared/verify/email_typos.jsonl', import.meta.url)
const rows = ((): readonly { typed: string; intended: string; kind: string }[] => {
  try {
    return readFileSync(suite, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  } catch {
    // absent: the test below is skipped
    return []
  }
})()

test.skipIf(rows.length === 0)('at least nine in ten of the collected typos', () => {
  const scored = rows.filter((row) => row.kind !== 'ambiguous')
  const right = scored.filter((row) => repairAddress(`a@${row.typed}`, data) === `a@${row.intended}`)
  expect(right.length / scored.length).toBeGreaterThan(0.95)
})

test.each([
  ['xn--gmail-bgd.com', 'gmail.com'],
  ['xn--mail-9wa.com', 'gmail.com'],
  ['xn--mnchen-3ya.de', null],
])('letters with marks in a provider’s name: %s', (domain, meant) => {
  expect(suggestDomain(domain, data, 'unknown')).toBe(meant)
})
