import { afterAll, beforeAll, expect, it } from 'vitest'
import { sendCode } from '../../src/app/codes/send-code.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { type Browser, call, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { type ServiceLab, type ServiceManner, startServiceLab } from '../support/service-lab.ts'

let server: TestServer
let program: Program
let admin: Browser
let lab: ServiceLab
let manner: ServiceManner | (() => Promise<ServiceManner>)
let now = Date.parse('2026-11-20T08:00:00Z')
const good: ServiceManner = { status: 200, json: { result: 'ok' } }
manner = good

beforeAll(async () => {
  lab = await startServiceLab(() => (typeof manner === 'function' ? manner() : manner))
  server = await testServer({ now: () => new Date(now).toISOString() })
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
  const settings = {
    provider: 'http',
    url: `${lab.url}/send`,
    format: 'json',
    fields: { to: '{{to}}', text: '{{text}}' },
    authorization: null,
    secret: null,
    success: null,
  }
  expect((await admin.send('PUT', '/api/channels/sms', settings)).status).toBe(200)
})
afterAll(async () => {
  await server.close()
  await lab.close()
})

let serial = 0
async function leadWith(phone: string, ip = `203.0.${113 + serial}.7`): Promise<LeadId> {
  serial += 1
  const answer = await program.post('/v1/leads?wait=decision', { channel: 'form', name: 'Айгүл Серік', phone, ip })
  expect(answer.status).toBe(201)
  return String(answer.body['id']) as LeadId
}
const send = (leadId: LeadId) =>
  sendCode(server.system, { leadId, channel: 'sms' }).then(
    ({ kind }): string => kind,
    (error: { reason: string }) => error.reason,
  )
const codeIn = (at = -1) => /\b\d{6}\b/.exec(String(lab.calls.at(at)!.fields['text']))![0]
const linkIn = () => /\/c\/[\w-]+/.exec(String(lab.calls.at(-1)!.fields['text']))![0]
const eventsOf = async (leadId: LeadId) =>
  (await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(leadId))).map(({ kind }) => kind)
const page = (link: string, body: Record<string, string>) =>
  call(server.url + link, { method: 'POST', body: new URLSearchParams(body) }).then((answer) =>
    String(answer.body['text']),
  )
const minute = 60_000
const hour = 60 * minute

it('goes by SMS to the number, and the right code proves that the lead holds it', async () => {
  const lead = await leadWith('8 701 300 10 01')
  expect(await send(lead)).toBe('sent')
  expect(lab.calls.at(-1)!.fields['to']).toBe('+77013001001')
  expect(await page(linkIn(), { code: codeIn() })).toContain('Thank you, that was the right code')
  expect(await eventsOf(lead)).toEqual(expect.arrayContaining(['code.sent', 'code.passed']))
  const shown = (await admin.get(`/api/leads/${lead}`)).body as { findings: { check: string; outcome: string }[] }
  expect(shown.findings).toContainEqual(expect.objectContaining({ check: 'possession', outcome: 'pass' }))
})

it('is sent again to who asks, a minute later, three times a day, and five tries use it up', async () => {
  const lead = await leadWith('8 701 300 20 02')
  await send(lead)
  const link = linkIn()
  const wrong = () => (codeIn() === '000000' ? '111111' : '000000')
  expect(await page(link, { again: '1' })).toContain('A code was sent a moment ago')
  for (let attempt = 0; attempt < 5; attempt += 1) expect(await page(link, { code: wrong() })).toContain('not the code')
  expect(await page(link, { code: codeIn() })).toContain('Too many tries')
  now += 2 * minute
  const calls = lab.calls.length
  expect(await page(link, { again: '1' })).toContain('on its way')
  expect(lab.calls.length).toBe(calls + 1)
  now += 2 * minute
  expect(await page(link, { again: '1' })).toContain('on its way')
  now += 2 * minute
  expect(await page(link, { again: '1' })).toContain('No more codes')
  expect(await page(link, { code: codeIn() })).toContain('right code')
  expect(await page(link, { again: '1' })).toContain('No more codes')
  expect(await page('/c/0123456789abcdef0123456789abcdefAAAAAAAAAAAAAAAA', { again: '1' })).toContain('leads nowhere')
})

it.each<[string, ServiceManner, string]>([
  ['is too busy', { status: 429, headers: { 'retry-after': '30' } }, 'later'],
  ['fails', { status: 503 }, 'code_not_sent'],
  ['says no in an answer of success', { status: 200, json: { error: 'no money', error_code: 3 } }, 'code_not_sent'],
  ['knows another key', { status: 401 }, 'code_not_sent'],
  ['breaks off', 'cut', 'sent'],
])('a service that %s', async (_, answer, said) => {
  now += 2 * hour
  const lead = await leadWith(`8 705 40${serial % 10} 30 03`)
  await send(lead)
  const earlier = { code: codeIn(), link: linkIn() }
  now += 2 * minute
  manner = answer
  expect(await send(lead)).toBe(said)
  manner = good
  if (said === 'sent') expect(await page(linkIn(), { code: codeIn() })).toContain('right code')
  // What never went out leaves the code before it in force.
  else expect(await page(earlier.link, { code: earlier.code })).toContain('right code')
})

it('is not waited for without end', { timeout: 30_000 }, async () => {
  now += 2 * hour
  const lead = await leadWith('8 705 500 30 03')
  manner = 'silent'
  const started = performance.now()
  expect(await send(lead)).toBe('sent')
  expect(performance.now() - started).toBeLessThan(15_000)
  manner = good
})

it('does not go to other countries, to numbers that take no messages, nor along a range', async () => {
  now += 25 * hour
  expect(await send(await leadWith('+247 40001'))).toBe('country_not_allowed')
  expect(await send(await leadWith('+44 7911 123456'))).toBe('country_not_allowed')
  expect(await send(await leadWith('8 809 123 45 67'))).toMatch(/no_target|country_not_allowed/)
  expect(await send(await leadWith('8 727 250 10 10'))).toBe('no_target')
  const calls = lab.calls.length
  const ranged = await Promise.all([1, 2, 3, 4, 5, 6].map((last) => leadWith(`8 702 600 10 0${last}`)))
  const answers = await Promise.all(ranged.map(send))
  expect(answers.filter((one) => one === 'sent')).toHaveLength(3)
  expect(answers.filter((one) => one === 'number_range_suspicious')).toHaveLength(3)
  expect(lab.calls.length).toBe(calls + 3)
})

it('counts what a service fails on, so that nobody makes it ring for nothing', async () => {
  now += 25 * hour
  manner = { status: 500 }
  const ranged = await Promise.all([1, 2, 3, 4, 5].map((last) => leadWith(`8 708 700 10 0${last}`)))
  const answers: string[] = []
  for (const lead of ranged) answers.push(await send(lead))
  expect(answers).toEqual([
    'code_not_sent',
    'code_not_sent',
    'code_not_sent',
    'number_range_suspicious',
    'number_range_suspicious',
  ])
  manner = good
})

it('stops for a network, and for a country in which hardly anybody enters the code', async () => {
  now += 8 * 24 * hour
  const one = '198.51.100.9'
  const leads = await Promise.all(Array.from({ length: 16 }, (_, at) => leadWith(`8 747 ${100 + at * 13} 11 22`, one)))
  const answers: string[] = []
  for (const lead of leads) answers.push(await send(lead))
  expect(answers.filter((answer) => answer === 'sent')).toHaveLength(15)
  expect(answers.at(-1)).toBe('too_many_codes')
  const more: string[] = []
  for (let at = 0; at < 8; at += 1) more.push(await send(await leadWith(`8 777 ${200 + at * 17} 31 42`)))
  expect(more.at(-1)).toBe('country_suspicious')
})
