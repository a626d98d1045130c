import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { failImport } from '../../src/app/import/fail-import.ts'
import type { ImportId } from '../../src/core/lead/ids.ts'
import type { LeadImport } from '../../src/http/contract/imports.ts'
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

const upload = (name: string, content: string | Uint8Array): Promise<Answer> => {
  const form = new FormData()
  form.append('file', new Blob([content as Uint8Array<ArrayBuffer>]), name)
  return admin.send('POST', '/api/imports', form)
}
const importOf = (answer: Answer) => answer.body as unknown as LeadImport
async function ended(id: string): Promise<LeadImport> {
  let last: LeadImport | null = null
  await expect
    .poll(async () => (last = importOf(await admin.get(`/api/imports/${id}`))).status, {
      timeout: 30_000,
      interval: 100,
    })
    .toMatch(/^(checked|done|failed|undone)$/)
  return last!
}
const all = async () => ((await admin.get('/api/leads?view=all&limit=200')).body as unknown as LeadList).items

const csv = [
  'Имя;Телефон;E-mail;Сообщение;Дата;Бюджет',
  'Асем;77011234567.0;asem@example.kz;"Нужен кран,',
  'срочно";11.03.2026;1 250 000 ₸',
  'Марат;8 (701) 555-44-33;;Нужна демонстрация;12.03.2026;',
  ';;;;;',
  'Пусто;;;;13.03.2026;',
  'Дана;+7 701 555 00 09;dana@example.kz;Счёт;не дата;',
].join('\r\n')

it('suggests the mapping, checks without writing, imports, tells what was refused, doubles nothing, and takes it all back', async () => {
  const uploaded = await upload('leads.csv', csv)
  expect(uploaded.status).toBe(201)
  const { id, mapping } = importOf(uploaded)
  expect(mapping).toMatchObject({
    Имя: 'name',
    Телефон: 'phone',
    'E-mail': 'email',
    Сообщение: 'message',
    Дата: 'received_at',
    Бюджет: 'amount',
  })

  await admin.send('POST', `/api/imports/${id}/run`, { mapping, dry_run: true })
  const checked = await ended(id)
  expect(checked).toMatchObject({ status: 'checked', accepted: 2, refused: 2 })
  expect(await all()).toHaveLength(0)

  await admin.send('POST', `/api/imports/${id}/run`, { mapping, dry_run: false })
  const done = await ended(id)
  expect(done).toMatchObject({ status: 'done', accepted: 2, refused: 2, repeated: 0 })
  expect(done.refusals.map(({ line }) => line)).toEqual([6, 7])
  const errors = await admin.get(`/api/imports/${id}/errors.csv`)
  expect(String(errors.body['text'])).toContain('date_unreadable')
  const asem = (await all()).find(({ name }) => name === 'Асем')!
  const pageOf = async () => (await admin.get(`/api/leads/${asem.id}`)).body as unknown as LeadPage
  await expect.poll(async () => (await pageOf()).phone_e164, { timeout: 20_000 }).toBe('+77011234567')
  const page = await pageOf()
  expect(page.message).toBe('Нужен кран,\r\nсрочно')
  expect(page.amount).toBe(1_250_000)

  const again = importOf(await upload('leads.csv', csv))
  await admin.send('POST', `/api/imports/${again.id}/run`, { mapping, dry_run: false })
  expect(await ended(again.id)).toMatchObject({ accepted: 0, repeated: 2 })
  expect(await all()).toHaveLength(2)

  await admin.send('POST', `/api/leads/${asem.id}/call`, { result: 'reached' })
  await admin.send('POST', `/api/imports/${id}/undo`)
  const undone = await ended(id)
  expect(undone.status).toBe('undone')
  expect((await all()).map(({ name }) => name)).toEqual(['Асем']) // worked meanwhile: it stays
})

it('reads Excel with its dates and its telephone numbers', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Name', 'Phone', 'Message', 'Created'],
    ['Excel Person', 77017654321, 'Please send an invoice for 2 units', new Date(Date.UTC(2026, 2, 11))],
  ])
  const file = write(
    { Sheets: { Leads: sheet }, SheetNames: ['Leads'] },
    { type: 'buffer', bookType: 'xlsx' },
  ) as Uint8Array
  const { id, mapping } = importOf(await upload('leads.xlsx', file))
  await admin.send('POST', `/api/imports/${id}/run`, { mapping, dry_run: false })
  expect(await ended(id)).toMatchObject({ status: 'done', accepted: 1, refused: 0 })
  const row = (await all()).find(({ name }) => name === 'Excel Person')!
  expect(row.received_at.slice(0, 10)).toBe('2026-03-11')
  const phone = async () => ((await admin.get(`/api/leads/${row.id}`)).body as unknown as LeadPage).phone_e164
  await expect.poll(phone, { timeout: 20_000 }).toBe('+77017654321') // known once the lead is checked
})

it('finds the order of day and month in all dates of the file', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => `Early ${n},early${n}@example.com,Please call,03/04/2026`)
  const dates = ['name,email,message,received_at', ...rows, 'Late,late@example.com,Please call,03/25/2026'].join('\n')
  const { id, mapping } = importOf(await upload('dates.csv', dates))
  await admin.send('POST', `/api/imports/${id}/run`, { mapping, dry_run: false })
  expect(await ended(id)).toMatchObject({ status: 'done', accepted: 61, refused: 0 })
  const early = (await all()).find(({ name }) => name === 'Early 7')!
  expect(early.received_at.slice(0, 10)).toBe('2026-03-04')
  await admin.send('POST', `/api/imports/${id}/undo`)
  expect((await ended(id)).status).toBe('undone')
})

it('an import whose job failed for good says so, and can be started again', async () => {
  const { id, mapping } = importOf(await upload('again.csv', 'name,email,message\nAgain,again@example.com,Please call'))
  const { store, workspaceId } = server.system
  await store.inWorkspace(workspaceId, (tx) => tx.imports.change(id as ImportId, { status: 'running' }))
  await failImport(server.system, id as ImportId)
  expect(importOf(await admin.get(`/api/imports/${id}`)).status).toBe('failed')
  await admin.send('POST', `/api/imports/${id}/run`, { mapping, dry_run: false })
  expect(await ended(id)).toMatchObject({ status: 'done', accepted: 1, message: null })
})

it('refuses what is no table, and a mapping that cannot be', async () => {
  expect((await upload('picture.png', new Uint8Array([1, 2, 3]))).status).toBe(400)
  expect((await upload('broken.xlsx', 'this is no workbook')).status).toBe(400)
  const { id } = importOf(await upload('leads.csv', csv))
  expect(
    (await admin.send('POST', `/api/imports/${id}/run`, { mapping: { Имя: 'name', 'E-mail': 'name' }, dry_run: true }))
      .body.error?.reason,
  ).toBe('target_twice')
  expect(
    (await admin.send('POST', `/api/imports/${id}/run`, { mapping: { Nothing: 'name' }, dry_run: true })).body.error
      ?.reason,
  ).toBe('column_unknown')
})

it('does the same from the command line: import, export, and import of the export', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-cli-'))
  const env = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder }
  const file = join(folder, 'leads.csv')
  writeFileSync(file, csv)
  const imported = await runCommand(['import', file, '--json'], env)
  expect(imported.status).toBe(3) // finished, some rows refused
  expect(JSON.parse(imported.stdout)).toMatchObject({ accepted: 2, refused: 2 })
  expect(readFileSync(`${file}.errors.csv`, 'utf8')).toContain('nothing_to_reach')
  const out = join(folder, 'out.csv')
  expect((await runCommand(['export', '--out', out], env)).status).toBe(0)
  const [head, ...rows] = readFileSync(out, 'utf8').trim().split('\n')
  expect(head).toContain('probability')
  expect(rows.join('\n')).toContain('Асем')
  const missing = await runCommand(['import', join(folder, 'nowhere.csv')], env)
  expect(missing.status).toBe(2)
  expect(missing.stderr.trim().split('\n').at(-1)).toContain('bad_file')
}, 120_000)

it('takes past deals in closed, with their outcome, and never routes them', async () => {
  const deals = [
    'name,email,message,outcome,outcome_amount,received_at,outcome_at',
    'Old Deal,old@example.com,Please send the invoice,won,5000,2025-02-01,2025-02-20',
  ].join('\n')
  const { id, mapping } = importOf(await upload('deals.csv', deals))
  expect(mapping['outcome']).toBe('outcome')
  await admin.send('POST', `/api/imports/${id}/run`, { mapping, dry_run: false })
  await ended(id)
  const find = async () => (await all()).find(({ name }) => name === 'Old Deal')
  await expect.poll(async () => (await find())?.status, { timeout: 20_000 }).toBe('closed')
  const page = (await admin.get(`/api/leads/${(await find())!.id}`)).body as unknown as LeadPage
  expect(page.outcome_detail).toMatchObject({ kind: 'won', amount: 5000 })
  expect(page.score).not.toBeNull()
  expect(page.assignee).toBeNull()
})

it('says of a file what the person knows of it: its own name, and that it is no longer kept', async () => {
  const { error } = (await upload('broken.xlsx', 'no workbook at all')).body
  expect(error).toMatchObject({ code: 'bad_file', message: expect.stringMatching(/^broken\.xlsx: /) })
  expect(error?.message).not.toContain(server.world.uploadsDir)
  const { id, mapping } = importOf(await upload('gone.csv', 'name,phone\nAn,+77015550131\n'))
  expect(readdirSync(server.world.uploadsDir)).toEqual([])
  await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.imports.dropFile(id as ImportId, 'rows'))
  await admin.send('POST', `/api/imports/${id}/run`, { mapping, dry_run: false })
  expect((await ended(id)).message).toContain('upload it again')
})
