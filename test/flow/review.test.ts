import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import type { ReviewCase } from '../../src/http/contract/review.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { signAndPublish } from '../support/publish-policy.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
let admin: Browser
let lab: MailLab
let now = Date.parse('2026-11-20T08:00:00Z')

beforeAll(async () => {
  lab = await startMailLab()
  server = await testServer({ now: () => new Date(now).toISOString() })
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
  const saved = await admin.send('PUT', '/api/channels/mail', {
    host: '127.0.0.1',
    port: lab.port,
    security: 'none',
    verify_certificate: false,
    user: null,
    from_name: 'Test',
    from_address: 'sales@example.kz',
    reply_to: null,
  })
  expect(saved.status).toBe(200)
})
afterAll(async () => {
  await server.close()
  await lab.close()
})

const page = async (id: string) => (await admin.get(`/api/leads/${id}`)).body as unknown as LeadPage
const caseOf = async (id: string) => (await admin.get(`/api/leads/${id}/case`)).body as unknown as ReviewCase
async function post(body: object): Promise<LeadPage> {
  now += 60_000
  const answer = await program.post('/v1/leads?wait=decision', { channel: 'form', ...body })
  expect(answer.status).toBe(201)
  return page(String(answer.body['id']))
}
let serial = 0
/** Doubtful by a mashed name and a browser that is a program; nothing that settles it. */
const doubtful = (more: object = {}) => {
  serial += 1
  return {
    name: 'qwrtpsdfg',
    email: `lead${serial}x@studio-${serial}.example.kz`,
    user_agent: 'python-requests/2.31',
    ...more,
  }
}
const bot = () => doubtful({ behaviour: { honeypot_filled: true, webdriver: true, seconds_to_submit: 0.4 } })
const agrees = async (id: string) =>
  (await explainLead(server.system, id as LeadId)).stages.filter((one) => !one.agrees)

describe('the desk', () => {
  it('gives the earliest deadline first, puts aside what is for later, and counts', async () => {
    const first = await post(doubtful())
    const second = await post(doubtful())
    expect([first.status, second.status]).toEqual(['review', 'review'])
    const queue = (await admin.get('/api/review')).body
    expect(queue).toMatchObject({ next: first.id, left: 2, done_today: 0 })
    expect((await admin.get(`/api/review?later=${first.id}`)).body['next']).toBe(second.id)
    await admin.send('POST', `/api/leads/${first.id}/verdict`, { verdict: 'rejected', reason: 'a program' })
    expect((await admin.get('/api/review')).body).toMatchObject({ next: second.id, left: 1, done_today: 1 })
  })

  it('says what would change the verdict, and it would', async () => {
    const lead = await post(doubtful())
    const { turning } = await caseOf(lead.id)
    expect(turning).toContainEqual({ check: 'possession', from: 'absent', to: 'pass', verdict: 'verified' })
    expect(turning).toContainEqual({ check: 'origin.agent', from: 'fail', to: 'pass', verdict: 'verified' })
    expect(turning.every(({ verdict }) => verdict !== 'review')).toBe(true)
  })
})

describe('a code', () => {
  it('goes by real mail, is entered on its page, and verifies the lead', async () => {
    const lead = await post(doubtful({ language: 'ru' }))
    const sent = await admin.send('POST', `/api/leads/${lead.id}/code`, { channel: 'email' })
    expect(sent.status).toBe(200)
    const letter = lab.letters.at(-1)!.letter
    const code = /\b\d{6}\b/.exec(letter.subject!)![0]
    const link = /\/c\/[\w-]+/.exec(letter.text!)![0]
    const form = (typed: string) =>
      call(server.url + link, { method: 'POST', body: new URLSearchParams({ code: typed }) })
    expect(String((await call(server.url + link)).body['text'])).toContain('lang="ru"')
    expect(String((await form(code === '111111' ? '222222' : '111111')).body['text'])).toContain('Код не подходит')
    expect(String((await form(`${code.slice(0, 3)} ${code.slice(3)}`)).body['text'])).toContain('код верный')
    const after = await page(lead.id)
    expect(after.verdict).toBe('verified')
    expect(after.findings.find(({ check }) => check === 'possession')).toMatchObject({ outcome: 'pass' })
    expect(after.timeline.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['code.sent', 'code.passed']))
    expect(await agrees(lead.id)).toEqual([])
    expect(server.logLines.join('\n')).not.toContain(code)
    expect(JSON.stringify(after.timeline)).not.toContain(code)
  })

  it('is refused too soon, after too many tries, and when its time is over', async () => {
    const lead = await post(doubtful())
    const send = () => admin.send('POST', `/api/leads/${lead.id}/code`, { channel: 'email' })
    const enter = async (code: string) =>
      (await admin.send('POST', `/api/leads/${lead.id}/code/enter`, { code })).body['answer']
    const codeSent = () => /\b\d{6}\b/.exec(lab.letters.at(-1)!.letter.subject!)![0]
    await send()
    expect((await send()).body.error).toMatchObject({ code: 'too_many', reason: 'code_just_sent' })
    const old = codeSent()
    const wrong = old === '000000' ? '000001' : '000000'
    for (let tries = 0; tries < 5; tries += 1) expect(await enter(wrong)).toBe('wrong')
    expect(await enter(old)).toBe('used_up')
    now += 61_000
    await send()
    expect(await enter(old)).toBe(old === codeSent() ? 'right' : 'wrong')
    now += 11 * 60_000
    expect(await enter(codeSent())).toBe('expired')
  })

  it('is not kept where the server would not take it, and says so', async () => {
    const lead = await post(doubtful())
    lab.manners = { rcpt: () => '550 5.1.1 no such user' }
    const answer = await admin.send('POST', `/api/leads/${lead.id}/code`, { channel: 'email' })
    lab.manners = {}
    expect(answer.body.error).toMatchObject({ reason: 'code_not_sent' })
    expect((await caseOf(lead.id)).code).toBeNull()
    const none = await admin.send('POST', `/api/leads/${lead.id}/code`, { channel: 'sms' })
    expect(none.body.error).toMatchObject({ reason: 'channel_missing' })
  })

  it('has a page for links that lead nowhere', async () => {
    const lost = await call(`${server.url}/c/${'0'.repeat(32)}AAAAAAAAAAAAAAAA`, {
      headers: { 'accept-language': 'he' },
    })
    expect(lost.status).toBe(404)
    expect(String(lost.body['text'])).toContain('dir="rtl"')
    expect((await call(`${server.url}/c/%27or1`)).status).toBe(404)
  })
})

describe('an appeal', () => {
  it('brings a lead that a machine turned away back to people, and again one that a person did', async () => {
    const lead = await post(bot())
    expect(lead.status).toBe('quarantined')
    const { appeal_url: url } = await caseOf(lead.id)
    const path = url.replace('http://localhost:4400', server.url)
    expect(String((await call(path)).body['text'])).toContain('<textarea')
    const said = (text: string) => call(path, { method: 'POST', body: new URLSearchParams({ text }) })
    expect(String((await said(' ')).body['text'])).toContain('write a sentence')
    expect((await said('I am the owner of the studio, call me')).status).toBe(200)
    const back = await page(lead.id)
    expect([back.status, back.verdict]).toEqual(['review', 'review'])
    expect((await caseOf(lead.id)).appeal?.text).toContain('owner')
    expect(await agrees(lead.id)).toEqual([])
    await admin.send('POST', `/api/leads/${lead.id}/verdict`, { verdict: 'rejected', reason: 'called, nobody there' })
    expect((await page(lead.id)).status).toBe('quarantined')
    await said('Please call again')
    expect((await page(lead.id)).status).toBe('review')
  })

  it('opens by its own link alone', async () => {
    const lead = await post(bot())
    const { appeal_url: url } = await caseOf(lead.id)
    const token = url.split('t=')[1]!
    expect((await call(`${server.url}/appeal?t=${token.slice(0, -2)}xx`)).status).toBe(404)
    expect((await call(`${server.url}/preferences?t=${token}`)).status).toBe(404)
  })
})

it('wants two people to agree on a large deal', async () => {
  const policies = (await admin.get('/api/policies')).body as { items: { body: Record<string, unknown> }[] }
  const draft = await admin.send('POST', '/api/policies', {
    body: { ...policies.items[0]!.body, fourEyesFrom: 1_000_000 },
    note: 'two people on large deals',
  })
  expect(draft.status).toBeLessThan(300)
  const version = draft.body['version'] as number
  expect((await signAndPublish(admin, version)).status).toBeLessThan(300)
  const lead = await post(doubtful({ amount: 5_000_000 }))
  const verdict = { verdict: 'verified', reason: 'I know them' }
  await admin.send('POST', `/api/leads/${lead.id}/verdict`, verdict)
  expect((await page(lead.id)).status).toBe('review')
  expect(await caseOf(lead.id)).toMatchObject({ needs_two: true, proposal: { verdict: 'verified' } })
  await admin.send('POST', `/api/leads/${lead.id}/verdict`, verdict)
  expect((await page(lead.id)).status).toBe('review')
  const other = await personOf(server, 'manager', 'Second')
  await other.send('POST', `/api/leads/${lead.id}/verdict`, verdict)
  expect((await page(lead.id)).verdict).toBe('verified')
})

it('asks a new lead for a code by itself where that decides, if the policy says so, and nobody else', async () => {
  const policies = (await admin.get('/api/policies')).body as { items: { body: Record<string, unknown> }[] }
  const codes = { ask: 'where_it_decides', channels: ['email'], smsCountries: ['KZ'] }
  const draft = await admin.send('POST', '/api/policies', {
    body: { ...policies.items[0]!.body, codes },
    note: 'codes',
  })
  const version = draft.body['version'] as number
  // A manager is there by now, and signs for sales; nobody is there for marketing but the administrator.
  await signAndPublish(await personOf(server, 'manager', 'Third'), version)
  expect((await signAndPublish(admin, version)).status).toBe(200)
  const before = lab.letters.length
  const lead = await post(doubtful({ language: 'kk' }))
  expect(lab.letters.length).toBe(before + 1)
  expect(lab.letters.at(-1)!.letter.text).toContain('кодын мына жерге енгізіңіз')
  expect(lead.timeline.map(({ kind }) => kind)).toContain('code.sent')
  await post({ name: 'Асель Омарова', phone: '+77019182736', email: 'asel.plain@studio.example.kz' })
  await post(bot())
  expect(lab.letters.length).toBe(before + 1)
  lab.manners = { rcpt: () => '450 4.2.1 later' }
  const unsent = await post(doubtful())
  lab.manners = {}
  expect([unsent.status, unsent.timeline.some(({ kind }) => kind === 'code.not_sent')]).toEqual(['review', true])
})
