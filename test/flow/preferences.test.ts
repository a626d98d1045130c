import { afterAll, beforeAll, expect, it } from 'vitest'
import { mayContact } from '../../src/app/consent/may-contact.ts'
import { preferencesPath } from '../../src/app/consent/preferences-link.ts'
import { createWorkspace } from '../../src/app/settings/create-workspace.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { showLead } from '../../src/app/show-lead.ts'
import { systemContext } from '../../src/wire-world.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
beforeAll(async () => {
  server = await testServer()
  program = await programWith(server.system, server.url)
})
afterAll(() => server.close())

let count = 0
async function person(): Promise<{ leadId: LeadId; path: string }> {
  const { body } = await program.post('/v1/leads?wait=decision', {
    email: `person${(count += 1)}@example.kz`,
    message: 'How much is a crane?',
    language: 'ru',
    consent: { text: 'Согласен', given: true, purposes: ['marketing', 'answer'], channels: ['email', 'sms'] },
  })
  const leadId = body['id'] as LeadId
  const path = await server.world.store.inWorkspace(server.workspaceId, (tx) =>
    preferencesPath(server.system, tx, leadId),
  )
  return { leadId, path }
}
const page = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(server.url + path, { headers })
  return { status: answer.status, text: await answer.text() }
}
const press = async (path: string, fields: readonly (readonly [string, string])[]) => {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])),
  })
  return { status: answer.status, text: await answer.text() }
}
const allowed = async (leadId: LeadId, purpose: string, channel: string) =>
  (await mayContact(server.system, { leadId, purpose, channel })).allowed

it('shows what was agreed to in four languages, without a name or an address', async () => {
  const { path } = await person()
  const russian = await page(path)
  expect(russian.status).toBe(200)
  expect(russian.text).toContain('предложения и новости: по почте')
  expect(russian.text).not.toMatch(/person\d|example\.kz/)
  for (const [lang, words] of [
    ['en', 'offers and news: SMS'],
    ['kk', 'ұсыныстар мен жаңалықтар'],
    ['he', 'dir="rtl"'],
  ])
    expect((await page(`${path}&lang=${lang}`)).text).toContain(words)
})

it('takes back one channel and gives it again, each as a word of its own in the register', async () => {
  const { leadId, path } = await person()
  const shown = ['email:marketing', 'sms:marketing', 'email:answer', 'sms:answer'].map(
    (name) => ['shown', name] as const,
  )
  const kept = ['email:marketing', 'email:answer', 'sms:answer'].map((name) => ['kept', name] as const)
  expect((await press(path, [['action', 'keep'], ...shown, ...kept])).text).toContain('Сохранено')
  expect(await allowed(leadId, 'marketing', 'sms')).toBe(false)
  expect(await allowed(leadId, 'marketing', 'email')).toBe(true)
  await press(path, [['action', 'keep'], ...shown, ...kept, ['kept', 'sms:marketing']])
  expect(await allowed(leadId, 'marketing', 'sms')).toBe(true)
  // A box that the page did not show gives no leave.
  await press(path, [
    ['action', 'keep'],
    ['kept', 'whatsapp:marketing'],
  ])
  expect(await allowed(leadId, 'marketing', 'whatsapp')).toBe(false)
})

it('stops everything at one press, and advertising at one click of a mail program', async () => {
  const first = await person()
  expect((await press(first.path, [['action', 'stop']])).text).toContain('больше не свяжутся')
  expect(await allowed(first.leadId, 'answer', 'email')).toBe(false)
  const second = await person()
  await press(second.path, [['List-Unsubscribe', 'One-Click']])
  expect(await allowed(second.leadId, 'marketing', 'email')).toBe(false)
  expect(await allowed(second.leadId, 'answer', 'email')).toBe(true)
})

it('changes nothing when a mail scanner merely opens the link', async () => {
  const { leadId, path } = await person()
  await page(path)
  expect(await allowed(leadId, 'marketing', 'email')).toBe(true)
})

it('lets a person object to being scored, and ask for their data once', async () => {
  const { leadId, path } = await person()
  await press(path, [['action', 'object']])
  expect((await showLead(server.system, leadId)).score).toBeNull()
  await press(path, [['action', 'access']])
  const asked = await press(path, [['action', 'access']])
  expect(asked.text).toContain('запрошено')
  const requests = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.privacy.requestsOf(leadId))
  expect(requests.map(({ kind }) => kind)).toEqual(['access'])
})

it('opens to no link that it did not sign', async () => {
  const { path } = await person()
  const { leadId } = await person()
  const forged = path.replace(/\.[\da-f-]{36}\./, `.${leadId}.`)
  for (const wrong of [forged, '/preferences', '/preferences?t=x.y.z', `${path}x`]) {
    const answer = await page(wrong, { 'accept-language': 'he' })
    expect([answer.status, answer.text.includes('הקישור')]).toEqual([404, true])
  }
  const other = await createWorkspace(server.world, {
    name: 'Other',
    country: 'KZ',
    currency: 'KZT',
    timeZone: 'UTC',
    administrator: { name: 'B', email: 'b@example.kz' },
    onlyFirst: false,
  })
  const ctx = systemContext(server.world, other!.workspaceId, 'test')
  const stranger = await server.world.store.inWorkspace(ctx.workspaceId, (tx) => preferencesPath(ctx, tx, leadId))
  expect((await page(stranger)).status).toBe(404)
})
