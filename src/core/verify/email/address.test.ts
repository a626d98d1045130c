import { expect, test } from 'vitest'
import { parseAddress } from './address.ts'
import { asciiDomain, decodePunycode, encodePunycode } from './punycode.ts'

const form = (typed: string): string => parseAddress(typed).form

test('addresses of every day are accepted', () => {
  for (const typed of ['a@b.co', 'anna+tag@mail.example.kz', "o'brien@example.ie", 'почта@пример.рф', '1@3com.com']) {
    expect(form(typed), typed).toBe('accept')
  }
})

test('legal but unusual forms are left to the policy', () => {
  for (const typed of ['"a b"@example.org', 'a@[192.0.2.1]', 'a@[IPv6:2001:db8::1]', 'root@localhost', 'a@b.c']) {
    expect(form(typed), typed).toBe('either')
  }
})

test('what no server could take is refused', () => {
  for (const typed of [
    '',
    '@',
    'a',
    'a@',
    '@b.com',
    'a..b@c.com',
    '.a@b.com',
    'a b@c.com',
    'a@b..com',
    'a@-b.com',
    'a@b.com.',
    'a@b.com ',
    'a@b@c.com',
    'a\u200b@b.com',
    'a\ud800@b.com',
    `${'a'.repeat(65)}@b.com`,
    `a@${'b'.repeat(64)}.com`,
    'a@[300.0.0.1]',
    'a(comment)@b.com',
    'a@b.invalid',
  ]) {
    expect(form(typed), JSON.stringify(typed)).toBe('reject')
  }
})

test('the local part says whether SMTPUTF8 is needed, the domain goes to DNS in A-labels', () => {
  const address = parseAddress('почта@Пример.рф')
  expect(address.needsSmtpUtf8).toBe(true)
  expect(address.ascii).toBe('xn--e1afmkfd.xn--p1ai')
})

test('punycode, sample strings of RFC 3492 section 7.1', () => {
  expect(encodePunycode('почемужеонинеговорятпорусски')).toBe('b1abfaaepdrnnbgefbadotcwatmq2g4l')
  expect(encodePunycode('למההםפשוטלאמדבריםעברית')).toBe('4dbcagdahymbxekheh6e0a7fei0b')
  expect(decodePunycode('4dbcagdahymbxekheh6e0a7fei0b')).toBe('למההםפשוטלאמדבריםעברית')
  expect(decodePunycode('ihqwcrb4cv8a8dqg056pqjye')).toBe('他们为什么不说中文')
  expect(decodePunycode('!')).toBeNull()
  expect(asciiDomain('EXAMPLE.Com')).toBe('example.com')
})
