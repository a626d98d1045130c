import { expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { makeRandom } from '../math/random.ts'
import { dealIds } from './deal-ids.ts'
import { makeScorer } from './model.ts'
import { trainModel } from './train.ts'

const rows = 300
const random = makeRandom(7)
const size = Array.from({ length: rows }, () => Math.round(100 * random()))
const outcomes = Float64Array.from(size, (value) => (random() < 0.1 + value / 140 ? 1 : 0))
/** Each person has six deals, so that a count alone does not keep them out. */
const person = (row: number): number => row % 50

const first = ['Перизат', 'Пётр', 'Айгүл', 'Иван', 'Zhanna', 'יוסי', 'John']
const last = ['Оразбекова', 'Клиентов', 'Серікқызы', 'Петров', 'Sokolova', 'אבוטבול', 'Underhill']
const letters = (at: number): string => 'абвгдежзиклмнопрстуф'[at % 20]! + 'абвгдежзик'[Math.floor(at / 5) % 10]!
const nameOf = (row: number): string => {
  const at = person(row)
  return `${first[at % 7]} ${last[at % 7]}${at % 7 < 4 ? letters(at) : 'qrstuvwxyz'[at % 10]}`
}
const mobile = (row: number): string => String(87015550000 + 7919 * person(row))
const mail = (row: number): string => `person${person(row)}@stroyka.kz`
const handle = (row: number): string => `@someuser${person(row)}`
const home = (row: number): string => `ул. Ленинградова, д. ${person(row)}, кв. ${85 + person(row)}`
const blank = (of: (row: number) => string) => (row: number) => (row % 4 === 0 ? '' : of(row))

const columns: Readonly<Record<string, (row: number) => string>> = {
  Площадь: (row) => String(size[row]),
  Имя: nameOf,
  'Контактное лицо': blank(nameOf),
  Кто: nameOf,
  'Кого спросить': (row) => (row % 2 ? nameOf(row) : 'секретаря в приёмной'),
  שם: nameOf,
  'Аты-жөні': nameOf,
  Contact: (row) => `${nameOf(row)} <${mail(row)}>`,
  Telegram: handle,
  Ссылка: (row) => `t.me/someuser${person(row)}`,
  Контакты: (row) => (row % 3 ? `8 (701) 555-${String(1000 + person(row))}` : mail(row)),
  Контакт: mobile,
  'Сот.': (row) => `${mobile(row)}.0`,
  ИИН: (row) => String(850101300000 + 13013 * person(row)),
  'Налоговый номер': (row) => String(850101300007 + 13013 * person(row)),
  Почта: mail,
  Адрес: home,
  'Куда везти': home,
  כתובת: (row) => `רחוב הרצליה ${person(row)} דירה ${1 + (person(row) % 9)}`,
  Участники: (row) => `${nameOf(row)}; ${nameOf(row + 1)}`,
  Сообщение: (row) =>
    [
      `Здравствуйте, нужна доставка, спросить Перизат Оразбекову, тел ${mobile(1)} или ${mail(1)}`,
      'Добрый день, сколько стоит доставка на склад, хотим заказать на этой неделе',
      'подскажите цену доставки для магазина, перезвоните пожалуйста завтра',
      'цену пожалуйста, спросить у нас ивана петровича, доставка на улицу кривоносова 5',
    ][row % 4]! + ` заявка ${row}`,
}

const input = trainingInput(
  Object.fromEntries(
    Object.entries(columns).map(([name, cell]) => [name, Array.from({ length: rows }, (_, row) => cell(row))]),
  ),
  outcomes,
)
const numbers = Array.from({ length: rows }, (_, row) => String(row + 1))
const { ids } = dealIds(
  Array.from({ length: rows }, (_, row) => mail(row)),
  numbers,
)
const { model, ignored } = trainModel({ ...input, ids, keepLeaks: true })
const file = JSON.stringify(model).toLowerCase()

it('keeps no name, address, handle or number of a person in a model', () => {
  const told = Array.from({ length: 50 }, (_, row) => [
    ...nameOf(row).split(' '),
    mobile(row),
    `555-${1000 + row}`,
    mail(row),
    handle(row).slice(1),
    home(row),
    String(850101300000 + 13013 * row),
    String(850101300007 + 13013 * row),
  ]).flat()
  const words = ['someuser', 'stroyka', 'оразбеков', 'ленинградов', 'הרצליה', 'петрович', 'кривонос']
  const found = [...told, ...words].filter((text) => file.includes(text.toLowerCase()))
  expect(found).toEqual([])
  const numbersKept = model.inputs.flatMap(({ encoding }) => (encoding.kind === 'number' ? encoding.range : []))
  expect(Math.max(...numbersKept)).toBeLessThan(1000)
})

it('learns all the same from the rest: words of messages, and whether a contact was given', () => {
  const words = model.inputs.flatMap(({ encoding }) => (encoding.kind === 'item' ? [encoding.item] : []))
  expect(words).toEqual(expect.arrayContaining(['доставка', 'цену']))
  const given = model.inputs.filter(({ encoding }) => encoding.derive === 'given or not')
  expect(given.map(({ encoding }) => encoding.column)).toEqual(['Контактное лицо'])
  expect(ignored).toContainEqual(expect.objectContaining({ column: 'Имя', code: 'personal' }))
})

it('names no person among the reasons of a score', () => {
  const row = Object.fromEntries(Object.entries(columns).map(([name, cell]) => [name, cell(1)]))
  const said = makeScorer(model)
    .score(row)
    .contributions.find(({ column }) => column === 'Контактное лицо')
  expect(said?.value ?? 'yes').toBe('given')
})

it('names past deals by their rows where the ids of the table tell of people', () => {
  expect(dealIds(['a@b.kz', '17'], ['1', '2'])).toEqual({ ids: ['1', '2'], hidden: true })
  expect(dealIds(['87015550001', '87015550007'], ['1', '2']).hidden).toBe(true)
  expect(dealIds(['Иван Петров', 'Айгүл Серікова'], ['1', '2']).hidden).toBe(true)
  for (const own of [
    ['17', '18'],
    ['D-2026-001', 'D-2026-002'],
    ['1000001', '87015550001', '1000002'],
  ])
    expect(dealIds(own, ['1', '2', '3'])).toEqual({ ids: own, hidden: false })
})
