import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mayContact } from '../../src/app/consent/may-contact.ts'
import { verifyConsent } from '../../src/app/verify-consent.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
let admin: Browser
let operator: Browser
let now = Date.parse('2026-11-20T08:00:00Z')
beforeAll(async () => {
  server = await testServer({ now: () => new Date(now).toISOString() })
  program = await programWith(server.system, server.url)
  admin = await signIn(server, server.linkToken)
  operator = await personOf(server, 'rep', 'Saule Operator')
  const about = { controller_id: '123456789012', contact: 'privacy@example.kz', term_days: 365 }
  expect((await admin.send('PATCH', '/api/privacy/settings', about)).status).toBe(200)
})
afterAll(() => server.close())

const lead = async (): Promise<LeadId> =>
  (await program.post('/v1/leads', { name: 'Асем Тест', email: 'asem@example.kz', phone: '8 701 300 10 02' })).body[
    'id'
  ] as LeadId
const wish = { language: 'ru', purposes: ['marketing'], channels: ['call', 'email'] }
type Item = { hash: string; holds: boolean; record: Record<string, unknown> }
const known = async (id: string) => (await operator.get(`/api/leads/${id}/consents`)).body['items'] as Item[]

async function certificate(id: string, change = (text: string) => text) {
  const answer = await admin.get(`/api/privacy/certificate?leads=${id}`)
  const path = join(tmpdir(), `assay-phone-consent-${process.pid}.jsonl`)
  writeFileSync(path, change(String(answer.body['text'])))
  const { files, consentCrypto } = server.world
  return verifyConsent({ files, crypto: consentCrypto }, { from: path, pinnedKey: null })
}

it('is read out, written down with words, version, purposes, channels, time and who, proven offline, and taken back as easily', async () => {
  const id = await lead()
  const script = (await operator.send('POST', `/api/leads/${id}/consent-script`, wish)).body as Record<string, unknown>
  expect(script).toMatchObject({ law: 'kazakhstan', version: 'kazakhstan-2026-11', gaps: [] })
  expect(script['text']).toContain('Асем Тест')
  expect(script['text']).not.toContain('{')
  const saidAt = '2026-11-20T12:40:00+05:00'
  const { text, version } = script
  const word = { kind: 'given', ...wish, text, version, said_at: saidAt, way: 'spoken' }
  expect((await operator.send('POST', `/api/leads/${id}/consent`, word)).status).toBe(200)
  const [given] = await known(id)
  expect(given).toMatchObject({
    holds: true,
    record: {
      text,
      text_version: version,
      text_language: 'ru',
      purposes: ['marketing'],
      channels: ['call', 'email'],
      at: saidAt,
      way: 'spoken',
      taken_by: 'Saule Operator',
      expires_at: '2027-11-20T07:40:00.000Z',
      subject_name: 'Асем Тест',
    },
  })
  const may = (channel: string) => mayContact(server.system, { leadId: id, purpose: 'marketing', channel })
  expect(await may('email')).toMatchObject({ allowed: true, restsOn: given!.hash })
  expect(await may('sms')).toMatchObject({ allowed: false })
  expect(await certificate(id)).toMatchObject({ valid: true, withoutRecord: 0 })
  const forged = await certificate(id, (whole) => whole.replace('Saule Operator', 'Other Operator'))
  expect(forged.faults).toContainEqual(expect.objectContaining({ reason: 'field_changed', field: 'record.taken_by' }))

  now += 60_000
  const back = { kind: 'withdrawn', text: 'Больше не звоните', purposes: ['marketing'], channels: ['call', 'email'] }
  const taken = await operator.send('POST', `/api/leads/${id}/consent`, { ...back, withdraws: given!.hash })
  expect(taken.status).toBe(200)
  expect(await may('email')).toMatchObject({ allowed: false, reason: 'consent_withdrawn' })
  expect((await known(id)).map(({ holds }) => holds)).toEqual([false, false])
  expect(await certificate(id)).toMatchObject({ valid: true })
})

it('names what the seller has not said of itself, and takes no word from the future, of long ago, or of another', async () => {
  await admin.send('PATCH', '/api/privacy/settings', { contact: null })
  const id = await lead()
  const script = await operator.send('POST', `/api/leads/${id}/consent-script`, {
    ...wish,
    law: 'gdpr',
    language: 'he',
  })
  expect(script.body['gaps']).toEqual(['contact'])
  const say = async (more: object) =>
    (await operator.send('POST', `/api/leads/${id}/consent`, { kind: 'given', text: 'x', ...wish, ...more })).body.error
      ?.reason
  expect(await say({ said_at: '2026-11-21T08:00:00Z' })).toBe('said_later')
  expect(await say({ said_at: '2026-01-01T08:00:00Z' })).toBe('said_long_ago')
  expect(await say({ kind: 'withdrawn', withdraws: 'a'.repeat(64) })).toBe('consent_unknown')
  const marketer = await personOf(server, 'marketer')
  expect((await marketer.send('POST', `/api/leads/${id}/consent-script`, wish)).status).toBe(403)
})

it('lifts an objection to scoring only by a word that names it', async () => {
  const id = await lead()
  const say = (more: object) => operator.send('POST', `/api/leads/${id}/consent`, { text: 'x', channels: [], ...more })
  now += 1000
  await say({ kind: 'given', purposes: ['scoring'] })
  expect((await known(id))[0]).toMatchObject({ holds: true })
  now += 1000
  await say({ kind: 'objected', purposes: ['scoring'] })
  expect((await known(id)).map(({ holds }) => holds)).not.toContain(true)
})
