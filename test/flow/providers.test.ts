import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { Provider } from '../../src/http/contract/providers.ts'
import type { PolicyEffect } from '../../src/http/contract/policy-trial.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { makeAskProvider } from '../../src/lookup/ask-provider.ts'
import { makeDns } from '../../src/lookup/dns.ts'
import { makeGuardedFetch } from '../../src/lookup/guarded-fetch.ts'
import { type Browser, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let admin: Browser
let program: Program
let service: Server
let url: string
const asked: { path: string; key: string | undefined; body: string }[] = []

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += String(part)
  return text
}

beforeAll(async () => {
  service = createServer(async (request, response) => {
    const path = request.url ?? ''
    asked.push({ path, key: request.headers['x-key'] as string | undefined, body: await bodyOf(request) })
    const json = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (path.startsWith('/slow')) return
    if (path.startsWith('/broken')) return void response.end('<html>no</html>')
    if (path.startsWith('/odd')) return void json({ result: { status: 'who_knows' } })
    if (path.startsWith('/away'))
      return void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
    if (path.startsWith('/huge')) return void response.end(`{"a":"${'x'.repeat(3_000_000)}"}`)
    if (path.startsWith('/verify'))
      return void json({ result: { status: path.includes('dead') ? 'invalid' : 'valid' } })
    json({ company: { employees: '51-200', sector: { name: 'Retail' }, country: 'kz' } })
  }).listen(0, '127.0.0.1')
  await new Promise((done) => service.once('listening', done))
  url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`
  const fetch = makeGuardedFetch({ dns: makeDns({ servers: [], timeoutMs: 1000 }), allowLoopback: true })
  server = await testServer({ parts: { askProvider: makeAskProvider(fetch) } })
  admin = await signIn(server, server.linkToken)
  program = await programWith(server.system, server.url)
})
afterAll(async () => {
  await server.close()
  service.closeAllConnections()
  service.close()
})

const verdict = { path: '$.result.status', pass: ['valid'], fail: ['invalid'] }
const verifier = (path: string, position: number, more: object = {}) => ({
  purpose: 'email_verifier',
  name: path.slice(1),
  position,
  config: { url: `${url}${path}?q={{email}}`, headers: { 'x-key': '{{secret}}' }, verdict, timeout_ms: 400, cost: 2 },
  ...more,
})
const add = async (body: object) => {
  const answer = await admin.send('POST', '/api/providers', body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body as unknown as { items: Provider[] }).items
}
async function post(body: object): Promise<LeadPage> {
  const answer = await program.post('/v1/leads?wait=decision', { channel: 'form', ...body })
  return (await admin.get(`/api/leads/${String(answer.body['id'])}`)).body as unknown as LeadPage
}
const findingOf = (page: LeadPage, check: string) => page.findings.find((one) => one.check === check)
const companyAsks = () => asked.filter(({ path }) => path === '/company')
const doubtful = { name: 'qwrtpsdfg', user_agent: 'python-requests/2.31' }

describe('a waterfall of verifiers', () => {
  it('goes on where a service is slow, lies, is broken, huge or leads inside; the first that knows decides', async () => {
    let position = 0
    for (const path of ['/slow', '/broken', '/odd', '/away', '/huge']) await add(verifier(path, position++))
    const items = await add(verifier('/verify', position, { secret: 'k-123' }))
    expect(JSON.stringify(items)).not.toContain('k-123')
    const lead = await post({ ...doubtful, email: 'someone@studio-one.example.kz' })
    expect(findingOf(lead, 'email.verifier')).toMatchObject({ outcome: 'pass', evidence: { source: 'verify' } })
    expect(asked.at(-1)).toMatchObject({ path: '/verify?q=someone%40studio-one.example.kz', key: 'k-123' })
    const shown = ((await admin.get('/api/providers')).body as unknown as { items: Provider[] }).items
    expect(Object.fromEntries(shown.map(({ name, spent }) => [name, spent.known]))).toEqual({
      slow: 0,
      broken: 0,
      odd: 0,
      away: 0,
      huge: 0,
      verify: 1,
    })
    expect(shown.at(-1)!.spent).toEqual({ asked: 1, known: 1, cost: 2 })
    expect((await explainLead(server.system, lead.id as LeadId)).stages.filter(({ agrees }) => !agrees)).toEqual([])
  })

  it('asks the same question once, and nothing about a lead that is plain', async () => {
    const before = asked.length
    await post({ ...doubtful, email: 'someone@studio-one.example.kz' })
    await post({ name: 'Асель Омарова', phone: '+77019182736', email: 'asel@studio-two.example.kz' })
    expect(asked.length).toBe(before)
  })

  it('turns nobody away by a service alone', async () => {
    const lead = await post({
      name: 'Марат Ким',
      user_agent: 'python-requests/2.31',
      email: 'dead@studio-three.example.kz',
    })
    expect(findingOf(lead, 'email.verifier')).toMatchObject({ outcome: 'fail' })
    expect(lead.verdict).not.toBe('verified')
  })
})

describe('company data', () => {
  it('fills in what the lead did not say, with source and time, and never overrides it', async () => {
    await add({
      purpose: 'company',
      name: 'register',
      config: {
        url: `${url}/company`,
        method: 'POST',
        body: '{"site":"{{domain}}"}',
        fields: { companySize: '$.company.employees', industry: '$.company.sector.name', country: '$.company.country' },
      },
    })
    const lead = await post({ name: 'Асель Омарова', email: 'asel@studio-four-example.kz', industry: 'tyres' })
    expect(companyAsks()).toMatchObject([{ body: '{"site":"studio-four-example.kz"}' }])
    expect(findingOf(lead, 'company.enriched')).toMatchObject({
      outcome: 'pass',
      evidence: { source: 'register', values: { companySize: 51, industry: 'Retail', country: 'KZ' } },
    })
    expect(lead.industry).toBe('tyres')
    expect(lead.decision!.icp.find(({ criterion }) => criterion === 'size')?.outcome).toBe('pass')
    expect((await explainLead(server.system, lead.id as LeadId)).stages.filter(({ agrees }) => !agrees)).toEqual([])
  })

  it('takes an uploaded list before any service', async () => {
    const before = companyAsks().length
    const rows = [
      { domain: 'www.studio-five-example.kz', company_size: '12', industry: 'Printing' },
      { domain: 'nothing', industry: 'x' },
    ]
    expect((await admin.send('PUT', '/api/company-lists/ours', { rows })).body).toEqual({ rows: 1 })
    const lead = await post({ name: 'Марат Ким', email: 'm@studio-five-example.kz' })
    expect(findingOf(lead, 'company.enriched')).toMatchObject({
      evidence: { source: 'ours', values: { companySize: 12 } },
    })
    expect(companyAsks()).toHaveLength(before)
  })
})

it('what-if says what the ladder buys with its price, and replays leads as services filled them in', async () => {
  const { items } = (await admin.get('/api/policies')).body as unknown as { items: { body: Record<string, unknown> }[] }
  const live = items[0]!.body
  const simulate = async (body: object) =>
    (await admin.send('POST', '/api/policies/simulate', { body })).body as unknown as PolicyEffect
  const effect = await simulate(live)
  expect(effect).toMatchObject({ buys: true, changed: 0 })
  expect(effect.replayed.agreeing).toBe(effect.replayed.leads)
  expect(effect.before.asked['email_verifier']).toBeGreaterThan(0)
  expect(effect.before.asked['company']).toBeGreaterThan(0)
  // The first service of each purpose has the price of climbing: verifiers cost 2, the register nothing.
  expect(effect.before.asked_cost).toBe(2 * effect.before.asked['email_verifier']!)
  const idealCustomer = { ...(live['idealCustomer'] as object), criteria: [] }
  const none = await simulate({ ...live, idealCustomer })
  expect(none.before).toEqual(effect.before)
  expect(none.after.asked['company']).toBeUndefined()
})

describe('setting up', () => {
  it('says what is missing, tries a service, and asks for the secret again when the address changes', async () => {
    const bad = await admin.send('POST', '/api/providers', { ...verifier('/verify', 0), config: { url } })
    expect(bad.body.error).toMatchObject({ code: 'bad_input', reason: 'provider_matrix' })
    const { items } = (await admin.get('/api/providers')).body as unknown as { items: Provider[] }
    const kept = items.find(({ name }) => name === 'verify')!
    const tried = await admin.send('POST', `/api/providers/${kept.id}/test`, { email: 'dead@x.example.kz' })
    expect(tried.body).toMatchObject({ known: true, verdict: 'fail' })
    const moved = await admin.send('PUT', `/api/providers/${kept.id}`, {
      purpose: kept.purpose,
      name: kept.name,
      config: { ...kept.config, url: 'http://127.0.0.2:1/?q={{email}}' },
    })
    expect(moved.body.error).toMatchObject({ reason: 'secret_again' })
    expect((await admin.send('DELETE', `/api/providers/${kept.id}`)).status).toBe(204)
  })
})
