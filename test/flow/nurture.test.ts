import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/app/context.ts'
import { sendDelivery } from '../../src/app/deliver/send-delivery.ts'
import { takeMessage } from '../../src/app/inbox/take-message.ts'
import { stepNurture } from '../../src/app/nurture/step-nurture.ts'
import { recordOutcome } from '../../src/app/work/record-outcome.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { DeliveryList } from '../../src/http/contract/deliveries.ts'
import type { LeadList } from '../../src/http/contract/leads.ts'
import { type Browser, call, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type MailLab, startMailLab } from '../support/mail-lab.ts'
import { type TestServer, testServer } from '../support/server.ts'
import { waitFor } from '../support/wait-for.ts'

let server: TestServer
let ada: Browser
let program: Program
let mail: MailLab

beforeAll(async () => {
  server = await testServer({ works: true })
  ada = await signIn(server, server.linkToken)
  program = await programWith(server.system, server.url)
  mail = await startMailLab()
})
afterAll(async () => {
  await server.close()
  await mail.close()
})
beforeEach(() => {
  mail.manners = {}
})

let count = 0
const words = [
  'Просто смотрю, пока ничего не нужно, цены интересно',
  'Пока не нужно, изучаю на будущее, сколько примерно стоит?',
  'Просто смотрю, что бывает, цены интересно',
  'Хотела узнать цены, без спешки, может быть когда-нибудь потом',
  'Смотрю варианты просто так, решения пока нет',
]
const names = [
  'altyn',
  'bereke',
  'dostyk',
  'esil',
  'zhuldyz',
  'koktem',
  'nura',
  'orda',
  'samal',
  'tulpar',
  'ular',
  'shanyrak',
]
const coldLead = async (changes: object = {}): Promise<LeadId> => {
  count += 1
  const { body, status } = await program.post('/v1/leads?wait=decision', {
    name: 'Дана',
    email: `dana@firma-${names[count]}.kz`,
    // Different words and an hour between: many alike within a minute look like a program's campaign, and go to review.
    received_at: new Date(Date.now() - (names.length - count) * 3_600_000).toISOString(),
    message: words[count % words.length],
    ...changes,
  })
  expect(status).toBe(201)
  return body['id'] as LeadId
}
const consent = { text: 'Согласна получать письма', purposes: ['marketing'], channels: ['email'], given: true }
const emailOf = async (leadId: LeadId) => String((await ada.get(`/api/leads/${leadId}`)).body['email'])
const lettersTo = (email: string) => mail.letters.filter(({ to }) => to.includes(email))
const kinds = async (leadId: LeadId) =>
  (await ada.get(`/api/leads/${leadId}`)).body['timeline'] as { kind: string; detail: Record<string, unknown> }[]
const happened = (leadId: LeadId, kind: string) =>
  waitFor(async () => (await kinds(leadId)).find((one) => one.kind === kind))
const log = async (query: string) =>
  (await ada.get(`/api/deliveries?kind=letter${query}`)).body as unknown as DeliveryList
const setMail = () =>
  ada.send('PUT', '/api/channels/mail', {
    host: '127.0.0.1',
    port: mail.port,
    security: 'none',
    user: null,
    from_name: 'Отдел продаж',
    from_address: 'sales@shop.example',
  })
/** The product as it will be in some days, and its letters sent. */
const inDays = async (leadId: LeadId, days: number): Promise<void> => {
  const at = new Date(Date.now() + days * 86_400_000)
  // A Tuesday at noon in Almaty: within every window.
  at.setUTCDate(at.getUTCDate() + ((9 - at.getUTCDay()) % 7))
  at.setUTCHours(7, 0, 0, 0)
  const later: Context = { ...server.system, now: () => at.toISOString() }
  await stepNurture(later, leadId)
  for (const { id, lead_id } of (await log('&state=waiting')).items)
    if (lead_id === leadId) await sendDelivery(later, id)
}

describe('without a mail server', () => {
  it('letters wait where they can be seen, and go when there is one', async () => {
    const leadId = await coldLead()
    const held = await waitFor(async () => (await log('&state=held')).items.find(({ lead_id }) => lead_id === leadId))
    expect(held.code).toBe('no_mail_server')
    expect((await log('')).counts).toContainEqual({ kind: 'letter', state: 'held', code: 'no_mail_server', count: 1 })
    await setMail()
    const email = await emailOf(leadId)
    const { letter } = await waitFor(() => lettersTo(email)[0])
    expect(letter.subject).toBe('Мы получили ваше обращение')
    expect(letter.text).toContain('Здравствуйте, Дана!')
    expect(letter.text).not.toContain('{{')
    // Nobody has said yet who signs.
    expect(letter.text).toContain('Отдел продаж, ')
    await happened(leadId, 'letter.sent')
  })
})

describe('a cold lead', () => {
  it('has a letter at once and one only, however often its sequence is looked at', async () => {
    const leadId = await coldLead()
    const email = await emailOf(leadId)
    await waitFor(() => lettersTo(email)[0])
    for (let times = 0; times < 3; times += 1) await stepNurture(server.system, leadId)
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(lettersTo(email)).toHaveLength(1)
  })

  it('who agreed to nothing gets no advertising', async () => {
    const leadId = await coldLead()
    await happened(leadId, 'letter.sent')
    await ada.send('PUT', '/api/letter-settings', { guide_link: 'https://shop.example/guide' })
    await inDays(leadId, 35)
    expect(lettersTo(await emailOf(leadId))).toHaveLength(1)
    const left = await happened(leadId, 'nurture.left')
    expect(left.detail).toMatchObject({ sequence: 'cold', reason: 'no_consent' })
  })

  it('who agreed gets the guide later, and leaves by one click', async () => {
    const leadId = await coldLead({ consent })
    const email = await emailOf(leadId)
    await happened(leadId, 'letter.sent')
    await inDays(leadId, 35)
    const guide = await waitFor(() => lettersTo(email)[1])
    expect(guide.letter.text).toContain('https://shop.example/guide')
    const headers = new Map(guide.letter.headers.map(({ key, value }) => [key, value]))
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    const url = new URL(/<(.+)>/.exec(headers.get('list-unsubscribe')!)![1]!)
    const one = await call(`${server.url}${url.pathname}${url.search}`, {
      method: 'POST',
      body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    })
    expect(one.status).toBeLessThan(300)
    const left = await happened(leadId, 'nurture.left')
    expect(left.detail).toMatchObject({ reason: 'unsubscribed' })
    await inDays(leadId, 200)
    expect(lettersTo(email)).toHaveLength(2)
  })

  it('is watched at reading only where they agreed to that too', async () => {
    const plain = await coldLead({ consent })
    const watched = await coldLead({ consent: { ...consent, purposes: ['marketing', 'tracking'] } })
    for (const leadId of [plain, watched]) {
      await happened(leadId, 'letter.sent')
      await inDays(leadId, 35)
    }
    const htmlTo = async (leadId: LeadId) => {
      const email = await emailOf(leadId)
      return (await waitFor(() => lettersTo(email)[1])).letter.html!
    }
    expect(await htmlTo(plain)).not.toMatch(/<img|v1\/letters/)
    const html = await htmlTo(watched)
    const [opened] = /http[^"]+\/v1\/letters\/opened\?t=[^"]+/.exec(html)!
    const [link] = /http[^"]+\/v1\/letters\/link\?t=[^"]+/.exec(html)!
    expect(html).toMatch(/href="http[^"]+\/preferences/)
    const here = (url: string) => server.url + new URL(url).pathname + new URL(url).search
    expect((await call(here(opened))).headers.get('content-type')).toBe('image/gif')
    const followed = await call(here(link))
    expect([followed.status, followed.headers.get('location')]).toEqual([302, 'https://shop.example/guide'])
    expect((await call(`${here(link)}x`)).status).toBe(404)
    const { body } = await ada.get('/api/sequences')
    const cold = (body['items'] as { id: string; counts: object }[]).find(({ id }) => id === 'cold')
    expect(cold!.counts).toMatchObject({ opened: 1, clicked: 1 })
  })

  it('that writes back comes before a person with the reason', async () => {
    const leadId = await coldLead({ consent })
    await happened(leadId, 'letter.sent')
    const now = new Date().toISOString()
    await server.world.store.inWorkspace(server.workspaceId, (tx) =>
      tx.inbox.heard('telegram', 'chat-1', { at: now, leadId }),
    )
    const message = {
      source: 'telegram',
      address: 'chat-1',
      text: 'А рассрочка есть?',
      name: null,
      phone: null,
      language: 'ru',
      at: now,
    } as const
    await takeMessage(server.system, message)
    expect((await happened(leadId, 'nurture.warmed_up')).detail).toMatchObject({ reason: 'replied' })
    // It says why it is in the list, until somebody has done something about it.
    const shown = async () => {
      const { items } = (await ada.get('/api/leads?view=all&limit=100')).body as unknown as LeadList
      const page = (await ada.get(`/api/leads/${leadId}`)).body
      return [items.find(({ id }) => id === leadId)!.warmed_by, page['warmed_by']]
    }
    expect(await shown()).toEqual(['replied', 'replied'])
    await ada.send('POST', `/api/leads/${leadId}/call`, { result: 'no_answer' })
    expect(await shown()).toEqual([null, null])
    await inDays(leadId, 100)
    expect(lettersTo(await emailOf(leadId))).toHaveLength(1)
  })

  it('whose address does not exist leaves the sequence', async () => {
    mail.manners = { rcpt: () => '550 5.1.1 unknown' }
    const leadId = await coldLead({ consent })
    expect((await happened(leadId, 'letter.failed')).detail).toMatchObject({ code: 'address_refused' })
    expect((await happened(leadId, 'nurture.left')).detail).toMatchObject({ reason: 'bounced' })
  })
})

describe('others', () => {
  it('a student is answered, and that is all', async () => {
    const leadId = await coldLead({
      message: 'Я студентка, пишу дипломную работу, можно задать вопросы о вашем рынке?',
    })
    const { letter } = await waitFor(async () => lettersTo(await emailOf(leadId))[0])
    expect(letter.subject).toBe('Ответ на ваше обращение')
    expect((await happened(leadId, 'nurture.left')).detail).toMatchObject({
      sequence: 'not_buying',
      reason: 'finished',
    })
  })

  it('one lost for now hears that we have understood', async () => {
    const leadId = await coldLead({
      name: 'Ann',
      language: 'en',
      message: 'Hello, please call me about the crane, I decide, we buy this week',
    })
    await program.post(`/v1/leads/${leadId}/outcome`, { kind: 'lost', reason: 'timing' })
    const email = await emailOf(leadId)
    const letter = await waitFor(() => lettersTo(email).find((one) => one.letter.subject?.startsWith('Agreed')))
    expect(letter.letter.text).toContain('will not call')
  })

  it('a loss recorded by a process whose clock is behind ends the letters all the same', async () => {
    const leadId = await coldLead()
    await happened(leadId, 'nurture.entered')
    const behind: Context = { ...server.system, now: () => new Date(Date.now() - 10_000).toISOString() }
    await recordOutcome(behind, { leadId, kind: 'lost', amount: null, reason: 'timing', at: null })
    expect((await happened(leadId, 'nurture.left')).detail).toMatchObject({ reason: 'lost' })
    const email = await emailOf(leadId)
    await waitFor(() => lettersTo(email).some(({ letter }) => letter.subject?.startsWith('Договорились')))
  })

  it('tests and imports get no letters', async () => {
    const sandbox = await programWith(server.system, server.url, { sandbox: true })
    const { body } = await sandbox.post('/v1/leads?wait=decision', {
      email: 'cold@sandbox.test',
      message: 'Просто смотрю',
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(lettersTo('cold@sandbox.test')).toEqual([])
    expect((await kinds(body['id'] as LeadId)).map(({ kind }) => kind)).not.toContain('nurture.entered')
  })
})

describe('a sequence that is changed while leads are in it', () => {
  type Step = { id: string; kind: string; days?: number; next: string | null }
  type Body = { version: number; steps: Step[]; letters: Record<string, { subject: Record<string, string> }> }
  const bodyOf = async (id: string): Promise<Body> => {
    const items = (await ada.get('/api/sequences')).body['items'] as { id: string; body: Body }[]
    return items.find((one) => one.id === id)!.body
  }
  const without = (body: Body, gone: string): Body => {
    const to = body.steps.find(({ id }) => id === gone)!.next
    const steps = body.steps.filter(({ id }) => id !== gone)
    return { ...body, steps: steps.map((step) => (step.next === gone ? { ...step, next: to } : step)) }
  }

  it('names the step that is wrong, and keeps what was', async () => {
    const body = await bodyOf('cold')
    const steps = body.steps.map((step) => (step.id === 'guide' ? { ...step, next: 'nowhere' } : step))
    const refused = await ada.send('PATCH', '/api/sequences/cold', { body: { ...body, steps } })
    expect([refused.status, refused.body.error!.reason]).toEqual([400, 'sequence_faulty'])
    expect(refused.body.error!.message).toBe('step 3 ("guide") leads to "nowhere", which does not exist')
    const { guide } = body.letters
    const letters = { ...body.letters, guide: { ...guide!, subject: { ...guide!.subject, he: '{{vorname}}' } } }
    const wrong = await ada.send('PATCH', '/api/sequences/cold', { body: { ...body, letters } })
    expect(wrong.body.error!.message).toMatch(
      /^the letter "guide" \(step 3\), subject in he \{\{vorname\}\} does not exist/,
    )
    expect((await bodyOf('cold')).version).toBe(body.version)
  })

  it('takes those at a removed step on to the next, and keeps who changed what', async () => {
    const leadId = await coldLead({ consent })
    await happened(leadId, 'letter.sent')
    const body = await bodyOf('cold')
    const changed = await ada.send('PATCH', '/api/sequences/cold', { body: without(body, 'wait_month') })
    expect(changed.status).toBe(200)
    const late = await ada.send('PATCH', '/api/sequences/cold', { body: without(body, 'guide') })
    expect([late.status, late.body.error!.reason]).toEqual([409, 'sequence_changed'])
    const { items } = (await ada.get('/api/sequences/cold/versions')).body as {
      items: { version: number; changed_by: string | null; body: Body }[]
    }
    expect(items.map(({ version, changed_by }) => [version, changed_by?.slice(0, 5) ?? null])).toEqual([
      [body.version + 1, 'user:'],
      [1, null],
    ])
    // Without the month of waiting the guide goes as soon as it may.
    await inDays(leadId, 7)
    const guide = await waitFor(async () => lettersTo(await emailOf(leadId))[1])
    expect(guide.letter.text).toContain('https://shop.example/guide')
    await ada.send('PATCH', '/api/sequences/cold', { body: { ...items[1]!.body, version: body.version + 1 } })
    expect((await bodyOf('cold')).steps).toEqual(items[1]!.body.steps)
  })
})
