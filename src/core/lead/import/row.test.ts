import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { suggestMapping } from './mapping.ts'
import { makeRowImporter, type ImportedRow } from './row.ts'
import type { ImportMapping } from './target.ts'
import { parseImportWords } from './words.ts'

const shipped = new URL('../../../../data/import/headers.json', import.meta.url)
const words = parseImportWords(JSON.parse(readFileSync(shipped, 'utf8')))
const targets = (columns: readonly string[], ...rows: readonly (readonly string[])[]) =>
  suggestMapping({ columns, rows }, words).columns.map((column) => column.target)

test('headers of four languages and of well-known exports', () => {
  expect(targets(['ФИО', 'Контактный телефон', 'E-mail', 'Название компании', 'Должность', 'Текст заявки'])).toEqual([
    'name',
    'phone',
    'email',
    'company',
    'job_title',
    'message',
  ])
  expect(targets(['Аты-жөні', 'Ұялы телефон', 'Қала', 'Хабарлама', 'Түскен күні'])).toEqual([
    'name',
    'phone',
    'city',
    'message',
    'received_at',
  ])
  expect(targets(['שם מלא', 'טלפון נייד', 'דוא"ל', 'תפקיד', 'הערות'])).toEqual([
    'name',
    'phone',
    'email',
    'job_title',
    'message',
  ])
  expect(targets(['created_time', 'full_name', 'phone_number', 'utm_source', 'jobTitle', 'Lost Reason'])).toEqual([
    'received_at',
    'name',
    'phone',
    'utm_source',
    'job_title',
    'outcome_reason',
  ])
})

test('a date of birth is no date of receipt, an owner no contact, a fax no phone; kinds of telephone share the field', () => {
  const columns = ['Дата рождения', 'Ответственный', 'Рабочий телефон', 'Мобильный телефон', 'Факс']
  expect(targets(columns)).toEqual(['custom', 'skip', 'phone', 'phone', 'custom'])
})

test('the first telephone filled in counts, the others are kept; an address in the name of a contact is found', () => {
  const mapping: ImportMapping = { Work: 'phone', Mobile: 'phone', Contact: 'name' }
  const [first, second] = rows(
    mapping,
    ['', '+7 701 123-45-67', 'John Smith (john@acme.com)'],
    ['+7 727 250-00-00', '+7 701 123-45-67', 'Смит (старший)'],
  )
  expect(first).toMatchObject({ draft: { phone: '+7 701 123-45-67', name: 'John Smith', email: 'john@acme.com' } })
  expect(second).toMatchObject({
    draft: { phone: '+7 727 250-00-00', name: 'Смит (старший)', email: null, custom: { Mobile: '+7 701 123-45-67' } },
  })
})

test('values speak where headers do not, and against headers that mislead', () => {
  const row = ['a@b.kz', '+7 701 123-45-67', 'Нужен компрессор на 10 атмосфер до конца месяца', 'черновик']
  expect(targets(['Контакт', 'Поле 2', 'x', 'Статус'], row, row)).toEqual(['email', 'phone', 'message', 'custom'])
  expect(targets(['Статус'], ['Успешно реализовано'], ['Переговоры'])).toEqual(['outcome'])
})

test('whole exports of known programs', () => {
  expect(targets(['formname', 'Phone', 'Textarea', 'referer'], ['', 'p:+77010001122', 'Нужен насос', ''])).toEqual([
    'custom',
    'phone',
    'message',
    'referrer',
  ])
  const bitrix = ['Стадия', 'Название лида', 'Обращение', 'Рабочий e-mail', 'Комментарий', 'Дата изменения']
  expect(targets(bitrix, ['Переговоры', 'Заявка с сайта', 'г-н', 'a@b.kz', 'Нужен насос', '11.03.2026'])).toEqual([
    'outcome',
    'custom',
    'custom',
    'email',
    'message',
    'skip',
  ])
})

test('exports of deals: whether a deal is closed is no date, the day it closed is; stages as the programs name them', () => {
  const bitrix = ['Стадия сделки', 'Контакт: Имя', 'Контакт: Фамилия', 'Дата завершения', 'Сделка закрыта']
  const rowOf = (stage: string) => [stage, 'Айжан', 'Серик', '12.03.2026', 'Да']
  expect(targets(bitrix, rowOf('Сделка успешна'), rowOf('Анализ причины провала'))).toEqual([
    'outcome',
    'name',
    'surname',
    'outcome_at',
    'custom',
  ])
  const hubspot = ['Deal Stage', 'Associated Contact', 'Original Traffic Source', 'Is Closed Won']
  expect(targets(hubspot, ['Contract sent', 'John Smith (john@acme.com)', 'Organic Search', 'false'])).toEqual([
    'outcome',
    'name',
    'source',
    'custom',
  ])
  expect(targets(['סטטוס', 'סיבת אובדן'], ['אבוד', 'יקר'])).toEqual(['outcome', 'outcome_reason'])
  expect(targets(['Нәтиже'], ['Сатылды'], ['Сатылмады'])).toEqual(['outcome'])
  const mapping: ImportMapping = { Контакт: 'email', Этап: 'outcome', 'Дата закрытия': 'outcome_at' }
  const [open] = rows(mapping, ['a@b.kz', 'Первичный контакт', 'не закрыта'])
  expect(open).toMatchObject({ kind: 'lead', outcome: null })
})

test('one wrong letter is forgiven', () => {
  expect(targets(['Компаня', 'Телефн', 'Кромпания'])).toEqual(['company', 'phone', 'custom'])
})

function rows(mapping: ImportMapping, ...cells: readonly (readonly string[])[]): readonly ImportedRow[] {
  const settings = { timeZone: 'Asia/Almaty', dateOrder: 'dmy', words, source: 'exhibition' } as const
  const read = makeRowImporter(Object.keys(mapping), mapping, settings)
  return cells.map((row, index) => read({ line: index + 2, cells: row }))
}

test('a row becomes a lead; what does not fit its field is kept', () => {
  const mapping: ImportMapping = {
    Имя: 'name',
    Фамилия: 'surname',
    Телефон: 'phone',
    Сотрудников: 'company_size',
    Бюджет: 'amount',
    Страна: 'country',
    Дата: 'received_at',
    Согласие: 'consent',
    Канал: 'channel',
    Менеджер: 'skip',
    Прочее: 'custom',
  }
  const [row] = rows(mapping, [
    ' Айжан ',
    'Серик',
    '77011234567.0, 87272500000',
    '50-100',
    'договорная',
    'Казахстан',
    '11.03.2026 9:05',
    'да',
    'WhatsApp',
    'Олег',
    'a\0b\ud800',
  ])
  expect(row).toMatchObject({
    kind: 'lead',
    receivedAt: '2026-03-11T09:05:00+05:00',
    outcome: null,
    draft: {
      name: 'Айжан Серик',
      phone: '77011234567',
      companySize: 50,
      amount: null,
      country: 'KZ',
      channel: 'whatsapp',
      source: 'exhibition',
      consent: { given: true, text: 'Согласие' },
      custom: { Бюджет: 'договорная', 'Телефон (2)': '87272500000', Прочее: 'ab\ufffd' },
    },
  })
})

test('the apostrophe that an export puts before a formula is taken off again', () => {
  const [row] = rows({ m: 'message', n: 'name' }, ["'=1+1 писали вчера", "'Ирландия О'Нил"])
  expect(row).toMatchObject({ draft: { message: '=1+1 писали вчера', name: "'Ирландия О'Нил" } })
})

test('past deals bring their outcome', () => {
  const mapping: ImportMapping = { m: 'email', s: 'outcome', a: 'amount', w: 'outcome_reason', d: 'outcome_at' }
  const read = rows(
    mapping,
    ['a@b.kz', 'Успешно реализовано', '1,2 млн', '', '12.03.2026'],
    ['a@b.kz', 'closed lost', '', 'дорого', ''],
    ['', 'Спам', '', '', ''],
    ['a@b.kz', 'В работе', '', '', ''],
  )
  expect(read.map((row) => row.kind === 'lead' && row.outcome)).toEqual([
    { kind: 'won', amount: 1_200_000, reason: null, at: '2026-03-12T00:00:00+05:00' },
    { kind: 'lost', amount: null, reason: 'дорого', at: null },
    { kind: 'disqualified', amount: null, reason: null, at: null },
    null,
  ])
})

test('refusals name line, column, code and the way out', () => {
  const mapping: ImportMapping = { Почта: 'email', Дата: 'received_at', Итог: 'outcome', Текст: 'message' }
  const read = rows(
    mapping,
    ['', '11.03.2026', '', ''],
    ['a@b.kz', 'вчера', '', ''],
    ['a@b.kz', '', 'перезвонить', ''],
    ['a@b.kz', '', '', 'x'.repeat(20_001)],
  )
  expect(read.map((row) => row.kind === 'refused' && [row.line, row.column, row.code])).toEqual([
    [2, null, 'nothing_to_reach'],
    [3, 'Дата', 'date_unreadable'],
    [4, 'Итог', 'outcome_unknown'],
    [5, 'Текст', 'text_too_long'],
  ])
})
