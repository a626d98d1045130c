import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SourceCards } from '../../src/http/contract/sources.ts'
import { type Browser, signIn } from '../support/browser.ts'
import { programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let admin: Browser
beforeAll(async () => {
  server = await testServer()
  admin = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

it('says per source what is turned away, by which check, and what became of the rest', async () => {
  const program = await programWith(server.system, server.url)
  const post = async (body: object) =>
    String((await program.post('/v1/leads?wait=decision', { channel: 'form', ...body })).body['id'])
  const bot = { user_agent: 'python-requests/2', behaviour: { honeypot_filled: true, webdriver: true } }
  const good = await post({ source: 'fair', name: 'Асель Омарова', phone: '+77019182730' })
  await post({ source: 'fair', name: 'Марат Ким', phone: '+77019182855' })
  await post({ source: 'ads', name: 'Dana White', email: 'a@studio.example.kz', ...bot })
  await post({ source: 'ads', name: 'Dan White', email: 'b@studio.example.kz', ...bot })
  await post({ source: 'ads', name: 'Тимур Садыков', phone: '+77019182999' })
  await admin.send('POST', `/api/leads/${good}/outcome`, { kind: 'won', amount: 500_000 })
  const { items } = (await admin.get('/api/sources?days=30')).body as unknown as SourceCards
  expect(items.map(({ source }) => source)).toEqual(['ads', 'fair'])
  expect(items[0]).toMatchObject({ leads: 3, rejected: 2, verified: 1, open: 1, won: 0 })
  expect(items[0]!.rejected_by).toContainEqual({ check: 'origin.agent', leads: 2 })
  expect(items[1]).toMatchObject({ leads: 2, rejected: 0, verified: 2, won: 1, open: 1, won_amount: 500_000 })
  expect((await admin.get('/api/sources?days=0')).status).toBe(400)
})
