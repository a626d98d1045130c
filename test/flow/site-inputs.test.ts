import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assessLead } from '../../src/app/assess-lead.ts'
import { explainLead } from '../../src/app/explain-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { loadVerifyData } from '../../src/files/shipped-verify-data.ts'
import { makeLookups } from '../../src/lookup/make-lookups.ts'
import { systemContext } from '../../src/wire-world.ts'
import { type DnsLab, startDnsLab } from '../support/dns-lab.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let dns: DnsLab
let site: Server
let server: TestServer
let program: Program
let title = 'Насосы «Алтын Су»'

beforeAll(async () => {
  site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<html lang="ru"><title>${title}</title><meta name="description" content="Опт и монтаж"></html>`)
  }).listen(0, '127.0.0.1')
  await new Promise((done) => site.once('listening', done))
  dns = await startDnsLab({ 'altynsu.kz': { a: ['127.0.0.1'] } })
  const websitePorts = { https: null, http: (site.address() as AddressInfo).port }
  const lookups = () =>
    makeLookups(
      { dnsServers: [dns.address], probe: null, timeoutMs: 2000, allowLoopback: true, websitePorts },
      loadVerifyData,
    )
  server = await testServer()
  const engines = { ...server.world.engines, lookupKinds: ['website'] as const }
  // Each question is asked anew: the cache of one process would hide that the stored answer is used.
  Object.assign(server.world, {
    engines,
    lookups: { answer: (...asked: Parameters<ReturnType<typeof lookups>['answer']>) => lookups().answer(...asked) },
  })
  program = await programWith(server.system, server.url)
})
afterAll(async () => {
  await server.close()
  await dns.close()
  site.close()
})

const ctx = () => systemContext(server.world, server.workspaceId, 'test')
async function leadOf(body: object): Promise<LeadId> {
  const answer = await program.post('/v1/leads?wait=decision', { channel: 'form', email: 'sales@altynsu.kz', ...body })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return String(answer.body['id']) as LeadId
}
async function inputsOf(id: LeadId): Promise<Readonly<Record<string, unknown>>> {
  const events = await ctx().store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(id))
  const { features } = events.findLast(({ kind }) => kind === 'lead.scored')!.payload as { features: object }
  return Object.fromEntries(Object.entries(features).filter(([name]) => name.startsWith('site')))
}

it("takes the words of the company's site as they stood when the lead came, and keeps them when it is scored again", async () => {
  const id = await leadOf({ company: 'Алтын Су' })
  const then = { site: 'names company', site_text: 'Насосы «Алтын Су» Опт и монтаж', site_language: 'ru' }
  expect(await inputsOf(id)).toEqual(then)
  title = 'Спасибо нашему новому поставщику'
  await assessLead(ctx(), id, { again: { reason: 'model_crowned' } })
  expect(await inputsOf(id)).toEqual(then)
  expect(await explainLead(ctx(), id)).toMatchObject({ agrees: true })
})

it('takes no site of today for a lead of last year', async () => {
  const id = await leadOf({ received_at: new Date(Date.now() - 300 * 86_400_000).toISOString() })
  expect(await inputsOf(id)).toEqual({})
  expect(await explainLead(ctx(), id)).toMatchObject({ agrees: true })
})
