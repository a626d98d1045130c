import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { DeliveryList, WebhookView } from '../../src/http/contract/deliveries.ts'
import { makeWebhookSender } from '../../src/messenger/webhook/webhook-sender.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { type ServiceCall, type ServiceLab, startServiceLab } from '../support/service-lab.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
let program: Program
let lab: ServiceLab
let endpoint: WebhookView
let secret: string

beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  program = await programWith(server.system, server.url)
  lab = await startServiceLab(() => ({ status: 204, text: '' }))
  const events = ['lead.received', 'lead.decided', 'lead.assigned', 'outcome.recorded']
  const added = await ada.send('POST', '/api/webhooks', { url: `${lab.url}/hook`, events })
  expect(added.status).toBe(201)
  endpoint = added.body['webhook'] as WebhookView
  secret = added.body['secret'] as string
})
afterAll(async () => {
  await server.close()
  await lab.close()
})
beforeEach(() => {
  lab.answer = () => ({ status: 204, text: '' })
  ;(lab.calls as unknown[]).length = 0
})

const typeOf = (call: ServiceCall) => call.fields['type']
const verified = (call: ServiceCall, by: string) =>
  new Webhook(by).verify(Buffer.from(call.body, 'latin1').toString('utf8'), call.headers as Record<string, string>)
const log = async (): Promise<DeliveryList['items']> =>
  ((await ada.get('/api/deliveries?kind=webhook')).body as unknown as DeliveryList).items
const test = async () => {
  const { body } = await ada.send('POST', `/api/webhooks/${endpoint.id}/test`)
  return body['delivery_id'] as string
}
const inState = (id: string, state: string) =>
  waitFor(async () => (await log()).find((one) => one.id === id && one.state === state))

it('tells what happened, signed, each event once', async () => {
  const { body } = await program.post('/v1/leads?wait=decision', {
    name: 'Асем',
    email: 'asem@firm.kz',
    message: 'Нужен счёт',
  })
  const id = String(body['id'])
  await program.post(`/v1/leads/${id}/outcome`, { kind: 'won', amount: 5000 })
  await waitFor(() => lab.calls.some((call) => typeOf(call) === 'outcome.recorded'))
  await waitFor(() => lab.calls.length >= 4)
  expect(lab.calls.map(typeOf).toSorted()).toEqual([
    'lead.assigned',
    'lead.decided',
    'lead.received',
    'outcome.recorded',
  ])
  for (const call of lab.calls) {
    const told = verified(call, secret) as { data: { lead: { id: string; name: string } } }
    expect(told.data.lead).toMatchObject({ id, name: 'Асем' })
  }
  const won = lab.calls.find((call) => typeOf(call) === 'outcome.recorded')!
  expect(won.fields['data']).toMatchObject({ detail: { kind: 'won', amount: 5000 }, lead: { outcome: 'won' } })
  expect(() => verified({ ...won, body: won.body.replace('won', 'win') }, secret)).toThrow()
})

it('an endpoint that fails is tried again with the same bytes under the same id, and says since when', async () => {
  lab.answer = () => ({ status: 500 })
  const id = await test()
  const waiting = await waitFor(async () =>
    (await log()).find((one) => one.id === id && one.state === 'waiting' && one.code !== null),
  )
  expect(waiting.code).toBe('service_error')
  const shown = await ada.get('/api/webhooks')
  expect((shown.body['items'] as WebhookView[])[0]!.failing_since).not.toBeNull()
  lab.answer = () => ({ status: 200 })
  await inState(id, 'sent') // five seconds later, by itself
  const [first, second] = lab.calls
  expect(second!.body).toBe(first!.body)
  expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  expect(((await ada.get('/api/webhooks')).body['items'] as WebhookView[])[0]!.failing_since).toBeNull()
})

it('is given up at last, and sent again when a person asks', async () => {
  lab.answer = () => ({ status: 500 })
  const id = await test()
  await waitFor(async () => (await log()).find((one) => one.id === id && one.state === 'waiting' && one.code !== null))
  await server.world.store.inWorkspace(server.workspaceId, async (tx) => {
    await tx.deliveries.change(id, { round: 8, nextAt: server.world.now() })
    await tx.jobs.send('post.send', [{ workspaceId: server.workspaceId, deliveryId: id }])
  })
  await inState(id, 'failed')
  lab.answer = () => ({ status: 200 })
  await ada.send('POST', `/api/deliveries/${id}/replay`)
  await inState(id, 'sent')
})

it('after a crash in the middle it is sent again: the receiver knows it by its id', async () => {
  const id = await test()
  await inState(id, 'sent')
  await server.world.store.inWorkspace(server.workspaceId, async (tx) => {
    await tx.deliveries.change(id, { state: 'sending', claimedAt: new Date(Date.now() - 120_000).toISOString() })
    await tx.jobs.send('post.send', [{ workspaceId: server.workspaceId, deliveryId: id }])
  })
  await waitFor(() => lab.calls.length === 2)
  expect(lab.calls[1]!.headers['webhook-id']).toBe(lab.calls[0]!.headers['webhook-id'])
  await inState(id, 'sent')
})

it('for a day after its secret was changed both sign', async () => {
  const rotated = await ada.send('POST', `/api/webhooks/${endpoint.id}/rotate`)
  const fresh = rotated.body['secret'] as string
  expect(fresh).not.toBe(secret)
  await test()
  const call = await waitFor(() => lab.calls[0])
  expect(verified(call, secret)).toMatchObject({ type: 'test' })
  expect(verified(call, fresh)).toMatchObject({ type: 'test' })
  expect(JSON.stringify((await ada.get('/api/webhooks')).body)).not.toContain('whsec')
})

it('an endpoint that is gone is switched off', async () => {
  lab.answer = () => ({ status: 410 })
  await test()
  await waitFor(async () => !((await ada.get('/api/webhooks')).body['items'] as WebhookView[])[0]!.active)
  await ada.send('PATCH', `/api/webhooks/${endpoint.id}`, { active: true })
})

it('goes to no private address unless the operator allows it, whatever name it hides behind', async () => {
  const guarded = makeWebhookSender({ allowPrivate: false })
  const message = { id: 'msg_1', body: '{}', secrets: [secret] }
  for (const host of ['127.0.0.1', 'localhost', '2130706433']) {
    const url = `http://${host}:${new URL(lab.url).port}/hook`
    expect(await guarded.send({ ...message, url })).toEqual({ kind: 'misconfigured', reason: 'address_forbidden' })
  }
  expect(lab.calls).toHaveLength(0)
})

it('follows no redirect', async () => {
  lab.answer = () => ({ status: 302, headers: { location: `${lab.url}/elsewhere` } })
  const open = makeWebhookSender({ allowPrivate: true })
  const result = await open.send({ id: 'msg_2', body: '{}', secrets: [secret], url: `${lab.url}/hook` })
  expect(result).toEqual({ kind: 'misconfigured', reason: 'redirected' })
  expect(lab.calls).toHaveLength(1)
})

it('is the administrator’s; the log is also for those who lead', async () => {
  const rep = await personOf(server, 'rep', 'Rep')
  const manager = await personOf(server, 'manager', 'Manager')
  expect((await rep.get('/api/webhooks')).status).toBe(403)
  expect((await rep.get('/api/deliveries')).status).toBe(403)
  expect((await manager.get('/api/deliveries')).status).toBe(200)
})
