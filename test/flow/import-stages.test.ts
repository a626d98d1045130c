import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImportFileResult } from '../../src/app/import/import-file.ts'
import type { LeadImport, OutcomeWords } from '../../src/http/contract/imports.ts'
import type { LeadList, LeadPage } from '../../src/http/contract/leads.ts'
import { type Answer, type Browser, signIn } from '../support/browser.ts'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand } from '../support/process.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let admin: Browser

beforeAll(async () => {
  server = await testServer({ works: true })
  admin = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

/** Deals as Bitrix24 exports them, of a pipeline whose stages the company named itself. All people are made up. */
const bitrix = (month: string, offset: number) =>
  [
    '"ID";"Стадия сделки";"Название сделки";"Контакт: Имя";"Контакт: Фамилия";"Контакт: Рабочий телефон";"Контакт: Рабочий e-mail";"Сумма";"Валюта";"Дата создания";"Дата завершения";"Ответственный"',
    ...[
      'Договор подписан и оплачен',
      'Договор подписан и оплачен',
      'Stage 7 – Onboarding',
      'Отказ: дорого',
      'Отказ: дорого',
      'Неразобранное',
      'Этап 4',
      'Тестовая',
      'Сделка успешна',
      '',
    ].map(
      (stage, index) =>
        `"${offset + index}";"${stage}";"Сделка ${offset + index}";"Айгуль";"Проба${offset + index}";"+7 701 555 ${String(offset + index).padStart(4, '0')}";"p${offset + index}@example.kz";"${(index + 1) * 100_000}";"Тенге";"${String(index + 1).padStart(2, '0')}.${month}.2026";"1${index}.${month}.2026";"Пример Менеджер"`,
    ),
  ].join('\r\n')

const importOf = (answer: Answer) => answer.body as unknown as LeadImport
const upload = async (content: string): Promise<LeadImport> => {
  const form = new FormData()
  form.append('file', new Blob([content]), 'DEAL.csv')
  const answer = await admin.send('POST', '/api/imports', form)
  expect(answer.status).toBe(201)
  return importOf(answer)
}
const run = (id: string, body: object) => admin.send('POST', `/api/imports/${id}/run`, body)
async function ended(id: string): Promise<LeadImport> {
  let last: LeadImport | null = null
  await expect
    .poll(async () => (last = importOf(await admin.get(`/api/imports/${id}`))).status, {
      timeout: 30_000,
      interval: 100,
    })
    .toMatch(/^(checked|done|failed)$/)
  return last!
}
const wordsOf = async ({ id, columns }: LeadImport) =>
  (await admin.get(`/api/imports/${id}/outcome-words?column=${columns.indexOf('Стадия сделки')}`))
    .body as unknown as OutcomeWords

it('asks what the stages mean, takes the whole export in, and does not ask again next month', async () => {
  const first = await upload(bitrix('03', 10))
  expect(first.mapping).toMatchObject({ 'Стадия сделки': 'outcome', 'Дата завершения': 'outcome_at' })
  const { items, empty_rows } = await wordsOf(first)
  expect(empty_rows).toBe(1)
  expect(items).toEqual([
    { word: 'Договор подписан и оплачен', rows: 2, meaning: null, known: false, hint: 'won' },
    { word: 'Отказ: дорого', rows: 2, meaning: null, known: false, hint: 'lost' },
    { word: 'Stage 7 – Onboarding', rows: 1, meaning: null, known: false, hint: 'won' },
    { word: 'Этап 4', rows: 1, meaning: null, known: false, hint: null },
    { word: 'Тестовая', rows: 1, meaning: null, known: false, hint: 'disqualified' },
    { word: 'Неразобранное', rows: 1, meaning: 'open', known: true, hint: null },
    { word: 'Сделка успешна', rows: 1, meaning: 'won', known: true, hint: null },
  ])

  await run(first.id, { mapping: first.mapping, dry_run: true })
  expect(await ended(first.id)).toMatchObject({ status: 'checked', accepted: 3, refused: 7, left_out: 0 })

  const outcomes = {
    'Договор подписан и оплачен': 'won',
    'Stage 7 – Onboarding': 'won',
    'Отказ: дорого': 'lost',
    'Этап 4': 'open',
    Тестовая: 'skip',
  }
  await run(first.id, { mapping: first.mapping, outcomes, dry_run: false })
  const done = await ended(first.id)
  expect(done).toMatchObject({ status: 'done', accepted: 9, refused: 0, left_out: 1, rows_done: 10, outcomes })

  const all = ((await admin.get('/api/leads?view=all&limit=200')).body as unknown as LeadList).items
  const pageOf = async (n: number) => {
    const lead = all.find(({ name }) => name === `Айгуль Проба${n}`)!
    return (await admin.get(`/api/leads/${lead.id}`)).body as unknown as LeadPage
  }
  expect((await pageOf(10)).outcome_detail).toMatchObject({ kind: 'won', amount: 100_000 })
  expect((await pageOf(12)).outcome_detail).toMatchObject({ kind: 'won' })
  expect((await pageOf(13)).outcome_detail).toMatchObject({ kind: 'lost', reason: 'Отказ: дорого' })
  expect((await pageOf(16)).outcome_detail).toBeNull()
  expect(all.map(({ name }) => name)).not.toContain('Айгуль Проба17')

  const next = await upload(bitrix('04', 30))
  expect(next.mapping).toEqual(first.mapping)
  expect((await wordsOf(next)).items.filter(({ meaning }) => meaning === null)).toEqual([])
  await run(next.id, { mapping: next.mapping, dry_run: false })
  expect(await ended(next.id)).toMatchObject({ status: 'done', accepted: 9, refused: 0, left_out: 1 })
})

it('remembers a column that only the person could know for the outcome', async () => {
  const table = (n: number) => `Мейл;Стадия\nq${n}@example.kz;Альфа\nr${n}@example.kz;Бета`
  const first = await upload(table(1))
  expect(first.mapping['Стадия']).toBe('custom')
  const mapping = { ...first.mapping, Стадия: 'outcome' }
  await run(first.id, { mapping, outcomes: { Альфа: 'won', Бета: 'lost' }, dry_run: false })
  expect(await ended(first.id)).toMatchObject({ accepted: 2, refused: 0 })
  const next = await upload(table(2))
  expect(next.mapping).toEqual(mapping)
  expect(next.outcomes).toMatchObject({ Альфа: 'won', Бета: 'lost' })
})

it('counts what is too varied for stages, and lays the common words first', async () => {
  const rows = Array.from({ length: 130 }, (_, index) => `s${index}@example.kz;Заметка ${Math.max(20, index)}`)
  const { id } = await upload(['Мейл;Стадия', ...rows, ';', 't@example.kz;'].join('\n'))
  const { items, further_rows, empty_rows } = (await admin.get(`/api/imports/${id}/outcome-words?column=1`))
    .body as unknown as OutcomeWords
  expect(items[0]).toEqual({ word: 'Заметка 20', rows: 21, meaning: null, known: false, hint: null })
  expect({ words: items.length, further_rows, empty_rows }).toEqual({ words: 100, further_rows: 10, empty_rows: 1 })
})

it('refuses meanings that cannot be, in one message', async () => {
  const { id, mapping } = await upload(bitrix('05', 50))
  const reason = async (body: object) => (await run(id, { dry_run: true, mapping, ...body })).body.error?.reason
  expect(await reason({ outcomes: { 'Этап 4': 'perhaps' } })).toBe('outcome_meaning_unknown')
  expect(await reason({ outcomes: { 'Этап 4': 'won', 'этап 4': 'lost' } })).toBe('outcome_word_twice')
  expect(await reason({ mapping: { ID: 'custom' }, outcomes: { 'Этап 44': 'won' } })).toBe('outcome_no_column')
  expect(await reason({ outcomes: { 'Этап 44': 'won', 'сделка УСПЕШНА': 'lost' } })).toBe('outcome_word_absent')
  expect(await reason({ outcomes: { 'Этап 44': 'maybe' } })).toBe('outcome_meaning_unknown')
  expect((await admin.get(`/api/imports/${id}/outcome-words?column=99`)).body.error?.reason).toBe('column_unknown')
  expect((await admin.get(`/api/imports/${id}/outcome-words?column=x`)).status).toBe(400)
  // What was said of an earlier file may be said again of any.
  expect((await run(id, { dry_run: true, mapping, outcomes: { Альфа: 'won' } })).status).toBe(202)
})

it('the command lists the words with the option to fill in, and takes their meaning', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-stages-'))
  const env = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder }
  const file = join(folder, 'deals.csv')
  writeFileSync(file, bitrix('06', 70))
  const tried = await runCommand(['import', file, '--dry-run'], env)
  expect(tried.status).toBe(3)
  expect(tried.stderr).toContain("--outcome 'Договор подписан и оплачен=won'  rows: 2")
  expect(tried.stderr).toContain("--outcome 'Этап 4=…'  rows: 1")
  const said = [
    'Договор подписан и оплачен=won',
    'Stage 7 – Onboarding=won',
    'Отказ: дорого=lost',
    'Этап 4=open',
    'Тестовая=skip',
  ]
  const taken = await runCommand(['import', file, ...said.flatMap((each) => ['--outcome', each])], env)
  expect(taken.status).toBe(0)
  expect(taken.stderr).toContain('taken in: 9; refused: 0; already here: 0; left out: 1')
  writeFileSync(file, bitrix('07', 90))
  const again = await runCommand(['import', file, '--json'], env)
  expect(again.status).toBe(0)
  const { outcomeWords, ...result } = JSON.parse(again.stdout) as ImportFileResult
  expect(result).toMatchObject({ accepted: 9, leftOut: 1 })
  expect(outcomeWords.words.filter(({ meaning }) => meaning === null)).toEqual([])
  expect(again.stderr).toContain('Отказ: дорого → lost  rows: 2')
  expect(again.stderr).toContain('Сделка успешна → won  rows: 1')
  expect(again.stderr).toContain('(empty) → open  rows: 1')
  const wrong = await runCommand(['import', file, '--dry-run', '--outcome', 'Этап 4=maybe'], env)
  expect(wrong.status).toBe(2)
  expect(wrong.stderr).toContain('outcome_meaning_unknown')
  const absent = await runCommand(['import', file, '--dry-run', '--outcome', 'Этап 44=won'], env)
  expect(absent.status).toBe(2)
  expect(absent.stderr).toContain('no row of the column "Стадия сделки" has "Этап 44"')
  expect((await runCommand(['import', file, '--outcome', 'Этап'], env)).stderr).toContain('outcome_broken')
}, 120_000)
