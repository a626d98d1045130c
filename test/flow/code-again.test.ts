import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sendCode } from '../../src/app/codes/send-code.ts'
import { sendPostponed } from '../../src/app/codes/send-postponed.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { type Browser, call, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { type ServiceLab, type ServiceManner, startServiceLab } from '../support/service-lab.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let program: Program
let admin: Browser
let lab: ServiceLab
/** What the service answers, one after the other; then that it has taken the message. */
let manners: ServiceManner[] = []
const busy = (seconds: string): ServiceManner => ({ status: 429, headers: { 'retry-after': seconds } })

beforeAll(async () => {
  lab = await startServiceLab(() => manners.shift() ?? { status: 200, json: { result: 'ok' } })
  server = await testServer({ works: true })
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
  const fields = { to: '{{to}}', text: '{{text}}' }
  const way = { authorization: null, secret: null, success: null }
  const settings = { provider: 'http', url: `${lab.url}/send`, format: 'json', fields, ...way }
  expect((await admin.send('PUT', '/api/channels/sms', settings)).status).toBe(200)
})
afterAll(async () => {
  await server.close()
  await lab.close()
})

let to = ''
let lead: LeadId
let serial = 0
beforeEach(async () => {
  serial += 1
  to = `+7701${serial}31${serial}00${serial}`
  const body = { channel: 'form', name: 'Айгүл Серік', phone: to, ip: `203.0.${113 + serial}.7` }
  lead = String((await program.post('/v1/leads?wait=decision', body)).body['id']) as LeadId
})
const calls = () => lab.calls.filter(({ fields }) => fields['to'] === to)
const send = () => sendCode(server.system, { leadId: lead, channel: 'sms' })
const eventsOf = async () =>
  (await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(lead)))
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith('code.'))
const happened = (kind: string) => waitFor(async () => (await eventsOf()).includes(kind), 20_000)
const last = () => String(calls().at(-1)!.fields['text'])
const enter = (code: string) =>
  call(server.url + /\/c\/[\w-]+/.exec(last())![0], { method: 'POST', body: new URLSearchParams({ code }) })
const codeIn = (text: string) => /\b\d{6}\b/.exec(text)![0]

it('goes out again by itself when the service says so, and the new code is good', async () => {
  manners = [busy('2')]
  const asked = await admin.send('POST', `/api/leads/${lead}/code`, { channel: 'sms' })
  const waits = Date.parse(String(asked.body['code_at'])) - Date.now()
  expect([asked.status, asked.body['code'], waits > 0 && waits <= 2000]).toEqual([200, null, true])
  await happened('code.sent')
  expect(await eventsOf()).toEqual(['code.postponed', 'code.sent'])
  const [first, second] = calls()
  expect(second!.atMs - first!.atMs).toBeGreaterThanOrEqual(2000)
  expect((await admin.get(`/api/leads/${lead}/case`)).body['code_at']).toBeNull()
  expect(String((await enter(codeIn(last()))).body['text'])).toContain('right code')
}, 30_000)

it('is tried once more only: a service that is busy again is left alone, and the timeline says so', async () => {
  manners = [busy('1'), busy('1')]
  expect((await send()).kind).toBe('later')
  await happened('code.not_sent')
  await new Promise((done) => setTimeout(done, 4000))
  expect([calls().length, await eventsOf()]).toEqual([2, ['code.postponed', 'code.not_sent']])
}, 30_000)

it('does not go out twice for who asks meanwhile, nor where its job is done again', async () => {
  manners = [busy('3')]
  await send()
  expect((await send()).kind).toBe('sent')
  await new Promise((done) => setTimeout(done, 6000))
  expect([calls().length, await eventsOf()]).toEqual([2, ['code.postponed', 'code.sent']])
  manners = [busy('500')]
  const other = { leadId: lead, codeId: server.world.newId(), verdict: 'verified' as const }
  await sendPostponed(server.system, other)
  expect(calls().length).toBe(2)
}, 30_000)

it('is not sent where the lead was decided without it', async () => {
  manners = [busy('2')]
  await send()
  const verdict = { verdict: 'rejected', reason: 'spam' }
  expect((await admin.send('POST', `/api/leads/${lead}/verdict`, verdict)).status).toBe(200)
  await new Promise((done) => setTimeout(done, 6000))
  expect([calls().length, await eventsOf()]).toEqual([1, ['code.postponed']])
}, 30_000)

it.each([
  ['says later than a code lives', busy('600')],
  ['does not say when', { status: 429 } as ServiceManner],
])('is given up at once where the service %s', async (_, manner) => {
  manners = [manner]
  await expect(send()).rejects.toMatchObject({ reason: 'code_not_sent' })
  expect(await eventsOf()).toEqual([])
})
