import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assignLead } from '../../src/app/work/assign-lead.ts'
import type { LeadId, UserId } from '../../src/core/lead/ids.ts'
import type { DeliveryList } from '../../src/http/contract/deliveries.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { botToken, pressed, startTelegramLab, type TelegramLab, written } from '../support/telegram-lab.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
let rita: Browser & { userId: UserId }
let program: Program
let telegram: TelegramLab
const ritasChat = 7001

beforeAll(async () => {
  server = await testServer({ works: true, limits: { strict: 1000 } })
  ada = await signIn(server, server.linkToken)
  rita = await personOf(server, 'rep', 'Rita')
  program = await programWith(server.system, server.url)
  telegram = await startTelegramLab()
})
afterAll(async () => {
  await server.close()
  await telegram.lab.close()
})
beforeEach(() => {
  telegram.onSend = null
})

const settings = (changes: object = {}) => ({ api_root: telegram.url, mode: 'polling', token: botToken, ...changes })
const givenToRita = async (): Promise<LeadId> => {
  const { body } = await program.post('/v1/leads?wait=decision', {
    name: 'Марат',
    phone: '+7 701 555 44 33',
    message: 'Нужен счёт',
  })
  const leadId = body['id'] as LeadId
  await assignLead(server.system, { leadId, userId: rita.userId, queue: null, reason: null })
  return leadId
}
const toldAbout = (leadId: LeadId) =>
  waitFor(() => telegram.calls('sendMessage').find((one) => one.body.includes(leadId)))
const page = async (leadId: LeadId) => (await ada.get(`/api/leads/${leadId}`)).body
const kinds = async (leadId: LeadId) => ((await page(leadId))['timeline'] as { kind: string }[]).map(({ kind }) => kind)

describe('setting the bot up', () => {
  it('tries the token first', async () => {
    const wrong = await ada.send('PUT', '/api/channels/telegram', settings({ token: '1:wrong' }))
    expect(wrong.status).toBe(400)
    expect(wrong.body.error).toMatchObject({ reason: 'token_refused', fields: [{ path: 'token' }] })
    const right = await ada.send('PUT', '/api/channels/telegram', settings())
    expect(right.body).toMatchObject({ secrets: ['token'], config: { bot_name: 'assay_test_bot' } })
    expect(JSON.stringify(right.body)).not.toContain(botToken)
  })

  it('a person links their chat with a code that works once', async () => {
    const { body } = await rita.send('POST', '/api/session/me/telegram')
    expect(body['url']).toBe(`https://t.me/assay_test_bot?start=${String(body['code'])}`)
    telegram.happens(written(ritasChat, `/start ${String(body['code'])}`))
    await waitFor(async () => (await rita.get('/api/session/me/notices')).body['telegram_linked'])
    await waitFor(() =>
      telegram.calls('sendMessage').some((one) => one.fields['text'] === 'Готово: сюда будут приходить ваши заявки.'),
    )
    telegram.happens(written(9999, `/start ${String(body['code'])}`))
    const refused = await waitFor(() => telegram.calls('sendMessage').find((one) => one.fields['chat_id'] === '9999'))
    expect(refused.fields['text']).toContain('Такого кода нет')
  })
})

describe('a lead of theirs', () => {
  it('comes with buttons, and without the phone number', async () => {
    const leadId = await givenToRita()
    const { fields } = await toldAbout(leadId)
    expect(fields['chat_id']).toBe(String(ritasChat))
    const rows = (fields['reply_markup'] as { inline_keyboard: { callback_data: string }[][] }).inline_keyboard
    expect(rows.flat().map((one) => one.callback_data)).toEqual([`a:${leadId}`, `d:${leadId}`, `c:${leadId}`])
    expect(JSON.stringify(fields)).not.toMatch(/555\D*44\D*33/)
  })

  it('is accepted by a button', async () => {
    const leadId = await givenToRita()
    await toldAbout(leadId)
    telegram.happens(pressed(ritasChat, `a:${leadId}`))
    await waitFor(async () => (await kinds(leadId)).includes('assignment.accepted'))
  })

  it('gives its number to whoever holds it, and to nobody else', async () => {
    const leadId = await givenToRita()
    telegram.happens(pressed(ritasChat, `c:${leadId}`))
    const contact = await waitFor(() => telegram.calls('sendContact')[0])
    expect(contact.fields).toMatchObject({ phone_number: '+7 701 555 44 33', first_name: 'Марат' })
    await assignLead(server.system, { leadId, userId: null, queue: 'shared', reason: null })
    const before = telegram.calls('answerCallbackQuery').length
    telegram.happens(pressed(ritasChat, `c:${leadId}`))
    telegram.happens(pressed(31_337, `c:${leadId}`))
    await waitFor(() => telegram.calls('answerCallbackQuery').length >= before + 2)
    expect(telegram.calls('sendContact')).toHaveLength(1)
  })

  it('is declined with a reason, and goes to somebody else', async () => {
    const leadId = await givenToRita()
    telegram.happens(pressed(ritasChat, `d:${leadId}`))
    const asked = await waitFor(() =>
      telegram.calls('editMessageReplyMarkup').find((one) => one.body.includes(`r:${leadId}`)),
    )
    expect(JSON.stringify(asked.fields)).toContain(`r:${leadId}:0`)
    telegram.happens(pressed(ritasChat, `r:${leadId}:0`))
    await waitFor(async () => (await kinds(leadId)).includes('assignment.declined'))
    const shown = await page(leadId)
    expect((shown['assignee'] as { id: string } | null)?.id).not.toBe(rita.userId)
    const declined = (shown['timeline'] as { kind: string; detail: object }[]).find(
      ({ kind }) => kind === 'assignment.declined',
    )
    expect(declined!.detail).toMatchObject({ reason: 'busy' })
  })

  it('is done once, though its update comes again', async () => {
    const leadId = await givenToRita()
    const update = { ...pressed(ritasChat, `a:${leadId}`), update_id: 900_001 }
    const { receiveTelegram } = await import('../../src/app/inbox/receive-telegram.ts')
    await receiveTelegram(server.system, update)
    await receiveTelegram(server.system, update)
    expect((await kinds(leadId)).filter((kind) => kind === 'assignment.accepted')).toHaveLength(1)
  })
})

describe('the pace of the service', () => {
  it('one chat gets about a message a second', async () => {
    const first = performance.timeOrigin + performance.now()
    const ids = [await givenToRita(), await givenToRita(), await givenToRita()]
    for (const id of ids) await toldAbout(id)
    const times = telegram
      .calls('sendMessage')
      .filter((one) => ids.some((id) => one.body.includes(id)))
      .map(({ atMs }) => atMs)
    expect(times).toHaveLength(3)
    expect(times[2]! - first).toBeGreaterThan(1900)
  })

  it('after a 429 the chat is left alone for as long as was asked', async () => {
    let refused = 0
    telegram.onSend = () => {
      refused += 1
      return { status: 429, json: { ok: false, error_code: 429, description: 'x', parameters: { retry_after: 600 } } }
    }
    const log = async () => ((await ada.get('/api/deliveries?kind=notice')).body as unknown as DeliveryList).items
    const one = await givenToRita()
    await waitFor(async () => (await log()).find(({ lead_id, attempts }) => lead_id === one && attempts.length === 1))
    const two = await givenToRita()
    const waiting = await waitFor(async () => (await log()).find(({ lead_id, next_at }) => lead_id === two && next_at))
    await waitFor(
      async () => Date.parse((await log()).find(({ id }) => id === waiting.id)!.next_at!) - Date.now() > 500_000,
    )
    expect(refused).toBe(1)
  })
})

describe('a stranger who writes to the bot', () => {
  it('becomes a lead, their further messages a part of it', async () => {
    telegram.happens(written(5005, 'Здравствуйте, нужен погрузчик до пятницы'))
    const find = async () => {
      const { body } = await ada.get('/api/leads?view=all')
      return (body['items'] as { id: LeadId; channel: string; name: string }[]).find(
        ({ channel }) => channel === 'telegram',
      )
    }
    const lead = await waitFor(find)
    expect(lead.name).toBe('Асем')
    telegram.happens(written(5005, 'И ещё доставка'))
    await waitFor(async () => (await kinds(lead.id)).includes('message.received'))
    const { body } = await ada.get('/api/leads?view=all')
    expect((body['items'] as { channel: string }[]).filter(({ channel }) => channel === 'telegram')).toHaveLength(1)
  })
})

describe('by webhook', () => {
  it('takes updates that prove themselves, and no others', async () => {
    await ada.send('PUT', '/api/channels/telegram', settings({ mode: 'webhook', token: undefined }))
    const hook = telegram.calls('setWebhook').at(-1)!.fields
    const url = `${server.url}${new URL(String(hook['url'])).pathname}`
    const leadId = await givenToRita()
    const update = { ...pressed(ritasChat, `a:${leadId}`), update_id: 900_100 }
    expect((await call(url, { method: 'POST', body: update })).status).toBe(401)
    const wrong = { 'x-telegram-bot-api-secret-token': 'guess' }
    expect((await call(url, { method: 'POST', body: update, headers: wrong })).status).toBe(401)
    const headers = { 'x-telegram-bot-api-secret-token': String(hook['secret_token']) }
    expect((await call(url, { method: 'POST', body: update, headers })).status).toBe(204)
    expect(await kinds(leadId)).toContain('assignment.accepted')
  })
})
