import { describe, expect, it } from 'vitest'
import { loadReader } from './shipped-reader.ts'

const reader = await loadReader()
const read = (text: string) => reader.read(text, { receivedAt: '2026-03-11T10:00:00+05:00' })
const names = (text: string) => read(text).signals.map(({ signal }) => signal)

describe('words that once misled the reader', () => {
  it.each([
    'Хотим тестовый доступ на 10 менеджеров, чтобы потестировать систему',
    'Можно взять станок на тест-драйв? Нужен для цеха',
    'У конкурентов дешевле, но хочу взять у вас, нужен насос',
    'בינינו, אנחנו צריכים 5 מקררים לחנות',
    'תפקיד שלי הוא מנהל רכש, אנחנו צריכים 20 כיסאות',
  ])('are no sign of a non-buyer: %s', (text) => expect(read(text).nonbuyer).toBeNull())

  it.each([
    ['Срочно нужен насос', 'urgency', 'need'],
    ['Три менеджера уволились, CRM нужна срочно', 'urgency', 'need'],
    ['Погрузчик сломался, склад стоит', 'pain'],
    ['Шұғыл насос керек', 'urgency', 'need'],
    ['Клиенттерді жоғалтып жатырмыз', 'pain'],
    ['צריך משאבה דחוף', 'urgency', 'need'],
    ['המזגן התקלקל, צריך חדש', 'pain', 'need'],
    ['We need a CRM urgently', 'urgency', 'need'],
    ['Our forklift broke down, the warehouse is at a standstill', 'pain'],
  ])('say it outright: %s', (text, ...held) => expect(names(text)).toEqual(expect.arrayContaining(held)))

  it.each([
    ['Сколько стоит насос?', 'pain'],
    ['Are you open on Saturday?', 'urgency'],
    ['Сроки не горят, просто присматриваемся', 'urgency'],
    ['We would rather wait, my neighbour is the one in a rush', 'urgency'],
    ['לא דחוף, רק בודקים אפשרויות', 'urgency'],
    ['Асықпаймыз, әзірге қарап жүрміз', 'urgency'],
  ] as const)('say nothing of their own: %s is no %s', (text, signal) => expect(names(text)).not.toContain(signal))

  it.each([
    'Нужна система учёта заявок, ищем поставщика',
    'Бізге CRM жүйесі керек, жеткізуші іздеп жүрміз',
    'אנחנו מחפשים מערכת לניהול לקוחות',
  ])('of a plain need count: %s', (text) => expect(names(text)).toContain('need'))
})
