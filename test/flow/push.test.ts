import { createECDH, randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { assignLead } from '../../src/app/work/assign-lead.ts'
import type { LeadId, UserId } from '../../src/core/lead/ids.ts'
import { type Browser, personOf } from '../support/browser.ts'
import { programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { type ServiceLab, startServiceLab } from '../support/service-lab.ts'
import { waitFor } from '../support/wait-for.ts'

type Decrypt = (
  body: Buffer,
  how: { version: 'aes128gcm'; privateKey: ReturnType<typeof createECDH>; authSecret: string },
) => Buffer
const { decrypt } = createRequire(import.meta.url)('http_ece') as { readonly decrypt: Decrypt }

let server: TestServer
let rep: Browser & { userId: UserId }
let lab: ServiceLab
const browser = createECDH('prime256v1')
const auth = randomBytes(16).toString('base64url')

beforeAll(async () => {
  server = await testServer({ works: true })
  rep = await personOf(server, 'rep', 'Rita')
  lab = await startServiceLab(() => ({ status: 201, text: '' }))
  browser.generateKeys()
})
afterAll(async () => {
  await server.close()
  await lab.close()
})

const given = async (): Promise<LeadId> => {
  const program = await programWith(server.system, server.url)
  const { body } = await program.post('/v1/leads?wait=decision', {
    name: 'Марат',
    email: 'm@firma.kz',
    message: 'Счёт',
  })
  const leadId = body['id'] as LeadId
  await assignLead(server.system, { leadId, userId: rep.userId, queue: null, reason: null })
  return leadId
}

it('a browser subscribes, and only it can read the notice', async () => {
  const { body } = await rep.get('/api/session/me/push')
  expect((await rep.get('/api/session/me/push')).body).toEqual(body)
  const subscription = {
    endpoint: `${lab.url}/push/1`,
    keys: { p256dh: browser.getPublicKey('base64url'), auth },
    label: 'Laptop',
  }
  expect((await rep.send('POST', '/api/session/me/push', subscription)).status).toBe(204)
  const leadId = await given()
  const call = await waitFor(() => lab.calls[0])
  expect(call.headers['content-encoding']).toBe('aes128gcm')
  expect(call.headers.authorization).toContain(String(body['public_key']))
  const cipher = Buffer.from(call.body, 'latin1')
  expect(cipher.toString('utf8')).not.toContain('Марат')
  const told = JSON.parse(
    decrypt(cipher, { version: 'aes128gcm', privateKey: browser, authSecret: auth }).toString('utf8'),
  ) as object
  expect(told).toMatchObject({ tag: leadId, url: `http://localhost:4400/leads/mine/${leadId}` })
})

it('one that is gone is forgotten', async () => {
  lab.answer = () => ({ status: 410, text: '' })
  await given()
  await waitFor(async () => ((await rep.get('/api/session/me/notices')).body['browsers'] as unknown[]).length === 0)
})

it('nobody ends a subscription of somebody else', async () => {
  const other = await personOf(server, 'rep', 'Other')
  const endpoint = `${lab.url}/push/2`
  const keys = { p256dh: browser.getPublicKey('base64url'), auth }
  await rep.send('POST', '/api/session/me/push', { endpoint, keys })
  await other.send('POST', '/api/session/me/push/end', { endpoint })
  expect((await rep.get('/api/session/me/notices')).body['browsers']).toHaveLength(1)
})
