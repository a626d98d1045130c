import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assignLead } from '../../src/app/work/assign-lead.ts'
import type { LeadId, UserId } from '../../src/core/lead/ids.ts'
import type { DeliveryList } from '../../src/http/contract/deliveries.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { waitFor } from '../support/wait-for.ts'
import {
  accessToken,
  appSecret,
  graphError,
  hookBody,
  phoneNumberId,
  signatureOf,
  startWhatsappLab,
  type WhatsappLab,
  wrote,
} from '../support/whatsapp-lab.ts'

let server: TestServer
let ada: Browser
let rita: Browser & { userId: UserId }
let program: Program
let whatsapp: WhatsappLab
const ritasNumber = '77019990011'
const verifyToken = 'a-word-typed-on-both-sides'

beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  rita = await personOf(server, 'rep', 'Rita')
  program = await programWith(server.system, server.url)
  whatsapp = await startWhatsappLab()
})
afterAll(async () => {
  await server.close()
  await whatsapp.lab.close()
})
beforeEach(() => {
  whatsapp.onSend = null
})

const settings = (changes: object = {}) => ({
  api_root: whatsapp.url,
  phone_number_id: phoneNumberId,
  verify_token: verifyToken,
  notice_template: 'new_lead',
  lead_template: 'greeting',
  languages: ['ru', 'kk', 'en_US'],
  token: accessToken,
  app_secret: appSecret,
  ...changes,
})
const hook = () => `${server.url}/v1/hooks/whatsapp/${server.workspaceId}`
const tell = async (body: object, signature?: string | null) => {
  const raw = JSON.stringify(body, null, 1)
  const signed = signature === undefined ? signatureOf(raw) : signature
  const headers = { 'content-type': 'application/json', ...(signed ? { 'x-hub-signature-256': signed } : {}) }
  return (await fetch(hook(), { method: 'POST', headers, body: raw })).status
}
const page = async (leadId: string) => (await ada.get(`/api/leads/${leadId}`)).body
const timeline = async (leadId: string) =>
  (await page(leadId))['timeline'] as { kind: string; detail: Record<string, unknown> }[]
const kinds = async (leadId: string) => (await timeline(leadId)).map(({ kind }) => kind)
const givenToRita = async (): Promise<LeadId> => {
  const lead = { name: 'Марат', phone: '+7 701 555 44 33', message: 'Нужен счёт' }
  const { body } = await program.post('/v1/leads?wait=decision', lead)
  const leadId = body['id'] as LeadId
  await assignLead(server.system, { leadId, userId: rita.userId, queue: null, reason: null })
  return leadId
}
const toldAbout = (leadId: LeadId) =>
  waitFor(() => whatsapp.sentTo(ritasNumber).find((one) => one.body.includes(leadId)))
const log = async () => ((await ada.get('/api/deliveries')).body as unknown as DeliveryList).items
const newLeadOf = (number: string) =>
  waitFor(async () => {
    const { body } = await ada.get('/api/leads?view=all')
    const rows = body['items'] as { id: LeadId; channel: string; name: string }[]
    for (const row of rows.filter(({ channel }) => channel === 'whatsapp'))
      if ((await page(row.id))['phone'] === `+${number}`) return row
    return null
  })

describe('setting the number up', () => {
  it('tries the token first and never shows it again', async () => {
    const wrong = await ada.send('PUT', '/api/channels/whatsapp', settings({ token: 'wrong' }))
    expect(wrong.status).toBe(400)
    expect(wrong.body.error).toMatchObject({ reason: 'token_refused', fields: [{ path: 'token' }] })
    const right = await ada.send('PUT', '/api/channels/whatsapp', settings())
    expect(right.body).toMatchObject({ secrets: ['token', 'app_secret'], config: { shown_number: '+7 727 000 00 00' } })
    expect(JSON.stringify(right.body)).not.toMatch(/EAAG|secret-of-the-app/)
    const again = await ada.send('PUT', '/api/channels/whatsapp', settings({ token: undefined, app_secret: undefined }))
    expect(again.status).toBe(200)
    const me = { channels: ['whatsapp', 'email'], phone: `+${ritasNumber}` }
    expect((await rita.send('PUT', '/api/session/me/notices', me)).body['channels']).toEqual(['whatsapp', 'email'])
  })

  it('answers the handshake to whoever knows the token alone', async () => {
    const ask = (token: string) =>
      fetch(`${hook()}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`)
    expect(await (await ask(verifyToken)).text()).toBe('1158201444')
    expect((await ask('guess')).status).toBe(403)
  })

  it('takes webhooks that are signed over their very bytes', async () => {
    const body = wrote('77025550000', 'Здравствуйте')
    expect(await tell(body, null)).toBe(401)
    expect(await tell(body, signatureOf(JSON.stringify(body)))).toBe(401)
    expect(await tell(body, signatureOf(JSON.stringify(body, null, 1), 'another'))).toBe(401)
    expect(await tell({ object: 'whatsapp_business_account', entry: [{ changes: [7, null, { value: [] }] }] })).toBe(
      200,
    )
    expect(await tell(wrote('77025550000', 'чужой номер') && hookBody({ messages: 'x' }, '999'))).toBe(200)
  })
})

describe('a stranger who writes', () => {
  it('becomes one lead, though its webhook comes twice; further messages are a part of it', async () => {
    const first = wrote('77025550001', 'Здравствуйте, нужен погрузчик до пятницы')
    expect([await tell(first), await tell(first)]).toEqual([200, 200])
    const lead = await newLeadOf('77025550001')
    expect(lead.name).toBe('Асем')
    const second = wrote('77025550001', 'И ещё доставка')
    expect([await tell(second), await tell(second)]).toEqual([200, 200])
    await waitFor(async () => (await kinds(lead.id)).includes('message.received'))
    expect((await kinds(lead.id)).filter((kind) => kind === 'message.received')).toHaveLength(1)
  })

  it('who asked by a form before goes on with that inquiry', async () => {
    const form = { name: 'Дана', phone: '+7 702 555 00 02', message: 'Сколько стоит?' }
    const { body } = await program.post('/v1/leads?wait=decision', form)
    expect(await tell(wrote('77025550002', 'Это я писала на сайте'))).toBe(200)
    expect(await kinds(String(body['id']))).toContain('message.received')
  })
})

describe('writing to a lead', () => {
  it('free text goes within the window, stops the clock, and stands on the timeline with its words', async () => {
    await tell(wrote('77025550003', 'Пришлите счёт'))
    const lead = await newLeadOf('77025550003')
    await waitFor(async () => (await page(lead.id))['score'] !== null)
    const done = await ada.send('POST', `/api/leads/${lead.id}/whatsapp`, { text: 'Отправили на почту' })
    expect(done.status).toBe(200)
    const sent = await waitFor(() => whatsapp.sentTo('77025550003')[0])
    expect(sent.fields).toMatchObject({ type: 'text', text: { body: 'Отправили на почту' } })
    const told = await waitFor(async () => (await timeline(lead.id)).find(({ kind }) => kind === 'message.sent'))
    expect(told.detail).toMatchObject({ text: 'Отправили на почту', channel: 'whatsapp' })
    expect((await page(lead.id))['first_contact_at']).not.toBeNull()
    const status = (name: string, more: object = {}) =>
      hookBody({
        statuses: [{ id: 'wamid.x', status: name, biz_opaque_callback_data: told.detail['delivery'], ...more }],
      })
    await tell(status('delivered'))
    await tell(status('read'))
    await tell(status('read'))
    expect((await kinds(lead.id)).filter((kind) => kind === 'message.read')).toHaveLength(1)
    await tell(status('failed', { errors: [{ code: 131_026, title: 'Message undeliverable' }] }))
    expect((await log()).find(({ id }) => id === told.detail['delivery'])).toMatchObject({
      state: 'failed',
      code: 'address_refused',
    })
  })

  it('outside the window only the template goes, in a language that is approved', async () => {
    const { body } = await program.post('/v1/leads?wait=decision', {
      name: 'John',
      phone: '+7 702 555 00 04',
      message: 'We need a forklift by Friday, please send a quote',
    })
    const path = `/api/leads/${String(body['id'])}/whatsapp`
    const refused = await ada.send('POST', path, { text: 'Hello' })
    expect(refused.status).toBe(409)
    expect(refused.body.error).toMatchObject({ reason: 'window_closed' })
    expect((await ada.send('POST', path, { text: null })).status).toBe(200)
    const sent = await waitFor(() => whatsapp.sentTo('77025550004')[0])
    expect(sent.fields['template']).toMatchObject({ name: 'greeting', language: { code: 'en_US' } })
    expect(JSON.stringify(sent.fields['template'])).toContain('John')
  })

  it.each([
    ['the window closed meanwhile', 131_047, 400, 'failed', 'window_closed'],
    ['the number has no WhatsApp', 131_026, 400, 'failed', 'address_refused'],
    ['too many messages', 130_429, 400, 'waiting', 'rate_limited'],
    ['too many to this number', 131_056, 400, 'waiting', 'rate_limited'],
    ['a plain 429', 4, 429, 'waiting', 'rate_limited'],
    ['a fault of the service', 131_000, 500, 'waiting', 'service_error'],
    ['a token that has run out', 190, 401, 'waiting', 'token_refused'],
  ])('%s: error %i', async (_, code, status, state, reason) => {
    const number = `7702556${String(code).slice(-4).padStart(4, '0')}`
    await tell(wrote(number, 'Пришлите счёт'))
    const lead = await newLeadOf(number)
    whatsapp.onSend = () => graphError(code, status)
    await ada.send('POST', `/api/leads/${lead.id}/whatsapp`, { text: 'Ответ' })
    const found = await waitFor(async () =>
      (await log()).find(({ kind, lead_id, code: why }) => kind === 'message' && lead_id === lead.id && why !== null),
    )
    expect(found).toMatchObject({ kind: 'message', state, code: reason })
    expect(JSON.stringify(found)).not.toContain('+77010000000')
  })

  it('a connection that breaks after the message was handed over is unsure, and not tried again', async () => {
    await tell(wrote('77025550005', 'Пришлите счёт'))
    const lead = await newLeadOf('77025550005')
    whatsapp.onSend = () => 'cut'
    await ada.send('POST', `/api/leads/${lead.id}/whatsapp`, { text: 'Ответ' })
    await waitFor(async () => (await log()).find(({ lead_id, state }) => lead_id === lead.id && state === 'unsure'))
    expect(whatsapp.sentTo('77025550005')).toHaveLength(1)
  })
})

describe('notices to people', () => {
  it('go by the template, without the phone number of the lead', async () => {
    const leadId = await givenToRita()
    const { fields } = await toldAbout(leadId)
    expect(fields['template']).toMatchObject({ name: 'new_lead', language: { code: 'en_US' } })
    expect(JSON.stringify(fields)).not.toMatch(/555\D*44\D*33/)
  })

  it('come with buttons while the person has written within a day; a button accepts', async () => {
    await tell(wrote(ritasNumber, 'привет'))
    const help = await waitFor(() => whatsapp.sentTo(ritasNumber).find((one) => one.fields['type'] === 'text'))
    expect(help.fields['text']).toBeTruthy()
    const leadId = await givenToRita()
    const { fields } = await waitFor(() =>
      whatsapp.sentTo(ritasNumber).find((one) => one.body.includes(leadId) && one.fields['type'] === 'interactive'),
    )
    expect(JSON.stringify(fields)).toContain(`a:${leadId}`)
    const press = {
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: `a:${leadId}`, title: 'Беру' } },
    }
    await tell(wrote(ritasNumber, '', press))
    expect(await kinds(leadId)).toContain('assignment.accepted')
  })

  it('who cannot is asked why, and the lead goes to somebody else with the reason', async () => {
    await tell(wrote(ritasNumber, 'я тут'))
    const leadId = await givenToRita()
    await waitFor(() =>
      whatsapp
        .sentTo(ritasNumber)
        .find((one) => one.body.includes(`d:${leadId}`) && one.fields['type'] === 'interactive'),
    )
    const reply = (kind: 'button_reply' | 'list_reply', id: string) =>
      wrote(ritasNumber, '', { type: 'interactive', interactive: { type: kind, [kind]: { id, title: 'x' } } })
    await tell(reply('button_reply', `d:${leadId}`))
    const asked = await waitFor(() => whatsapp.sentTo(ritasNumber).find((one) => one.body.includes(`r:${leadId}:0`)))
    expect((asked.fields['interactive'] as { type: string }).type).toBe('list')
    expect(await kinds(leadId)).not.toContain('assignment.declined')
    await tell(reply('list_reply', `r:${leadId}:0`))
    await waitFor(async () => (await kinds(leadId)).includes('assignment.declined'))
    const shown = await page(leadId)
    expect((shown['assignee'] as { id: string } | null)?.id).not.toBe(rita.userId)
    const entries = shown['timeline'] as { kind: string; detail: object }[]
    expect(entries.find(({ kind }) => kind === 'assignment.declined')!.detail).toMatchObject({ reason: 'busy' })
    // Pressed again, it is somebody else's by now.
    await tell(reply('list_reply', `r:${leadId}:0`))
    expect((await kinds(leadId)).filter((kind) => kind === 'assignment.declined')).toHaveLength(1)
  })

  it('a notice that the service could not deliver after all goes by the next channel', async () => {
    const leadId = await givenToRita()
    await toldAbout(leadId)
    const sent = await waitFor(async () =>
      (await log()).find((one) => one.lead_id === leadId && one.kind === 'notice' && one.state === 'sent'),
    )
    const status = { id: 'wamid.y', status: 'failed', biz_opaque_callback_data: sent.id, errors: [{ code: 131_026 }] }
    expect(await tell(hookBody({ statuses: [status] }))).toBe(200)
    const after = await waitFor(async () => (await log()).find(({ id, state }) => id === sent.id && state !== 'sent'))
    expect(after.attempts[0]).toMatchObject({ channel: 'whatsapp', result: 'refused', reason: 'address_refused' })
    expect(whatsapp.sentTo(ritasNumber).filter((one) => one.body.includes(leadId))).toHaveLength(1)
  })
})
