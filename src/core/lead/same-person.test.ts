import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { IdentityModel } from './identity-model.ts'
import { type IdentityFields, noIdentity } from './identity-record.ts'
import { noNicknames } from './name-keys.ts'
import { samePerson } from './same-person.ts'

const model = JSON.parse(
  readFileSync(new URL('../../../data/identity/weights.json', import.meta.url), 'utf8'),
) as IdentityModel
const data = { model, nicknames: noNicknames }
const chance = (lead: Partial<IdentityFields>, contact: Partial<IdentityFields>, persons = 1, contacts = 5000) =>
  samePerson(
    { ...noIdentity, country: 'KZ', ...lead },
    { ...noIdentity, country: 'KZ', ...contact },
    { data, population: { contacts, emailPersons: persons, phonePersons: persons } },
  )

it('joins one person in two scripts, at any number of contacts', () => {
  for (const contacts of [0, 10, 5000, 1e6])
    expect(
      chance(
        { name: 'Alikhan Seitkali', phone: '87013338557' },
        { name: 'Әлихан Сейтқали', phone: '+77013338557' },
        1,
        contacts,
      ),
    ).toBeGreaterThan(0.95)
})

it('joins a bare phone or mailbox that nobody else has', () => {
  expect(chance({ phone: '87013338557' }, { phone: '+77013338557' })).toBeGreaterThan(0.5)
  expect(chance({ email: 'a.ospanova77@bk.ru' }, { email: 'A.Ospanova77@bk.ru' })).toBeGreaterThan(0.5)
})

it('keeps a family and an office apart', () => {
  const phone = '87013338557'
  expect(chance({ name: 'Асхат Нұрғалиев', phone }, { name: 'Серік Нұрғалиев', phone })).toBeLessThan(0.5)
  expect(chance({ name: 'Асхат Омаров', phone }, { name: 'Ольга Ким', phone }, 3)).toBeLessThan(0.05)
})

it('keeps namesakes apart', () =>
  expect(
    chance({ name: 'Иван Иванов', phone: '87013338557' }, { name: 'Иван Иванов', phone: '87072207398' }),
  ).toBeLessThan(0.3))
