import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { columnWords, labelWords, valueWords } from './values.ts'
import { type AuditMessages, makeAuditWords } from './words.ts'

const path = new URL('../../../data/audit/ru.json', import.meta.url)
const words = makeAuditWords('ru', JSON.parse(readFileSync(path, 'utf8')) as AuditMessages)

it('names what was read from a text in the words of the page, and leaves own columns as they are', () => {
  expect(columnWords(words, 'message · says_budget')).toBe('message · Бюджет')
  expect(columnWords(words, '<b>Сумма')).toBe('&lt;b&gt;Сумма')
  expect(valueWords(words, 'message · says_budget', 'weak')).toBe('намёком')
  expect(valueWords(words, 'message · says_budget', 'no')).toBe('нет')
  expect(valueWords(words, 'city', null)).toBe('не указано')
})

it('names the lines of value tables by their codes', () => {
  expect(labelWords(words, 'Сумма', { kind: 'between', from: 1500.5, to: 20_000 })).toMatch(/^от 1\s501 до 20\s000$/)
  expect(labelWords(words, 'visits', { kind: 'number', value: 2 })).toBe('2')
  expect(labelWords(words, 'visits', { kind: 'whole', from: null, to: 5 })).toBe('\u2066≤ 5\u2069')
  expect(labelWords(words, 'created', { kind: 'level', text: 'mon', derive: 'weekday' })).toBe('понедельник')
  expect(labelWords(words, 'city', { kind: 'level', text: 'below 5', derive: 'category' })).toBe('below 5')
  expect(labelWords(words, 'x', { kind: 'other' })).toBe('другое')
})
