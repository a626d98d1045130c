import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { type Browser, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
let admin: Browser

beforeAll(async () => {
  server = await testServer()
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

const page = async (id: string) => (await admin.get(`/api/leads/${id}`)).body as unknown as LeadPage
async function post(body: object): Promise<LeadPage> {
  const answer = await program.post('/v1/leads?wait=decision', { channel: 'form', ...body })
  expect(answer.status).toBe(201)
  return page(String(answer.body['id']))
}
const replayed = async (id: string) =>
  (await explainLead(server.system, id as LeadId)).stages.filter(({ agrees }) => !agrees)

describe('a lead of somebody known', () => {
  it('joins the contact in another script and under another mailbox, and is told on the open lead', async () => {
    const first = await post({ name: 'Әлихан Сейтқали', phone: '+7 701 333 85 57', email: 'alikhan@old.kz' })
    const second = await post({ name: 'Alikhan Seitkali', phone: '87013338557', email: 'a.seitkali@new.kz' })
    expect(second.contact?.id).toBe(first.contact?.id)
    expect(second.contact?.joined).toMatchObject({ how: 'known' })
    expect(second.contact?.values['emails']?.value).toEqual(['alikhan@old.kz', 'a.seitkali@new.kz'])
    expect(second.duplicates).toMatchObject([{ id: first.id, same_contact: true }])
    const told = (await page(first.id)).timeline.find(({ kind }) => kind === 'contact.wrote_again')
    expect(told?.detail).toMatchObject({ leadId: second.id })
    expect(second.findings.find(({ check }) => check === 'duplicate.open')).toMatchObject({ reason: 'open_lead' })
    expect(await replayed(second.id)).toEqual([])
  })

  it('is found by name and login at another provider, without any key in common', async () => {
    const first = await post({ name: 'Асель Омарова', email: 'aselomarova1990@gmail.com' })
    const second = await post({ name: 'Асель Омарова', email: 'aselomarova1990@mail.ru' })
    expect(second.contact?.id).toBe(first.contact?.id)
    expect(second.duplicates.map(({ id }) => id)).toEqual([first.id])
    expect(await replayed(second.id)).toEqual([])
  })

  it('comes many at once and is still one contact', async () => {
    const bodies = Array.from({ length: 8 }, () => ({ name: 'Тимур Садыков', phone: '+77054443322', message: 'цена?' }))
    const pages = await Promise.all(bodies.map(post))
    expect(new Set(pages.map(({ contact }) => contact?.id)).size).toBe(1)
  })
})

describe('what speaks for two persons', () => {
  it('keeps a family on one phone apart, yet shows both', async () => {
    const phone = '+7 702 555 11 22'
    const brother = await post({ name: 'Серік Нұрғалиев', phone })
    const other = await post({ name: 'Асхат Нұрғалиев', phone })
    expect(other.contact?.id).not.toBe(brother.contact?.id)
    expect(other.duplicates).toMatchObject([{ id: brother.id, same_contact: false }])
    expect(other.findings.find(({ check }) => check === 'duplicate.open')).toMatchObject({ reason: 'first_inquiry' })
  })

  it('keeps the people of one office mailbox apart', async () => {
    const names = ['Ольга Ким', 'Асхат Омаров', 'Dana White']
    const pages = []
    for (const name of names) pages.push(await post({ name, email: 'info@sarybel.example.kz' }))
    expect(new Set(pages.map(({ contact }) => contact?.id)).size).toBe(3)
  })

  it('never joins leads of a sandbox key with real ones', async () => {
    const real = await post({ name: 'Мадина Есен', phone: '+77012229988' })
    const sandbox = await programWith(server.system, server.url, { sandbox: true })
    const answer = await sandbox.post('/v1/leads?wait=decision', { name: 'Мадина Есен', phone: '+77012229988' })
    expect((await page(String(answer.body['id']))).contact?.id).not.toBe(real.contact?.id)
  })
})

describe('people join and take apart', () => {
  it('merges two contacts by the field rules and undoes it exactly', async () => {
    const kept = await post({ name: 'Ерлан Касымов', phone: '+77017654321', company: 'Альфа' })
    const gone = await post({ name: 'Ерлан К.', email: 'erlan@beta.kz', company: 'Бета' })
    const before = await page(kept.id)
    const joined = await admin.send('POST', `/api/leads/${kept.id}/join`, { contact_id: gone.contact!.id })
    expect(joined.status).toBe(200)
    const merged = joined.body as unknown as LeadPage
    expect(merged.contact?.values['name']?.value).toBe('Ерлан Касымов')
    expect(merged.contact?.values['emails']?.value).toEqual(['erlan@beta.kz'])
    expect((await page(gone.id)).contact?.id).toBe(kept.contact?.id)
    const again = await post({ name: 'Ерлан Касымов', email: 'erlan@beta.kz' })
    expect(again.contact?.id).toBe(kept.contact?.id)
    const twice = await admin.send('POST', `/api/leads/${kept.id}/join`, { contact_id: gone.contact!.id })
    expect(twice.body.error).toMatchObject({ code: 'conflict', reason: 'contact_merged' })
    const undone = await admin.send('POST', `/api/leads/${kept.id}/unjoin`, { merge_id: merged.contact!.merges[0]!.id })
    expect(undone.status).toBe(200)
    expect((await page(gone.id)).contact?.id).toBe(gone.contact?.id)
    expect((await page(kept.id)).contact?.values['company']).toEqual(before.contact?.values['company'])
    const kinds = (await page(gone.id)).timeline.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['contact.joined', 'contact.merged', 'contact.merge_undone']))
  })

  it('gives a lead that was joined wrongly a contact of its own', async () => {
    const first = await post({ name: 'Ольга Цой', phone: '+77019990011' })
    const second = await post({ name: 'Ольга Цой', phone: '+77019990011' })
    expect(second.contact?.id).toBe(first.contact?.id)
    const apart = await admin.send('POST', `/api/leads/${second.id}/separate`)
    expect((apart.body as unknown as LeadPage).contact?.id).not.toBe(first.contact?.id)
    expect((await admin.send('POST', `/api/leads/${second.id}/separate`)).body.error?.reason).toBe('alone_already')
  })
})
