import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { columnKind } from './column-kind.ts'
import { isFirstName } from './first-names.ts'

const kindOf = (name: string, cell: (row: number) => string, rows = 300) =>
  columnKind(
    name,
    Array.from({ length: rows }, (_, row) => cell(row)),
  )
const of =
  (...values: string[]) =>
  (row: number): string =>
    values[row % values.length]!

it('knows columns of people by their headers in four languages', () => {
  const unheardOf = (row: number): string => `Ы${'абвгдежзик'[row % 10]}ыш ${'Абвгдежзик'[Math.floor(row / 10) % 10]}ю`
  for (const name of [
    'ФИО',
    'Имя клиента',
    'Контактное лицо',
    'Аты-жөні',
    'שם מלא',
    'איש קשר',
    'Full name',
    'last_name',
  ])
    expect([name, kindOf(name, unheardOf)]).toEqual([name, 'person'])
  expect(kindOf('custom.Контактное лицо', unheardOf)).toBe('person')
})

it('knows them by the shape of their cells, whatever the header says', () => {
  const people = (row: number): string =>
    `${['Пётр', 'Айгүл', 'John', 'יוסי'][row % 4]} ${['Цой', 'Ли', 'Roe'][row % 3]}`
  expect(kindOf('Кто', (row) => `Клиентов${row >> 1} Пётр`, 60)).toBe('person')
  expect(kindOf('Имя', people)).toBe('person')
  expect(kindOf('x', (row) => `${people(row)}${row >> 2}`)).toBe('person')
  expect(kindOf('x', (row) => `@some_user${row >> 1}`)).toBe('person')
  expect(kindOf('x', (row) => `мкр. Самал-2, дом ${row % 60}, кв. ${row % 90}`)).toBe('person')
  expect(kindOf('Telegram', (row) => `user_${row >> 1}`)).toBe('person')
})

it('knows telephone numbers in bare digits and numbers that a state gives', () => {
  expect(kindOf('Сот.', (row) => String(87015550001 + 7919 * (row >> 2)))).toBe('phone')
  expect(kindOf('x', (row) => `8.7${15550001 + 31 * row}0E+10`)).toBe('phone')
  expect(kindOf('x', (row) => `972-54-${1000000 + 977 * row}`)).toBe('phone')
  expect(kindOf('x', (row) => String(850101300001 + 13013 * row))).toBe('identifier')
  expect(kindOf('Паспорт', (row) => `N${12345670 + (row >> 1)}`)).toBe('identifier')
  const israeli = (row: number): string => {
    const first = String(20000000 + 7 * row).padStart(8, '0')
    const sum = Array.from(first, Number).reduce((total, digit, at) => {
      const product = digit * (1 + (at % 2))
      return total + (product > 9 ? product - 9 : product)
    }, 0)
    return `${first}${(10 - (sum % 10)) % 10}`
  }
  expect(kindOf('x', (row) => (row === 7 ? 'нет номера' : israeli(row)))).toBe('identifier')
  expect(kindOf('ת.ז.', (row) => String(300000000 + 7 * row))).toBe('identifier')
})

it('leaves what tells of no person as it is', () => {
  expect(kindOf('contact', of('cellular', 'telephone', 'fax'))).toBe('category')
  expect(kindOf('Клиент', of('новый', 'повторный', 'VIP'))).toBe('category')
  expect(kindOf('Адрес', of('Алматы', 'Астана', 'Шымкент'))).toBe('category')
  expect(kindOf('Город', of('Нижний Новгород', 'Алматы', 'Усть-Каменогорск'))).toBe('category')
  expect(kindOf('Компания', (row) => `ТОО Ромашка ${row >> 1}`)).toBe('category')
  expect(kindOf('Бюджет', of('500 000 - 1 000 000', '70 000 - 100 000', '1 000 000 - 5 000 000'))).toBe('category')
  expect(kindOf('Источник', of('instagram.com', 'google', 'vk.com'))).toBe('category')
  expect(kindOf('amount', (row) => String(1_000_000_000 + 1_000_000 * row))).toBe('number')
  expect(kindOf('revenue', (row) => String(Math.round(1e9 * Math.exp((row % 97) / 20))))).toBe('number')
  expect(kindOf('seen', (row) => String(1717171717 + 997 * row))).toBe('number')
  expect(kindOf('Комментарий', (row) => `перезвоните на 8701555${1000 + row}, хочу узнать цену`)).toBe('text')
})

it("leaves the seller's own people, where the header says so", () => {
  const sellers = of('Иван Петров', 'Айгүл Серікова', 'Пётр Цой')
  for (const name of ['Менеджер', 'ФИО менеджера', 'Ответственный', 'Жауапты', 'מנהל', 'Owner', 'Врач'])
    expect([name, kindOf(name, sellers)]).toEqual([name, 'category'])
  expect(kindOf('Кто', sellers)).toBe('person')
})

it('knows the first names by which people are told to be one', () => {
  const path = new URL('../../../../data/identity/nicknames.json', import.meta.url)
  const { groups } = JSON.parse(readFileSync(path, 'utf8')) as { groups: readonly (readonly string[])[] }
  const unknown = groups.map(([name]) => name!).filter((name) => !isFirstName(name))
  // All of these are words as well: lion, hope, novel, life, Israel, deer.
  expect(unknown).toEqual(['Лев', 'Надежда', 'Роман', 'חיים', 'ישראל', 'צבי'])
})

it('takes no coordinate for a telephone number', () => {
  expect(kindOf('long', (row) => (-93.2 - row / 977).toFixed(8), 40)).toBe('number')
  expect(kindOf('x', (row) => (93.2 + row / 977).toFixed(8), 40)).toBe('number')
})
