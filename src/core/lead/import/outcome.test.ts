import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { suggestMapping } from './mapping.ts'
import {
  hintedMeaning,
  mergeOutcomeWords,
  outcomeMeaning,
  parseOutcomeWords,
  withOwnOutcomes,
  type OutcomeWords,
} from './outcome.ts'
import { makeRowImporter } from './row.ts'
import type { ImportMapping } from './target.ts'
import { parseImportWords } from './words.ts'

const shipped = new URL('../../../../data/import/headers.json', import.meta.url)
const words = parseImportWords(JSON.parse(readFileSync(shipped, 'utf8')))
const mapping: ImportMapping = { Почта: 'email', Стадия: 'outcome', Причина: 'outcome_reason', Дата: 'received_at' }

function read(own: OutcomeWords, ...cells: readonly (readonly string[])[]) {
  const settings = { timeZone: 'UTC', dateOrder: 'dmy', source: null, words: withOwnOutcomes(words, own) } as const
  const importer = makeRowImporter(Object.keys(mapping), mapping, settings)
  return cells.map((row, index) => importer({ line: index + 2, cells: row }))
}

test('words mean what the person says, however they are spelled; what is shipped stays known, what nobody knows is refused', () => {
  const own: OutcomeWords = {
    'Договор подписан и оплачен': 'won',
    'Отказ: дорого': 'lost',
    'Stage 3 – Demo': 'open',
    'Тестовая сделка': 'skip',
  }
  const rows = read(
    own,
    ['a@b.kz', 'ДОГОВОР ПОДПИСАН  и оплачен!', '', ''],
    ['a@b.kz', 'Отказ: дорого', '', ''],
    ['a@b.kz', 'Отказ — дорого', 'Бюджет урезали', ''],
    ['a@b.kz', 'stage 3 demo', '', ''],
    ['a@b.kz', 'Тестовая сделка', '', 'не дата'],
    ['a@b.kz', 'Переговоры', '', ''],
    ['a@b.kz', 'Этап 9', '', ''],
  )
  const told = rows.map((row) =>
    row.kind === 'lead' ? row.outcome && [row.outcome.kind, row.outcome.reason] : row.kind,
  )
  expect(told).toEqual([
    ['won', null],
    ['lost', 'Отказ: дорого'],
    ['lost', 'Бюджет урезали'],
    null,
    'left_out',
    null,
    'refused',
  ])
})

test('the person overrules a known word', () => {
  expect(outcomeMeaning('Переговоры', words)).toBe('open')
  expect(outcomeMeaning('Переговоры', withOwnOutcomes(words, { переговоры: 'lost' }))).toBe('lost')
  expect(outcomeMeaning('constructor', withOwnOutcomes(words, {}))).toBe('unknown')
})

test.each([
  ['Договор подписан и оплачен', 'won'],
  ['Stage 7 – Onboarding', 'won'],
  ['Contract signed', 'won'],
  ['Шартқа қол қойылды', 'won'],
  ['החוזה נחתם', 'won'],
  ['Договор на подписании', 'open'],
  ['Договор не подписан', null],
  ['Счёт не оплачен', null],
  ['Отказ: дорого', 'lost'],
  ['Отказались после оплаты', 'lost'],
  ['Клиент бас тартты', 'lost'],
  ['הלקוח ביטל', 'lost'],
  ['Дубль лида', 'disqualified'],
  ['Ждём решения', 'open'],
  ['Этап 4', null],
])('%s hints at %s', (word, meaning) => {
  expect(outcomeMeaning(word, words)).toBe('unknown')
  expect(hintedMeaning(word, words)).toBe(meaning)
})

test('a column of stages is the outcome where its words are hinted at or were explained; statuses of leads are none', () => {
  const target = (own: OutcomeWords, ...cells: readonly string[]) =>
    suggestMapping({ columns: ['Стадия'], rows: cells.map((cell) => [cell]) }, withOwnOutcomes(words, own)).mapping[
      'Стадия'
    ]
  expect(target({}, 'Договор подписан и оплачен', 'Отказ: дорого', 'Этап 4')).toBe('outcome')
  expect(target({}, 'Этап 4', 'Этап 5')).toBe('custom')
  expect(target({ 'Этап 4': 'won', 'этап 5': 'lost' }, 'Этап 4', 'Этап 5')).toBe('outcome')
  expect(target({}, 'Ждём решения', 'Звонок завтра')).toBe('custom')
})

test('what is said is checked: a word, a meaning that there is, one meaning for a word', () => {
  expect(parseOutcomeWords({ 'Этап 9': 'won' })).toEqual({ 'Этап 9': 'won' })
  const reason = (said: Readonly<Record<string, string>>) => {
    try {
      return parseOutcomeWords(said)
    } catch (error) {
      return (error as { reason: string }).reason
    }
  }
  expect(reason({ ' ': 'won' })).toBe('outcome_word_empty')
  expect(reason({ 'Этап 9': 'maybe' })).toBe('outcome_meaning_unknown')
  expect(reason({ 'Этап 9': 'won', 'этап  9': 'lost' })).toBe('outcome_word_twice')
})

test('what is said now goes before what was said earlier, however the word was spelled', () => {
  const merged = mergeOutcomeWords({ 'Этап 9': 'won', 'Этап 8': 'open' }, { 'ЭТАП 9': 'lost' })
  expect(merged).toEqual({ 'Этап 8': 'open', 'ЭТАП 9': 'lost' })
})
