import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { explainLead } from '../../src/app/explain-lead.ts'
import { showLead } from '../../src/app/show-lead.ts'
import { issueCertificate } from '../../src/app/consent/issue-certificate.ts'
import { mayContact } from '../../src/app/consent/may-contact.ts'
import { sayConsent } from '../../src/app/consent/say-consent.ts'
import { verifyConsent } from '../../src/app/verify-consent.ts'
import type { LeadId } from '../../src/core/lead/ids.ts'
import { receiveLead } from '../../src/app/receive/receive-lead.ts'
import { readSettings } from '../../src/settings.ts'
import { openWorld, systemContext } from '../../src/wire-world.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
beforeAll(async () => {
  server = await testServer()
  program = await programWith(server.system, server.url)
})
afterAll(() => server.close())

const consent = { text: 'I agree to offers by mail', given: true, purposes: ['marketing'], channels: ['email'] }
const whole = (text: string) => ({ ...consent, text, version: null, language: 'en' })
const send = async (body: object): Promise<LeadId> => {
  const answer = await program.post('/v1/leads', { message: 'A price, please', ...body })
  expect(answer.status).toBe(201)
  return answer.body['id'] as LeadId
}
const ask = (leadId: LeadId, purpose = 'marketing', channel = 'email') =>
  mayContact(server.system, { leadId, purpose, channel })

/** Writes the certificate to a file and checks it as the command does, offline. */
async function verified(leads: readonly LeadId[] | null, change: (text: string) => string = (text) => text) {
  let text = ''
  for await (const line of await issueCertificate(server.system, { leads })) text += line
  const path = join(tmpdir(), `assay-certificate-${process.pid}.jsonl`)
  writeFileSync(path, change(text))
  const { files, consentCrypto } = server.world
  return { text, report: await verifyConsent({ files, crypto: consentCrypto }, { from: path, pinnedKey: null }) }
}

it('lets nobody be written to without a consent to that purpose on that channel', async () => {
  const silent = await send({ email: 'silent@example.kz' })
  expect(await ask(silent)).toMatchObject({ allowed: false, reason: 'no_consent' })
  expect(await ask(silent, 'answer')).toMatchObject({ allowed: true, reason: 'asked_for' })
  const agreed = await send({ email: 'agreed@example.kz', consent })
  expect(await ask(agreed)).toMatchObject({ allowed: true, reason: 'consent_given', restsOn: expect.any(String) })
  expect(await ask(agreed, 'marketing', 'sms')).toMatchObject({ allowed: false })
  const empty = await send({ email: 'empty@example.kz', consent: { ...consent, given: false } })
  expect(await ask(empty)).toMatchObject({ allowed: false, reason: 'no_consent' })
})

it('takes the word of the same person back, whichever inquiry they speak of', async () => {
  const first = await send({ email: 'twice@example.kz', consent })
  const second = await send({ email: 'Twice@example.kz' })
  expect(await ask(second)).toMatchObject({ allowed: true })
  const word = { kind: 'withdrawn', text: 'Stop', language: 'en', purposes: [], channels: [], way: 'message' } as const
  await sayConsent(server.system, { leadId: second, word })
  expect(await ask(first)).toMatchObject({ allowed: false, reason: 'consent_withdrawn' })
  expect(await ask(second, 'answer')).toMatchObject({ allowed: false })
  const third = await send({ email: 'twice@example.kz' })
  expect(await ask(third, 'answer')).toMatchObject({ allowed: true, reason: 'asked_for' })
  expect(await ask(third)).toMatchObject({ allowed: false })
})

it('gives no leave to write to the mailbox of another who has the same telephone', async () => {
  const phone = '+7 701 555 44 33'
  await send({ email: 'mother@example.kz', phone, consent: { ...consent, channels: ['email', 'sms'] } })
  const son = await send({ email: 'son@example.kz', phone })
  expect(await ask(son)).toMatchObject({ allowed: false, reason: 'no_consent' })
  expect(await ask(son, 'marketing', 'sms')).toMatchObject({ allowed: true })
})

it('writes nothing for a lead that was refused or came twice', async () => {
  const headers = { 'idempotency-key': 'consent-once' }
  const body = { email: 'once@example.kz', consent }
  await program.post('/v1/leads', body, headers)
  await program.post('/v1/leads', body, headers)
  const refused = await program.post('/v1/leads', { email: 'x@example.kz', consent: { ...consent, text: ' ' } })
  expect(refused.status).toBe(400)
  const { text } = await verified(null)
  expect(text.split('once@example.kz').length + text.split('"x@').length).toBe(2)
  expect(text.match(/I agree to offers by mail/g)?.length).toBe(text.match(/"kind":"given"/g)?.length)
})

it('keeps one unbroken chain where several processes take leads in at once', async () => {
  const settings = { ...readSettings({}), dataDir: server.dataDir, databaseUrl: server.databaseUrl }
  const other = await openWorld(settings, { serves: false, onError: () => {} })
  const there = systemContext(other.world, server.workspaceId, 'test')
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      Promise.all(
        [server.system, there].map((ctx) =>
          receiveLead(ctx, { draft: { message: 'x', consent: whole(`I agree ${index}`) }, country: 'KZ' }),
        ),
      ),
    ),
  )
  await other.close()
  const { report } = await verified(null)
  expect(report).toMatchObject({ valid: true, faults: [] })
  expect(report.entries).toBeGreaterThan(80)
})

it('shows a person their own records alone, and is broken by one changed word', async () => {
  const mine = await send({ email: 'mine@example.kz', consent: { ...consent, text: 'Mine alone' } })
  const { text, report } = await verified([mine])
  expect(report.valid).toBe(true)
  expect(report.entries - report.withoutRecord).toBe(1)
  expect(text).not.toContain('I agree to offers by mail')
  const forged = await verified([mine], (whole) => whole.replace('Mine alone', 'Mine along'))
  expect(forged.report.faults).toContainEqual(
    expect.objectContaining({ reason: 'field_changed', field: 'record.text' }),
  )
})

it('gives nobody a score who objects to it, and lets a person decide', async () => {
  const email = 'objects@example.kz'
  const { body } = await program.post('/v1/leads?wait=decision', {
    email,
    message: 'We need a crane today, send an invoice',
  })
  const leadId = body['id'] as LeadId
  const scored = await showLead(server.system, leadId)
  expect(scored.score?.score).toBeGreaterThan(0)
  const word = { text: 'No machine shall judge me', language: 'en', channels: [], way: 'message' } as const
  await sayConsent(server.system, { leadId, word: { ...word, kind: 'objected', purposes: ['scoring'] } })
  const objected = await showLead(server.system, leadId)
  expect(objected.score).toBeNull()
  expect(objected.record.score).toBeNull()
  expect(objected.decision?.reasons.map(({ code }) => code)).toContain('objected_to_scoring')
  expect(objected.decision?.answer).not.toBe('letter')
  expect((await explainLead(server.system, leadId)).agrees).toBe(true)
  const again = await program.post('/v1/leads?wait=decision', {
    email,
    message: 'One more crane, please: ours broke down',
  })
  expect((await showLead(server.system, again.body['id'] as LeadId)).score).toBeNull()
  await sayConsent(server.system, { leadId, word: { ...word, kind: 'withdrawn', purposes: [] } })
  expect((await showLead(server.system, leadId)).score).toBeNull()
  await sayConsent(server.system, { leadId, word: { ...word, kind: 'given', purposes: ['scoring'] } })
  // Not less than before: the second inquiry counts too now.
  expect((await showLead(server.system, leadId)).score?.score).toBeGreaterThanOrEqual(scored.score!.score)
})
