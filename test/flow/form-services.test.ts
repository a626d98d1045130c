import { afterAll, beforeAll, expect, it } from 'vitest'
import { assessLead } from '../../src/app/assess-lead.ts'
import { showLead } from '../../src/app/show-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import type { FormServiceInput, FormServiceSettings } from '../../src/http/contract/form-service.ts'
import type { Form } from '../../src/http/contract/workspace.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let admin: Browser
let form: Form
let path: string
let now = '2026-11-21T10:00:00.000Z'
const chrome =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36'
const settings: FormServiceInput = {
  kind: 'other',
  ip_field: 'visitor_ip',
  user_agent_field: 'visitor_user_agent',
  page_field: 'page',
  time_field: 'sent',
}
beforeAll(async () => {
  server = await testServer({ now: () => now })
  admin = await signIn(server, server.linkToken)
  form = (await admin.send('POST', '/api/forms', { slug: 'services', name: 'Services' })).body as unknown as Form
  path = (await set(settings)).path!
})
afterAll(() => server.close())

async function set(service: FormServiceInput): Promise<FormServiceSettings> {
  const answer = await admin.send('PUT', `/api/forms/${form.id}/service`, service)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as unknown as FormServiceSettings
}
const send = (body: string | FormData | URLSearchParams, headers: Record<string, string> = {}, to = path) =>
  call(server.url + to, { method: 'POST', body, headers })
/** Tilda names its program so. */
const tilda = (fields: Record<string, string>, to?: string) =>
  send(new URLSearchParams(fields), { 'user-agent': 'Tilda.cc' }, to)
const json = (body: unknown, agent = 'Make/production') =>
  send(JSON.stringify(body), { 'content-type': 'application/json', 'user-agent': agent })
const idOf = (answer: Awaited<ReturnType<typeof send>>): LeadId => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body['id'] as LeadId
}
async function judged(id: LeadId) {
  await assessLead(server.system, id)
  const shown = await showLead(server.system, id)
  return { ...shown.record, finding: (check: string) => shown.findings.find((one) => one.check === check) }
}
const leadOf = async (id: LeadId) => (await admin.get(`/api/leads/${id}`)).body

it('answers the test posts by which an address is tried, and sends no service on', async () => {
  expect([(await tilda({ test: 'test' })).status, (await tilda({ test: 'test' })).body]).toEqual([200, { ok: true }])
  await admin.send('PATCH', `/api/forms/${form.id}`, { redirect_url: 'https://shop.example/thanks' })
  expect(idOf(await tilda({ Name: 'Алия', Phone: '+77015550101', tranid: '100:1' }))).toBeTruthy()
})

it('holds nothing of the poster against the lead, says why it does not know, and lets a real person through', async () => {
  const told = {
    Name: 'Олег Тимофеев',
    Phone: '+77015550102',
    Email: 'oleg@kaspi.kz',
    Textarea: 'Нужна смета на насос',
  }
  const { lead, verdict, finding } = await judged(
    idOf(await tilda({ ...told, tranid: '100:2', assay_webdriver: 'true', assay_keystrokes: '0' })),
  )
  for (const check of ['origin.agent', 'origin.network', 'origin.behaviour'])
    expect(finding(check)).toMatchObject({ outcome: 'unknown', reason: 'posted_by_service' })
  expect([finding('origin.place'), verdict]).toEqual([undefined, 'verified'])
  expect(lead.origin).toMatchObject({ ip: null, userAgent: null, locale: null, referrer: null })
})

it('believes nobody who posts to the public address, whatever they say, and nobody without the key', async () => {
  const claim = { Name: 'Олег', visitor_ip: '2.75.10.20', visitor_user_agent: chrome, postedByService: 'true' }
  const program = { 'user-agent': 'python-requests/2.32', accept: 'application/json' }
  const plain = await send(new URLSearchParams({ ...claim, Phone: '+77015550103' }), program, '/v1/forms/services')
  const { lead, finding } = await judged(plain.body['id'] as LeadId)
  expect(finding('origin.agent')).toMatchObject({ outcome: 'fail' })
  expect([lead.origin.ip, lead.origin.postedByService]).toEqual(['127.0.0.1', undefined])
  expect((await tilda({ Phone: '+77015550103' }, `${path}x`)).body.error).toMatchObject({ reason: 'service_key' })
  const page = { origin: 'https://shop.kz' }
  const told = await send(new URLSearchParams({ Phone: '+77015550103' }), page)
  expect([told.status, told.body.error?.reason]).toEqual([403, 'service_only'])
  expect(told.headers.get('access-control-allow-origin')).toBeNull()
  expect(server.logLines.join('\n')).not.toContain(path.split('/').at(-1))
})

it('holds a trap that the visitor filled in against the visitor', async () => {
  const trapped = await judged(idOf(await tilda({ Name: 'Олег', Phone: '+77015550112', assay_hp: 'x' })))
  expect(trapped.finding('origin.behaviour')).toMatchObject({ outcome: 'warn', reason: 'honeypot_filled' })
})

it('makes no crowd of everybody whose answers one server posts', async () => {
  const ids: LeadId[] = []
  for (let number = 10; number < 40; number += 1)
    ids.push(
      idOf(
        await tilda({
          Email: `p${number * 7919}@firm${number}.kz`,
          Textarea: `Насос ${number}`,
          tranid: `7:${number}`,
        }),
      ),
    )
  for (const id of ids) await assessLead(server.system, id)
  const counts = (await judged(ids.at(-1)!)).finding('velocity')?.evidence['counts'] as Record<string, number>
  expect(Object.keys(counts).filter((name) => /^(ip|subnet|device)/.test(name))).toEqual([])
})

it('takes address, browser, page and time of the visitor from the fields that the form names, where they can be read', async () => {
  const told = {
    visitor_ip: '2.75.10.20, 10.0.0.1',
    visitor_user_agent: chrome,
    page: 'https://shop.kz/prices',
    sent: '2026-11-21T14:40:00+05:00',
  }
  const { lead, finding } = await judged(idOf(await tilda({ Name: 'Марат', Phone: '+77015550104', ...told })))
  expect(lead.origin).toMatchObject({ ip: '2.75.10.20', userAgent: chrome, pageUrl: 'https://shop.kz/prices' })
  expect(Date.parse(lead.receivedAt)).toBe(Date.parse('2026-11-21T09:40:00Z'))
  expect(finding('origin.agent')).toMatchObject({ outcome: 'pass', reason: 'agent_human' })
  expect(lead.custom).toEqual({})
  const rubbish = { visitor_ip: 'fe80::1%eth0', page: 'javascript:alert(1)', sent: '2031-01-01T00:00:00Z' }
  const other = await judged(idOf(await tilda({ Name: 'Айгуль', Phone: '+77015550105', ...rubbish })))
  expect(other.lead.origin).toMatchObject({ ip: null, userAgent: null, pageUrl: null })
  expect([other.lead.receivedAt, other.lead.custom]).toEqual([now, rubbish])
})

it('knows what it has: a repeated post brings one lead, the same small number of another form two', async () => {
  const fields = { Name: 'Дана', Phone: '+77015550106', tranid: '100:6', formid: 'form1' }
  const first = idOf(await tilda(fields))
  expect(idOf(await tilda({ ...fields, COOKIES: 'TILDAUTM=x; '.repeat(400) }))).toBe(first)
  expect(idOf(await tilda({ ...fields, Phone: '+77015550107' }))).not.toBe(first)
  const entry = { name: 'Ерлан', email: 'erlan@firm.kz', entryId: 12 }
  const wpforms = idOf(await json(entry, 'WordPress/6.8; https://shop.kz'))
  expect(idOf(await json(entry, 'WordPress/6.8; https://shop.kz'))).toBe(wpforms)
  expect(idOf(await json({ ...entry, email: 'other@firm.kz' }))).not.toBe(wpforms)
  const unnumbered = { name: 'Асем', email: 'assem@firm.kz' }
  expect(idOf(await json(unnumbered))).not.toBe(idOf(await json(unnumbered)))
  await set({ ...settings, id_field: 'Заявка' })
  const numbered = { ...unnumbered, Заявка: 'A-77' }
  expect(idOf(await json(numbered))).toBe(idOf(await json(numbered)))
})

it('keeps what is no answer out of the lead: cookies, and the address itself', async () => {
  const shown = await leadOf(
    idOf(
      await tilda({
        Name: 'Куат',
        Phone: '+77015550113',
        COOKIES: `TILDAUTM=utm_source%3Dx; a=${'b'.repeat(300)}`,
        webhookURL: server.url + path,
        Referer: server.url + path,
      }),
    ),
  )
  expect(shown).toMatchObject({ name: 'Куат', message: null, custom: {} })
  expect(JSON.stringify(shown)).not.toContain(path.split('/').at(-1))
})

it('refuses no lead for one answer that fits nowhere, and takes words without an address for the message', async () => {
  const long = {
    company: 'я'.repeat(400),
    Phone: '+77015550114',
    Budget: 'от 5 до 10 млн',
    country: 'Казахстан',
    'Long\u0000': 'x'.repeat(30_000),
  }
  expect(await leadOf(idOf(await tilda(long)))).toMatchObject({
    phone: '+77015550114',
    custom: { Budget: 'от 5 до 10 млн', country: 'Казахстан', Long: 'x'.repeat(2000), company: 'я'.repeat(400) },
  })
  const mute = (await leadOf(idOf(await json({ 'Ник в Телеграме': '@kuat', Комната: '12' }))))['message']
  expect(mute).toBe('Ник в Телеграме: @kuat\nКомната: 12')
})

it('keeps what the visitor agreed to, without an address or a program that is not theirs', async () => {
  const id = idOf(await tilda({ Phone: '+77015550119', consent: 'yes', consent_text: 'Согласен на звонок' }))
  const { entries } = await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.consents.page(null, 20))
  const kept = entries.filter((entry) => entry.leadId === id)
  expect(kept).toHaveLength(1)
  expect(kept[0]!.record).toMatchObject({ text: 'Согласен на звонок', ip: null, user_agent: null })
})

it('renews the address: the one before is good for an hour, and none after the service is switched off', async () => {
  const old = path
  const renewed = (await admin.send('POST', `/api/forms/${form.id}/service/key`)).body as unknown as FormServiceSettings
  expect([renewed.path === old, renewed.old_until]).toEqual([false, '2026-11-21T11:00:00.000Z'])
  path = renewed.path!
  idOf(await tilda({ Phone: '+77015550115' }, old))
  idOf(await tilda({ Phone: '+77015550116' }))
  now = '2026-11-21T11:00:00.000Z'
  expect((await tilda({ Phone: '+77015550117' }, old)).status).toBe(401)
  expect((await admin.get(`/api/forms/${form.id}/service`)).body).toMatchObject({ path, old_until: null })
  const off = await admin.send('DELETE', `/api/forms/${form.id}/service`)
  expect([off.status, (await tilda({ Phone: '+77015550118' })).status]).toEqual([204, 401])
  const none = { service: null, path: null, old_until: null }
  expect((await admin.get(`/api/forms/${form.id}/service`)).body).toEqual(none)
  expect((await admin.send('POST', `/api/forms/${form.id}/service/key`)).status).toBe(404)
  path = (await set(settings)).path!
})

it('refuses what is no setting, shows the address to nobody who may not change forms, and writes changes down', async () => {
  const rep = await personOf(server, 'rep')
  const put = (service: unknown, who = admin) => who.send('PUT', `/api/forms/${form.id}/service`, service)
  for (const wrong of [true, {}, { kind: 'x' }, { kind: 'tilda', ip_field: '' }, { kind: 'tilda', other: 'x' }])
    expect((await put(wrong)).status).toBe(400)
  expect((await put(settings, rep)).status).toBe(403)
  expect((await rep.get(`/api/forms/${form.id}/service`)).status).toBe(403)
  expect(JSON.stringify((await admin.get('/api/forms')).body)).not.toContain(path.split('/').at(-1))
  await put({ kind: 'tilda' })
  await admin.send('POST', `/api/forms/${form.id}/service/key`)
  const audit = (await admin.get('/api/audit?limit=5')).body as { items: { action: string; detail: unknown }[] }
  expect(audit.items.map(({ action }) => action).slice(0, 2)).toEqual(['form.service_key_renewed', 'form.changed'])
  expect(audit.items[1]).toMatchObject({ detail: { changed: ['service'] } })
  expect(JSON.stringify(audit)).not.toContain(path.split('/').at(-1))
})
