import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { disposableReason } from '../../src/core/verify/email/disposable.ts'
import { loadVerifyData } from '../../src/files/shipped-verify-data.ts'

const data = await loadVerifyData()
const lines = (name: string): readonly string[] =>
  readFileSync(new URL(`../../data/verify/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

test('no misspelling is a living provider, and every meant domain is one', () => {
  for (const [typed, meant] of data.typoTable) {
    expect(data.providerDomains.has(typed), typed).toBe(false)
    expect(data.providerDomains.has(meant), meant).toBe(true)
  }
})

test('each domain stands once, and the machine-made lists are sorted, as halving needs it', () => {
  for (const name of [
    'disposable.txt',
    'free.txt',
    'institutions.txt',
    'providers.txt',
    'typos.txt',
    'disposable-mx.txt',
  ])
    expect(new Set(lines(name)).size, name).toBe(lines(name).length)
  expect(lines('disposable.txt')).toEqual(lines('disposable.txt').toSorted())
})

test('throw-away by list, by a parent up to the registrable domain, by mail host; never a provider, a shared suffix, an alias service', () => {
  const reason = (domain: string, hosts: readonly string[] = []) => disposableReason(domain, hosts, data)
  expect(reason('mailinator.com')).toBe('disposable_domain')
  expect(reason('a.b.mailinator.com')).toBe('disposable_domain')
  expect(reason('fresh-name.example', ['MX.YOPMAIL.COM.'])).toBe('disposable_mail_host')
  expect(reason('fresh-name.example', ['mx1.simplelogin.co', 'aspmx.l.google.com'])).toBeNull()
  for (const domain of [
    ...data.providerDomains,
    'company.spb.ru',
    'company.pp.ua',
    'school.edu.pl',
    'att.net',
    'bk.ru',
    'mozmail.com',
    'slmail.me',
    'dr.com',
  ])
    expect(reason(domain), domain).toBeNull()
})
