import { afterAll, beforeAll, expect, it } from 'vitest'
import { sendDelivery } from '../../src/app/deliver/send-delivery.ts'
import { makeRandom } from '../../src/core/math/random.ts'
import { assignLead } from '../../src/app/work/assign-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { DeliveryView } from '../../src/http/contract/deliveries.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { botToken, startTelegramLab, type TelegramLab } from '../support/telegram-lab.ts'

const minuteMs = 60_000
/** Wednesday, 10:00 in Almaty. */
const opens = Date.parse('2026-11-18T05:00:00Z')
let clock = opens

let server: TestServer
let ada: Browser
let program: Program
let telegram: TelegramLab
let mail: MailLab
type Seat = Awaited<ReturnType<typeof personOf>>
let reps: readonly Seat[]

beforeAll(async () => {
  server = await testServer({ now: () => new Date(clock).toISOString() })
  ada = await signIn(server, server.linkToken)
  program = await programWith(server.system, server.url)
  telegram = await startTelegramLab()
  mail = await startMailLab()
  const bot = { api_root: telegram.url, mode: 'polling', token: botToken }
  expect((await ada.send('PUT', '/api/channels/telegram', bot)).status).toBe(200)
  const post = { host: '127.0.0.1', port: mail.port, security: 'none', user: null }
  const from = { from_name: 'Shop', from_address: 'sales@shop.example' }
  expect((await ada.send('PUT', '/api/channels/mail', { ...post, ...from })).status).toBe(200)
  reps = [
    await personOf(server, 'rep', 'Asel'),
    await personOf(server, 'rep', 'Bolat'),
    await personOf(server, 'rep', 'Dina'),
  ]
  for (const [index, { userId }] of reps.entries())
    await server.world.store.inWorkspace(server.workspaceId, (tx) =>
      tx.notices.linkTelegram(userId, String(7000 + index), new Date(clock).toISOString()),
    )
})
afterAll(async () => {
  await server.close()
  await telegram.lab.close()
  await mail.close()
})

const trades = ['автозапчастей', 'мебели', 'обуви', 'посуды', 'инструмента', 'одежды', 'игрушек']

async function arrive(index: number): Promise<LeadId> {
  const message = `У нас магазин ${trades[index % 7]}, ${5 + index} продавцов. Заявки теряются, клиенты жалуются. Директор сказал разобраться до конца недели. Готов завтра созвониться.`
  const phone = `+7702${3_184_273 + index * 104_729}`
  const body = { name: 'Марат', phone, message, received_at: new Date(clock).toISOString() }
  const leadId = (await program.post('/v1/leads?wait=decision', body)).body['id'] as LeadId
  expect((await ada.get(`/api/leads/${leadId}`)).body['tier']).toBe('hot')
  await assignLead(server.system, { leadId, userId: reps[index % 3]!.userId, queue: null, reason: null })
  return leadId
}

async function notices(): Promise<readonly DeliveryView[]> {
  const found: DeliveryView[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body } = await ada.get(`/api/deliveries?kind=notice&limit=200${cursor && `&cursor=${cursor}`}`)
    found.push(...(body['items'] as DeliveryView[]))
    cursor = body['next'] as string | null
  }
  return found
}

/** The outbox at work: sends whatever is due by the moved clock, as its jobs would. */
async function sendDue(): Promise<void> {
  for (const { id, state, next_at } of await notices())
    if (state === 'waiting' && (next_at === null || Date.parse(next_at) <= clock)) await sendDelivery(server.system, id)
}

const isDown = () => clock >= opens + 30 * minuteMs && clock < opens + 90 * minuteMs

it(
  'while Telegram fails for an hour every hot lead is seen by mail within a minute, and nobody is told twice',
  { timeout: 180_000 },
  async () => {
    const random = makeRandom(5)
    telegram.onSend = () => {
      if (!isDown()) return null
      const refused = { ok: false, error_code: 429, description: 'x', parameters: { retry_after: 60 } }
      return random() < 0.5
        ? { status: 500, json: { ok: false, error_code: 500, description: 'x' } }
        : { status: 429, json: refused }
    }
    const came: { readonly id: LeadId; readonly at: number; readonly rep: Seat }[] = []
    const seenAt = new Map<string, number>()
    for (clock = opens; clock < opens + 120 * minuteMs; clock += minuteMs) {
      if ((clock - opens) % (5 * minuteMs) === 0)
        came.push({ id: await arrive(came.length), at: clock, rep: reps[came.length % 3]! })
      await sendDue()
      for (const { lead_id, state } of await notices())
        if (state === 'sent' && !seenAt.has(lead_id!)) seenAt.set(lead_id!, clock)
    }
    expect(came).toHaveLength(24)
    const all = await notices()
    for (const { id, at, rep } of came) {
      // Two of one moment for one chat go a second apart: the next round of the minute at the latest.
      expect(seenAt.get(id)! - at, id).toBeLessThanOrEqual(minuteMs)
      const own = all.filter(
        ({ lead_id, user, topic }) => lead_id === id && topic === 'assigned' && user === rep.session.user.name,
      )
      expect(own, id).toHaveLength(1)
      expect(
        own[0]!.attempts.filter(({ result }) => result === 'delivered'),
        id,
      ).toHaveLength(1)
      const byMail = mail.letters.filter(({ letter }) => letter.text?.includes(id)).length
      const byTelegram = telegram.calls('sendMessage').filter(({ body }) => body.includes(id)).length
      const wasDown = at >= opens + 30 * minuteMs && at < opens + 90 * minuteMs
      expect(byMail, id).toBe(wasDown ? 1 : 0)
      expect(byTelegram, id).toBeLessThanOrEqual(1)
      if (!wasDown) expect(byTelegram, id).toBe(1)
    }
    // After a 429 the chat is left alone for as long as was asked: some of the hour's notices never knocked.
    const during = came.filter(({ at }) => at >= opens + 30 * minuteMs && at < opens + 90 * minuteMs)
    expect(during).toHaveLength(12)
  },
)
