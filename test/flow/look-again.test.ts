import { afterAll, beforeAll, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import { takeMessage } from '../../src/app/inbox/take-message.ts'
import { lookAgain } from '../../src/app/look-again.ts'
import { reactionLink, noteReaction } from '../../src/app/deliver/letter-links.ts'
import { sendSoon } from '../../src/app/deliver/send-soon.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
let program: Program

beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  program = await programWith(server.system, server.url)
  await personOf(server, 'rep', 'Rita')
})
afterAll(() => server.close())

const page = async (leadId: string) => (await ada.get(`/api/leads/${leadId}`)).body as unknown as LeadPage
const kinds = async (leadId: string) => (await page(leadId)).timeline.map(({ kind }) => kind)
const decided = async (leadId: string, times: number) =>
  waitFor(async () => {
    const found = await page(leadId)
    return found.timeline.filter(({ kind }) => kind === 'lead.decided').length >= times ? found : null
  })
const lead = async (body: object): Promise<LeadId> =>
  (await program.post('/v1/leads?wait=decision', body)).body['id'] as LeadId

const buys =
  'Мы решили: нужно 20 погрузчиков до конца месяца, бюджет утверждён. Пришлите счёт и договор, готов завтра созвониться.'

it('a lead that writes again is read and scored again, its holder told; the decision can be replayed', async () => {
  const first = { source: 'telegram', address: '5005', name: 'Асем', phone: null, language: 'ru' } as const
  await takeMessage(server.system, { ...first, text: 'Здравствуйте, просто смотрю цены', at: new Date().toISOString() })
  const rows = (await ada.get('/api/leads?view=all')).body['items'] as { id: LeadId; channel: string }[]
  const { id } = rows.find(({ channel }) => channel === 'telegram')!
  const before = await decided(id, 1)
  await takeMessage(server.system, { ...first, text: buys, at: new Date().toISOString() })
  const after = await decided(id, 2)
  expect(after.score!).toBeGreaterThan(before.score!)
  expect(after.reading!.rank).toBeGreaterThan(before.reading!.rank)
  for (const { quote, start, end } of after.reading!.signals) expect(after.message!.slice(start, end)).toBe(quote)
  const told = await waitFor(async () => (await page(id)).timeline.find(({ kind }) => kind === 'lead.warmed_up'))
  expect(told.detail).toMatchObject({ from: before.tier, tier: after.tier, result: 'wrote' })
  expect((await explainLead(server.system, id)).stages.filter(({ agrees }) => !agrees)).toEqual([])
  // Asked again, with nothing new, nothing is decided anew.
  await lookAgain(server.system, id)
  expect((await kinds(id)).filter((kind) => kind === 'lead.decided')).toHaveLength(2)
})

it('another inquiry of the same person counts for the open one', async () => {
  const who = { name: 'Ержан', email: 'erzhan@tulpar-trade.kz', phone: '+7 701 444 32 11' }
  const id = await lead({ ...who, message: 'Сколько стоит доставка?' })
  const before = await page(id)
  await lead({ ...who, message: buys })
  const after = await decided(id, 2)
  expect(after.score!).toBeGreaterThan(before.score!)
  expect(after.message).toContain('бюджет утверждён')
  // The new inquiry is told to its rep; the old one says why it is warmer, and tells nobody a second time.
  const warmer = await waitFor(async () => (await page(id)).timeline.find(({ kind }) => kind === 'lead.warmed_up'))
  expect(warmer.detail).toMatchObject({ tier: after.tier, user: null })
  expect((await explainLead(server.system, id)).agrees).toBe(true)
})

it('a link of a letter that is followed is a visit', async () => {
  const id = await lead({ name: 'Дана', email: 'dana@orda-mebel.kz', message: 'Пока смотрю, что есть' })
  const deliveryId = server.world.newId()
  const at = server.world.now()
  await server.world.store.inWorkspace(server.workspaceId, (tx) =>
    sendSoon(server.workspaceId, tx, [
      {
        id: deliveryId,
        kind: 'letter',
        topic: 'guide',
        leadId: id,
        userId: null,
        endpointId: null,
        cause: `letter:${deliveryId}`,
        payload: { purpose: 'marketing', language: 'ru', subject: 'x', body: 'x', sequence: 'cold' },
        createdAt: at,
        nextAt: at,
      },
    ]),
  )
  const link = new URL(reactionLink(server.system, deliveryId, 'https://shop.example/guide'))
  expect(await noteReaction(server.world, link.searchParams.get('t')!)).toEqual({ url: 'https://shop.example/guide' })
  await decided(id, 2)
  const events = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.events(id))
  const features = (at_: number) => events.filter(({ kind }) => kind === 'lead.scored').at(at_)!.payload['features']
  expect(features(0)).toMatchObject({ visits: null })
  expect(features(-1)).toMatchObject({ visits: 1 })
  expect((await explainLead(server.system, id)).agrees).toBe(true)
})

it('a lead put aside comes back when it writes', async () => {
  const who = { source: 'telegram', address: '5006', name: 'Айгуль', phone: null, language: 'ru' } as const
  await takeMessage(server.system, { ...who, text: 'Нужен погрузчик', at: new Date().toISOString() })
  const id = await waitFor(async () => {
    const rows = (await ada.get('/api/leads?view=all')).body['items'] as { id: LeadId; name: string }[]
    return rows.find(({ name }) => name === 'Айгуль')?.id
  })
  await decided(id, 1)
  const until = new Date(Date.now() + 5 * 86_400_000).toISOString()
  expect((await ada.send('POST', `/api/leads/${id}/snooze`, { until })).status).toBe(200)
  await takeMessage(server.system, {
    ...who,
    text: 'Готовы купить сегодня, пришлите счёт',
    at: new Date().toISOString(),
  })
  const back = await decided(id, 2)
  expect(back.status).toBe('open')
  expect(await kinds(id)).toContain('lead.woken')
})

it('a lead that keeps writing does not put its own deadline off', async () => {
  const who = { source: 'telegram', address: '5009', name: 'Болат', phone: null, language: 'ru' } as const
  await takeMessage(server.system, { ...who, text: buys, at: new Date().toISOString() })
  const id = await waitFor(async () => {
    const rows = (await ada.get('/api/leads?view=all')).body['items'] as { id: LeadId; name: string }[]
    return rows.find(({ name }) => name === 'Болат')?.id
  })
  await decided(id, 1)
  const running = () => server.world.store.inWorkspace(server.workspaceId, (tx) => tx.clocks.running(id))
  const before = await running()
  expect(before!.respondBy).not.toBeNull()
  await takeMessage(server.system, { ...who, text: 'Вы здесь? Очень срочно!', at: new Date().toISOString() })
  await decided(id, 2)
  expect(await running()).toEqual(before)
  expect((await explainLead(server.system, id)).agrees).toBe(true)
})
