import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assignLead } from '../../src/app/work/assign-lead.ts'
import type { LeadId, UserId } from '../../src/core/lead/ids.ts'
import type { DeliveryList } from '../../src/http/contract/deliveries.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { type ServiceLab, startServiceLab } from '../support/service-lab.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
let rep: Browser & { userId: UserId }
let program: Program
let mail: MailLab
let sms: ServiceLab

const hotWords =
  'Здравствуйте! У нас магазин автозапчастей, 5 продавцов, заявки теряются, клиенты жалуются. Нужен счёт на 5 лицензий до конца недели, бюджет утверждён, решаю я. Готов завтра созвониться.'

beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  rep = await personOf(server, 'rep', 'Rita')
  await ada.send('PATCH', `/api/users/${rep.userId}`, { closer: true })
  program = await programWith(server.system, server.url)
  mail = await startMailLab()
  sms = await startServiceLab(() => ({ status: 200 }))
  await ada.send('PUT', '/api/channels/mail', {
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: null,
    from_name: 'Assay',
    from_address: 'assay@shop.example',
  })
})
afterAll(async () => {
  await server.close()
  await Promise.all([mail.close(), sms.close()])
})
beforeEach(() => {
  mail.manners = {}
  ;(mail.letters as unknown[]).length = 0
  ;(sms.calls as unknown[]).length = 0
})

const leadOf = async (message = hotWords): Promise<LeadId> => {
  const answer = await program.post('/v1/leads?wait=decision', {
    channel: 'form',
    name: 'Марат',
    phone: '+7 701 555 44 33',
    message,
  })
  expect(answer.status).toBe(201)
  return answer.body['id'] as LeadId
}
const toRita = (leadId: LeadId) => assignLead(server.system, { leadId, userId: rep.userId, queue: null, reason: null })
const log = async (query = ''): Promise<DeliveryList> =>
  (await ada.get(`/api/deliveries${query}`)).body as unknown as DeliveryList
const noticeOf = (leadId: LeadId, state: string) =>
  waitFor(async () => (await log('?kind=notice')).items.find((one) => one.lead_id === leadId && one.state === state))

describe('a hot lead', () => {
  it('is told to its rep as soon as it is decided', async () => {
    const id = await leadOf()
    const page = await ada.get(`/api/leads/${id}`)
    expect(page.body['tier']).toBe('hot')
    const letter = await waitFor(() => mail.letters[0])
    const routed = (page.body['timeline'] as { kind: string; at: string }[]).find(({ kind }) => kind === 'lead.routed')!
    const notice = await noticeOf(id, 'sent')
    // Two seconds on a machine that does nothing else; here others work too.
    expect(Date.parse(notice.ended_at!) - Date.parse(routed.at)).toBeLessThan(20_000)
    expect(letter.to).toEqual(['rita@example.kz'])
    expect(letter.letter.text).toContain(`/leads/mine/${id}`)
    expect(letter.letter.text).toContain('Марат')
    expect(letter.letter.text).not.toContain('701')
    const told = await waitFor(async () =>
      ((await ada.get(`/api/leads/${id}`)).body['timeline'] as { kind: string; detail: object }[]).find(
        ({ kind }) => kind === 'notice.sent',
      ),
    )
    expect(told.detail).toMatchObject({ topic: 'assigned', channel: 'email' })
  })

  it('is told once, however often it is decided and given to the same person', async () => {
    const id = await leadOf()
    await noticeOf(id, 'sent')
    await ada.send('POST', `/api/leads/${id}/verdict`, { verdict: 'verified', reason: 'called' })
    await toRita(id)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(mail.letters).toHaveLength(1)
  })
})

describe('when a channel fails', () => {
  const prefer = (body: object) => rep.send('PUT', '/api/session/me/notices', body)

  it('the next in the person’s order is tried', async () => {
    await ada.send('PUT', '/api/channels/sms', {
      provider: 'http',
      url: `${sms.url}/sms`,
      format: 'json',
      fields: { to: '{{to}}', text: '{{text}}' },
    })
    expect((await prefer({ channels: ['sms', 'email'], phone: '+77015550011' })).status).toBe(200)
    sms.answer = () => ({ status: 503 })
    const id = await leadOf()
    const notice = await noticeOf(id, 'sent')
    expect(notice.channel).toBe('email')
    expect(notice.attempts.map(({ channel, result }) => [channel, result])).toEqual([
      ['sms', 'temporary'],
      ['email', 'delivered'],
    ])
  })

  it('one that broke off in the middle is not used again', async () => {
    sms.answer = () => 'cut'
    const id = await leadOf()
    const notice = await noticeOf(id, 'sent')
    expect(notice.attempts.map(({ channel, result }) => [channel, result])).toEqual([
      ['sms', 'unsure'],
      ['email', 'delivered'],
    ])
    expect(sms.calls).toHaveLength(1)
  })

  it('and every one, it waits and comes round again', async () => {
    sms.answer = () => ({ status: 503 })
    mail.manners = { mail: () => '451 4.3.0 later' }
    const id = await leadOf()
    const notice = await waitFor(async () =>
      (await log('?kind=notice')).items.find(
        (one) => one.lead_id === id && one.next_at && Date.parse(one.next_at) - Date.parse(one.created_at) > 15_000,
      ),
    )
    expect(notice.attempts).toHaveLength(2)
    mail.manners = {}
    expect((await ada.send('POST', `/api/deliveries/${notice.id}/replay`)).status).toBe(204)
    expect((await noticeOf(id, 'sent')).channel).toBe('email')
  })

  it('nobody is woken in quiet hours that they asked for', async () => {
    sms.answer = () => ({ status: 200 })
    await prefer({ channels: ['sms'], phone: '+77015550011', quiet: { from: '00:00', to: '23:59' } })
    const id = await leadOf()
    const notice = await noticeOf(id, 'waiting')
    await waitFor(async () => Date.parse((await noticeOf(id, 'waiting')).next_at!) > Date.now())
    expect(notice.attempts).toEqual([])
    await prefer({ channels: ['sms'], phone: '+77015550011', quiet: null })
  })
})

describe('a process that dies between sending and recording', () => {
  it('leaves a claim, and the notice is not sent a second time', async () => {
    const { store } = server.world
    sms.answer = () => ({ status: 200 })
    const id = await leadOf()
    const notice = await noticeOf(id, 'sent')
    const before = sms.calls.length
    // As the dead process left it: claimed, sent, nothing recorded.
    await store.inWorkspace(server.workspaceId, async (tx) => {
      await tx.deliveries.change(notice.id, {
        state: 'sending',
        claimedAt: new Date(Date.now() - 120_000).toISOString(),
        endedAt: null,
      })
      await tx.jobs.send('notice.send', [{ workspaceId: server.workspaceId, deliveryId: notice.id }])
    })
    expect((await noticeOf(id, 'unsure')).code).toBe('crashed')
    expect(sms.calls.length).toBe(before)
  })
})

it('without any channel a notice is put down as such, and nothing breaks', async () => {
  await ada.send('DELETE', '/api/channels/mail')
  await ada.send('DELETE', '/api/channels/sms')
  const id = await leadOf()
  expect((await noticeOf(id, 'cancelled')).code).toBe('no_channel')
})
