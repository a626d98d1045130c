import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { IdentityModel } from './model.ts'
import { type IdentityFields, noIdentity } from './record.ts'
import { noNicknames } from './name-keys.ts'
import { samePerson } from './same-person.ts'

const model = JSON.parse(
  readFileSync(new URL('../../../../data/identity/weights.json', import.meta.url), 'utf8'),
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

const phone = '87013338557'
it.each<[string, Partial<IdentityFields>, Partial<IdentityFields>]>([
  ['fathers’ names', { name: 'Сидоров Иван Петрович' }, { name: 'Сидоров Иван Иванович' }],
  ['fathers’ names in Kazakh', { name: 'Сейтқали Әлихан Маратұлы' }, { name: 'Сейтқали Әлихан Әлиханұлы' }],
  ['fathers’ names apart', { name: 'Мамедов Али Вагиф оглы' }, { name: 'Мамедов Али Расим оглы' }],
  ['fathers’ names in two scripts', { name: 'Сидоров Иван Петрович' }, { name: 'Ivan Ivanovich Sidorov' }],
  ['initials', { name: 'Сидоров И.П.' }, { name: 'Сидоров И.И.' }],
  ['an initial and a father’s name', { name: 'Сидоров И.П.' }, { name: 'Сидоров Иван Иванович' }],
  ['elder and younger', { name: 'John Smith Jr.' }, { name: 'John Smith Sr.' }],
  ['elder and younger in Russian', { name: 'Иван Сидоров (мл.)' }, { name: 'Иван Сидоров старший' }],
  ['middle names', { name: 'John Paul Smith' }, { name: 'John Adam Smith' }],
  [
    'dates of birth',
    { name: 'Иван Сидоров', dateOfBirth: '1958-03-02' },
    { name: 'Иван Сидоров', dateOfBirth: '1984-11-12' },
  ],
  ['years of birth', { name: 'Иван Сидоров', dateOfBirth: '1958' }, { name: 'Иван Сидоров', dateOfBirth: '1984' }],
  [
    'years in the login',
    { name: 'Иван Сидоров', email: 'sidorov1958@mail.ru' },
    { name: 'Иван Сидоров', email: 'sidorov1984@mail.ru' },
  ],
])('tells father and son of one name and one telephone apart by %s', (_, father, son) =>
  expect(chance({ ...father, phone }, { ...son, phone })).toBeLessThan(0.3))

it.each<[string, Partial<IdentityFields>, Partial<IdentityFields>]>([
  ['a father’s name left out', { name: 'Сидоров Иван Петрович' }, { name: 'Иван Сидоров' }],
  ['a father’s name in two scripts', { name: 'Сидоров Иван Петрович' }, { name: 'Ivan Petrovich Sidorov' }],
  ['a father’s name with a slip', { name: 'Сидоров Иван Викторович' }, { name: 'Сидоров Иван Виктрович' }],
  ['a father’s name in Ukrainian', { name: 'Шевченко Алексей Сергеевич' }, { name: 'Шевченко Олексій Сергійович' }],
  ['an initial', { name: 'Сидоров И.П.' }, { name: 'Сидоров Иван Петрович' }],
  ['a married name', { name: 'Анна Петровна Иванова' }, { name: 'Анна Петровна Сидорова' }],
  [
    'a slip in the year',
    { name: 'Иван Сидоров', dateOfBirth: '1958-03-02' },
    { name: 'Иван Сидоров', dateOfBirth: '1985-03-02' },
  ],
  [
    'work and private mailboxes',
    { name: 'Иван Сидоров', email: 'ivan@zavod.kz' },
    { name: 'Иван Сидоров', email: 'isid77@mail.ru' },
  ],
  ['Turkish letters', { name: 'IŞIL YILDIZ' }, { name: 'Isil Yildiz' }],
  ['Azerbaijani letters', { name: 'Əli Məmmədov' }, { name: 'Али Мамедов' }],
  ['Uzbek in two scripts', { name: 'O‘tkir Yo‘ldoshev' }, { name: 'Уткир Юлдашев' }],
])('joins one person with %s', (_, one, other) =>
  expect(chance({ ...one, phone }, { ...other, phone })).toBeGreaterThan(0.7))

it('takes a name in letters it cannot compare for unknown, not for another', () => {
  expect(chance({ name: 'محمد أحمد', phone }, { name: 'Mohammed Ahmed', phone })).toBeGreaterThan(0.5)
  expect(chance({ name: 'محمد أحمد', phone }, { name: 'فاطمة حسن', phone })).toBeLessThan(0.3)
})
