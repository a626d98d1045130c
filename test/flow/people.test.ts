import { afterAll, beforeAll, expect, it } from 'vitest'
import { assignLead } from '../../src/app/work/assign-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
beforeAll(async () => {
  server = await testServer()
  ada = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

it('gives back what a person held who is disabled, deadlines as they were', async () => {
  const rep = await personOf(server, 'rep', 'Leaving')
  const program = await programWith(server.system, server.url)
  const ids: string[] = []
  for (let index = 0; index < 3; index += 1) {
    const phone = `+770155531${10 + index}`
    const answer = await program.post('/v1/leads?wait=decision', { phone, message: 'Нужна цена на погрузчик' })
    const id = String(answer.body['id'])
    await assignLead(server.system, { leadId: id as LeadId, userId: rep.userId, queue: null, reason: null })
    ids.push(id)
  }
  const pageOf = async (id: string) => (await ada.get(`/api/leads/${id}`)).body as unknown as LeadPage
  const deadlines = await Promise.all(ids.map(async (id) => (await pageOf(id)).respond_by))
  expect((await pageOf(ids[0]!)).assignee?.name).toBe('Leaving')
  expect((await ada.send('PATCH', `/api/users/${rep.userId}`, { active: false })).status).toBe(200)
  for (const [index, id] of ids.entries()) {
    const page = await pageOf(id)
    expect(page).toMatchObject({ assignee: null, queue: 'shared', respond_by: deadlines[index] })
    expect(page.timeline.findLast(({ kind }) => kind === 'lead.assigned')?.detail).toMatchObject({
      to: 'shared',
      reason: 'person_disabled',
    })
  }
  const mine = await ada.get('/api/users')
  const left = (mine.body as unknown as { items: { id: string; load: number }[] }).items.find(
    ({ id }) => id === rep.userId,
  )
  expect(left?.load).toBe(0)
})

it('adds nobody twice, however the email is written', async () => {
  const add = (email: string) => ada.send('POST', '/api/users', { name: 'Twin', email, role: 'rep' })
  expect((await add('twin@example.kz')).status).toBe(201)
  const again = await add('Twin@Example.KZ')
  expect(again.status).toBe(409)
  expect(again.body.error).toMatchObject({ code: 'conflict', reason: 'email_taken', fields: [{ path: 'email' }] })
  const both = await Promise.all([add('race@example.kz'), add('race@example.kz')])
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
})

it('refuses what a person cannot be given', async () => {
  const path = `/api/users/${server.administratorId}`
  for (const body of [
    { email: 'new@example.kz' },
    { role: 'owner' },
    { capacity: -1 },
    { presence: 'asleep' },
    { surprise: 1 },
  ]) {
    const answer = await ada.send('PATCH', path, body)
    expect(answer.body.error, JSON.stringify(body)).toMatchObject({ code: 'bad_input', reason: 'fields_faulty' })
  }
  expect((await ada.send('PATCH', '/api/users/0199a1b2-0000-7000-8000-000000000000', { name: 'X' })).status).toBe(404)
  expect((await ada.send('PATCH', '/api/users/not-an-id', { name: 'X' })).status).toBe(400)
})
