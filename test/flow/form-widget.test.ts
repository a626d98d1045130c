import { afterAll, beforeAll, expect, it } from 'vitest'
import { solveChallenge } from 'altcha-lib/v1'
import type { Challenge } from '../../src/app/ports/proof-of-work.ts'
import type { Form } from '../../src/http/contract/workspace.ts'
import type { ShownFormAnswer, WidgetInput, WidgetSettings } from '../../src/http/contract/widget.ts'
import { showLead } from '../../src/app/show-lead.ts'
import { assessLead } from '../../src/app/assess-lead.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let admin: Browser
let form: Form
let nowMs: number
beforeAll(async () => {
  nowMs = Date.now()
  server = await testServer({ now: () => new Date(nowMs).toISOString() })
  admin = await signIn(server, server.linkToken)
  form = (await admin.send('POST', '/api/forms', { slug: 'site', name: 'Site' })).body as unknown as Form
})
afterAll(() => server.close())

const box = {
  box: 'data',
  required: true,
  purposes: ['answer', 'marketing'],
  channels: ['email'],
  texts: { ru: 'Согласен на письма', kk: 'Хаттарға келісемін' },
}
const settings = (change: Partial<WidgetInput> = {}): WidgetInput => ({
  language: 'ru',
  fields: [{ name: 'phone', required: true }],
  proof_of_work: false,
  consents: [box],
  ...change,
})
const put = (body: unknown) => admin.send('PUT', `/api/forms/${form.id}/widget`, body)
const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
  call(`${server.url}/v1/forms/site`, {
    method: 'POST',
    body: new URLSearchParams({ message: 'A crane, please', ...fields }),
    headers: { accept: 'application/json', ...headers },
  })
const entries = async () =>
  (await server.world.store.inWorkspace(server.workspaceId, (tx) => tx.consents.page(null, 50))).entries

it('keeps every version of the words, and numbers a new one only where something changed', async () => {
  expect((await put(settings())).status).toBe(200)
  const same = (await put(settings())).body as unknown as WidgetSettings
  expect(same.consents[0]?.version).toBe(1)
  const changed = (await put(settings({ consents: [{ ...box, texts: { ru: 'Согласен на письма и звонки' } }] })))
    .body as unknown as WidgetSettings
  expect(changed.consents[0]).toMatchObject({ version: 2, texts: { ru: 'Согласен на письма и звонки' } })
  const shown = (await call(`${server.url}/v1/forms/site`)).body as unknown as ShownFormAnswer
  expect(shown).toMatchObject({ form: 'site', language: 'ru', consents: [{ box: 'data', version: 2, required: true }] })
})

it('records the words of the version that was shown, whatever the page says they were', async () => {
  const old = await post({ email: 'old@example.kz', consent_data: '1.kk', assay_form: 'a'.repeat(64) })
  expect(old.status).toBe(201)
  const [entry] = await entries()
  expect(entry?.record).toMatchObject({
    subject: old.body['id'],
    text: 'Хаттарға келісемін',
    text_version: 'data.1',
    text_language: 'kk',
    purposes: ['answer', 'marketing'],
    form_hash: 'a'.repeat(64),
  })
  const count = (await entries()).length
  await post({ consent_data: '9.ru' })
  await post({ consent_other: '1.ru' })
  expect((await entries()).length).toBe(count)
})

it('refuses words that prove nothing', async () => {
  const faults = [
    [{ ...box, purposes: [] }, 'consent_purpose_missing'],
    [{ ...box, texts: {} }, 'consent_text_missing'],
    [{ ...box, texts: { ru: 'Я согласен, {contact}' } }, 'consent_text_gap'],
    [{ ...box, box: 'text' }, 'box_name'],
  ] as const
  for (const [consent, reason] of faults) {
    const answer = await put(settings({ consents: [consent] as never }))
    expect([answer.status, answer.body.error?.reason]).toEqual([400, reason])
  }
})

it('fills in the template of a law, and names what the seller has not said yet', async () => {
  const asked = { law: 'kazakhstan', purposes: ['marketing'], channels: ['email'] }
  const composed = await admin.send('POST', '/api/consent-texts', asked)
  expect(composed.status).toBe(200)
  expect(composed.body['gaps']).toEqual(['controller_id'])
  expect((composed.body['texts'] as Record<string, string>)['ru']).toContain('предложения и новости')
  const rep = await personOf(server, 'rep')
  expect((await rep.send('POST', '/api/consent-texts', asked)).status).toBe(403)
  expect((await rep.send('PUT', `/api/forms/${form.id}/widget`, settings())).status).toBe(403)
})

const solved = async (): Promise<string> => {
  const challenge = (await call(`${server.url}/v1/forms/site/challenge`)).body as unknown as Challenge
  const found = await solveChallenge(challenge.challenge, challenge.salt, 'SHA-256', challenge.maxnumber).promise
  return btoa(JSON.stringify({ ...challenge, number: found!.number }))
}

it('takes a solution once, and the same sending again with it', async () => {
  await put(settings({ proof_of_work: true }))
  const altcha = await solved()
  const first = await post({ altcha, assay_submission: 'sending-0000-0001' })
  expect(first.status).toBe(201)
  const again = await post({ altcha, assay_submission: 'sending-0000-0001', assay_keystrokes: '9' })
  expect([again.status, again.body['id']]).toEqual([201, first.body['id']])
  const replayed = await post({ altcha, assay_submission: 'sending-0000-0002', message: 'Another' })
  expect([replayed.status, replayed.body.error?.reason]).toEqual([403, 'proof_used'])
  const forged = btoa(JSON.stringify({ ...JSON.parse(atob(await solved())), number: -1 }))
  for (const wrong of [forged, 'rubbish', btoa('{}'), 'x'.repeat(5000)]) {
    const answer = await post({ altcha: wrong })
    expect([answer.status, answer.body.error?.reason]).toEqual([403, 'proof_wrong'])
  }
})

it('takes no solution of an expired challenge', async () => {
  nowMs -= 30 * 60_000
  const altcha = await solved()
  nowMs += 30 * 60_000
  expect((await post({ altcha })).body.error?.reason).toBe('proof_wrong')
})

it('turns nobody away who has no scripts, and says so in the checks', async () => {
  const answer = await post({ email: 'plain@example.kz' })
  expect(answer.status).toBe(201)
  const leadId = answer.body['id'] as LeadId
  await assessLead(server.system, leadId)
  const { findings } = await showLead(server.system, leadId)
  expect(findings.find(({ check }) => check === 'origin.behaviour')).toMatchObject({
    outcome: 'warn',
    reason: 'no_work',
  })
  await put(settings({ proof_of_work: false }))
})

it('tells of a code only the browser that sent the form', async () => {
  await post({ email: 'code@example.kz', assay_submission: 'sending-0000-0009' })
  const ask = (submission: string) =>
    call(`${server.url}/v1/forms/site/code`, {
      method: 'POST',
      body: new URLSearchParams({ submission, code: '123456' }),
    })
  expect((await ask('sending-0000-0009')).body).toEqual({ state: 'none', wrong: true, again: null })
  expect((await ask('sending-9999-0009')).body.error?.reason).toBe('submission_unknown')
  expect((await ask('short')).status).toBe(400)
})

it('keeps to the origins of the form', async () => {
  await admin.send('PATCH', `/api/forms/${form.id}`, { allowed_origins: ['https://shop.example'] })
  for (const path of ['', '/challenge']) {
    const other = await call(`${server.url}/v1/forms/site${path}`, { headers: { origin: 'https://evil.example' } })
    expect(other.status).toBe(403)
    const own = await call(`${server.url}/v1/forms/site${path}`, { headers: { origin: 'https://shop.example' } })
    expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([200, 'https://shop.example'])
  }
  await admin.send('PATCH', `/api/forms/${form.id}`, { allowed_origins: [] })
})
