import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { blankLead } from './blank-lead.ts'
import { identityOfLead } from './contact-card.ts'
import { contactKeys } from './contact-keys.ts'
import type { IdentityModel } from './identity/model.ts'
import { type IdentityFields, identityRecord, noIdentity } from './identity/record.ts'
import type { ContactId, LeadId } from './ids.ts'
import { noNicknames } from './identity/name-keys.ts'
import { resolveContact } from './resolve-contact.ts'

const model = JSON.parse(
  readFileSync(new URL('../../../data/identity/weights.json', import.meta.url), 'utf8'),
) as IdentityModel
const known = {
  data: { model, nicknames: noNicknames },
  population: { contacts: 3000, emailPersons: 1, phonePersons: 1 },
}
const person = (fields: Partial<IdentityFields>): IdentityFields => ({ ...noIdentity, country: 'KZ', ...fields })
const of = (id: string, ...faces: Partial<IdentityFields>[]) => ({
  contactId: id as ContactId,
  faces: faces.map((fields, index) => ({ leadId: `${id}${index}` as LeadId, fields: person(fields) })),
})

it('finds the person under a new mailbox by any of the known faces, in another script', () => {
  const lead = person({ name: 'Alikhan Seitkali', phone: '8 701 333 85 57', email: 'new@box.kz' })
  const candidates = [
    of('a', { name: 'Иван Ким', email: 'new2@box.kz' }),
    of('b', { email: 'old@mail.ru' }, { name: 'Әлихан Сейтқали', phone: '+77013338557' }),
  ]
  expect(resolveContact(lead, candidates, known).chosen).toBe('b')
})

it('takes a relative on the same phone for somebody new, and a bare number for the one who has it', () => {
  const phone = '87013338557'
  const family = [of('a', { name: 'Серік Нұрғалиев', phone })]
  expect(resolveContact(person({ name: 'Асхат Нұрғалиев', phone }), family, known).chosen).toBeNull()
  expect(resolveContact(person({ phone }), family, known).chosen).toBe('a')
})

it('joins nobody by a name alone', () => {
  const namesakes = [of('a', { name: 'Асель Омарова', email: 'a1@mail.ru' })]
  expect(resolveContact(person({ name: 'Асель Омарова', email: 'zz@bk.ru' }), namesakes, known).chosen).toBeNull()
})

it('gives keys that hold across scripts, and none for a name alone or an office login', () => {
  const keys = (fields: Partial<IdentityFields>) => contactKeys(identityRecord(person(fields), noNicknames))
  expect(keys({ name: 'Асель Омарова' })).toEqual([])
  expect(keys({ email: 'sales@alfa.kz' })).toEqual(['e:sales@alfa.kz'])
  const one = keys({ name: 'Aigerim Omarova', phone: '+77013338557' })
  const other = keys({ name: 'Айгерім Омарова', phone: '8 701 333 85 57' })
  expect(one.filter((key) => other.includes(key)).length).toBe(2)
})

it('reads a national number in the country of the workspace', () => {
  const lead = { ...blankLead('l', '2026-01-01T00:00:00Z'), phone: '8 701 333 85 57' }
  expect(identityOfLead(lead, 'KZ').country).toBe('KZ')
})
