import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { mayContact } from '../../src/app/consent/may-contact.ts'
import { doChores } from '../../src/app/chores.ts'
import { verifyConsent } from '../../src/app/verify-consent.ts'
import type { ImportId, LeadId } from '../../src/core/lead/ids.ts'
import { openDatabase } from '../../src/db/database.ts'
import type { FoundLead, LeadFileView, RetentionCountView, SigningKeyView } from '../../src/http/contract/privacy.ts'
import type { AuditEntry } from '../../src/http/contract/session.ts'
import { type Browser, call, personOf } from '../support/browser.ts'
import { type Program, programWith } from '../support/key.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let program: Program
let officer: Browser
let nowMs: number
beforeAll(async () => {
  nowMs = Date.now()
  server = await testServer({ now: () => new Date(nowMs).toISOString() })
  program = await programWith(server.system, server.url)
  officer = await personOf(server, 'privacy_officer')
})
afterAll(() => server.close())

const consent = { text: 'I agree to offers', given: true, purposes: ['marketing'], channels: ['email'] }
async function lead(body: object): Promise<LeadId> {
  const answer = await program.post('/v1/leads?wait=decision', { message: 'A crane, please', consent, ...body })
  expect(answer.status).toBe(201)
  return answer.body['id'] as LeadId
}
const find = async (query: string) => {
  const { body } = await officer.send('POST', '/api/privacy/find', { query })
  return (body['items'] as FoundLead[]).map(({ id }) => id)
}
const file = async (id: LeadId) =>
  ((await officer.send('POST', '/api/privacy/person', { leads: [id] })).body['leads'] as LeadFileView[])[0]!
const audit = async () => (await officer.get('/api/audit?limit=200')).body['items'] as AuditEntry[]

async function certificate(ids?: readonly string[]) {
  const query = ids ? `?leads=${ids.join(',')}` : ''
  const answer = await fetch(`${server.url}/api/privacy/certificate${query}`, { headers: { cookie: officer.cookie } })
  expect(answer.headers.get('content-disposition')).toContain('consents.jsonl')
  const text = await answer.text()
  const path = join(tmpdir(), `assay-privacy-${process.pid}.jsonl`)
  writeFileSync(path, text)
  const { files, consentCrypto } = server.world
  return { text, report: await verifyConsent({ files, crypto: consentCrypto }, { from: path, pinnedKey: null }) }
}

it('finds a person however the email or telephone number is written, and leaves what was sought out of every log', async () => {
  const id = await lead({ name: 'Айгерим Сеитова', email: 'Aigerim.S+shop@gmail.com', phone: '8 701 555 71 71' })
  expect(await find('aigerims@googlemail.com')).toEqual([id])
  expect(await find('+7 (701) 555-71-71')).toEqual([id])
  expect(await find('сеитова')).toEqual([id])
  // A number that no network would give out joins nobody, and is found all the same.
  const odd = await lead({ name: 'Odd', phone: '+7 701 987-65-43' })
  expect(await find('8 (701) 987 65 43')).toEqual([odd])
  const entries = JSON.stringify(await audit())
  expect(entries).toContain('privacy.sought')
  expect(entries + server.logLines.join('')).not.toMatch(/aigerim|5557171|сеитова/i)
})

it('shows and exports everything that is held, each time with an entry in the audit log', async () => {
  const id = await lead({ name: 'Open Book', email: 'open@example.kz' })
  const shown = await file(id)
  expect(shown.lead).toMatchObject({ name: 'Open Book', email: 'open@example.kz', message: 'A crane, please' })
  expect(shown.score?.reasons.length).toBeGreaterThan(1)
  expect(shown.consents).toEqual([expect.objectContaining({ holds: true })])
  expect(Object.keys(shown.held)).toEqual(
    expect.arrayContaining(['consent_entries', 'findings', 'lead_events', 'scores']),
  )
  expect(JSON.stringify(shown.held)).not.toContain('workspace_id')
  const exported = await officer.send('POST', '/api/privacy/export', { leads: [id] })
  expect(exported.headers.get('content-disposition')).toContain('attachment')
  const actions = (await audit()).filter(({ subject_id }) => subject_id === id).map(({ action }) => action)
  expect(actions).toEqual(expect.arrayContaining(['privacy.read', 'privacy.exported']))
  expect((await call(shown.preferences_url.replace('http://localhost:4400', server.url))).status).toBe(200)
})

it('erases a person everywhere; the certificates of others still hold', async () => {
  const gone = await lead({
    name: 'Erase Me',
    email: 'erase.me@example.kz',
    phone: '+77015550909',
    company: 'Erasure LLP',
  })
  const stays = await lead({ email: 'stays@example.kz' })
  await officer.send('POST', '/api/privacy/requests', { lead: gone, kind: 'erasure' })
  await server.world.store.inWorkspace(server.workspaceId, async (tx) => {
    const message = {
      id: server.world.newId(),
      source: 'telegram',
      externalId: '1',
      receivedAt: server.world.now(),
    } as const
    await tx.inbox.take({ ...message, body: JSON.stringify({ chat: 770015, text: 'this is Erase Me' }) })
    await tx.inbox.heard('telegram', '770015', { at: message.receivedAt, leadId: gone as LeadId })
  })
  expect(await rowsOf('inbox')).toBe(1)
  const before = await certificate([stays])
  expect(before.report.valid).toBe(true)
  const erased = await officer.send('POST', '/api/privacy/erase', { leads: [gone], reason: 'asked for' })
  expect(erased.body).toEqual({ erased: 1 })
  expect(await find('erase.me@example.kz')).toEqual([])
  const after = await certificate([stays])
  expect(after.report).toMatchObject({ valid: true, faults: [] })
  expect(after.report.entries).toBe(before.report.entries)
  expect((await certificate()).text).not.toMatch(/erase\.me|Erase Me/)
  const { items } = (await officer.get('/api/privacy/requests')).body as {
    items: { lead_id: string; done_at: string }[]
  }
  expect(items.find(({ lead_id }) => lead_id === gone)?.done_at).toBeTruthy()
  expect(await everywhere(/erase\.me@example|Erase Me|77015550909|Erasure LLP/)).toEqual([])
  expect(await rowsOf('inbox')).toBe(0)
  expect(await everywhere(/stays@example/)).not.toEqual([])
})

async function rowsOf(table: 'inbox'): Promise<number> {
  const database = await openDatabase({ url: server.databaseUrl }, { connections: 1 })
  try {
    return await database.db.transaction().execute(async (tx) => {
      await sql`select set_config('assay.workspace', ${server.workspaceId}, true)`.execute(tx)
      return (await tx.selectFrom(table).select('id').execute()).length
    })
  } finally {
    await database.close()
  }
}

/** The tables in whose rows a pattern stands, over the whole database. */
async function everywhere(pattern: RegExp): Promise<readonly string[]> {
  const database = await openDatabase({ url: server.databaseUrl }, { connections: 1 })
  try {
    const tables = await sql<{
      name: string
    }>`select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
      from information_schema.tables where table_schema in ('public', 'assay_jobs') and table_type = 'BASE TABLE'`.execute(
      database.db,
    )
    return await database.db.transaction().execute(async (tx) => {
      await sql`select set_config('assay.workspace', ${server.workspaceId}, true)`.execute(tx)
      const found: string[] = []
      for (const { name } of tables.rows) {
        const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(tx)
        if (rows.some(({ row }) => pattern.test(row))) found.push(name)
      }
      return found
    })
  } finally {
    await database.close()
  }
}

it('keeps data without using them where that is asked for', async () => {
  const id = await lead({ email: 'restricted@example.kz' })
  await officer.send('POST', '/api/privacy/restrict', { lead: id, reason: 'accuracy is disputed' })
  const ask = () => mayContact(server.system, { leadId: id, purpose: 'marketing', channel: 'email' })
  expect(await ask()).toMatchObject({ allowed: false, reason: 'restricted' })
  expect((await file(id)).restriction?.reason).toBe('accuracy is disputed')
  await officer.send('POST', '/api/privacy/restrict', { lead: id, reason: null })
  expect(await ask()).toMatchObject({ allowed: true })
})

it('takes a withdrawal by telephone from a rep and by program, and not from a marketer', async () => {
  const id = await lead({ email: 'calls@example.kz' })
  const rep = await personOf(server, 'rep')
  const word = { kind: 'withdrawn', text: 'Please do not write to me', way: 'spoken' }
  const marketer = await personOf(server, 'marketer')
  expect((await marketer.send('POST', `/api/leads/${id}/consent`, word)).status).toBe(403)
  expect((await rep.send('POST', `/api/leads/${id}/consent`, word)).status).toBe(200)
  const ask = () => mayContact(server.system, { leadId: id, purpose: 'marketing', channel: 'email' })
  expect(await ask()).toMatchObject({ allowed: false, reason: 'consent_withdrawn' })
  const given = { ...word, kind: 'given', text: 'I agree again', purposes: ['marketing'], channels: ['email'] }
  expect((await program.post(`/v1/leads/${id}/consent`, given)).status).toBe(200)
  expect(await ask()).toMatchObject({ allowed: true })
  expect((await program.post(`/v1/leads/${id}/consent`, { ...given, purposes: [] })).status).toBe(400)
})

it('signs with a new key when asked, and checks old entries with the old one', async () => {
  const before = (await officer.get('/api/privacy/keys')).body['items'] as SigningKeyView[]
  const after = (await officer.send('POST', '/api/privacy/keys')).body['items'] as SigningKeyView[]
  expect(after).toHaveLength(before.length + 1)
  await lead({ email: 'newkey@example.kz' })
  expect((await certificate()).report).toMatchObject({ valid: true })
  expect(Object.values((await certificate()).report.keys)).toEqual(after.map(({ fingerprint }) => fingerprint))
})

it('counts first what retention would erase, and erases by itself only when told to', async () => {
  const old = await lead({ email: 'retired@example.kz' })
  const held = await lead({ email: 'held@example.kz' })
  await officer.send('POST', '/api/privacy/restrict', { lead: held, reason: 'a claim' })
  const changed = await officer.send('PATCH', '/api/privacy/settings', {
    retention: { open: 30, won: null, lost: 30, rejected: 30, withdrawn: 30 },
  })
  expect(changed.status).toBe(200)
  nowMs += 40 * 86_400_000
  const fresh = await lead({ email: 'fresh@example.kz' })
  const officerNow = await personOf(server, 'privacy_officer', 'Later')
  const counted = (await officerNow.get('/api/privacy/retention')).body as unknown as RetentionCountView
  expect(counted.due.open).toBeGreaterThan(1)
  expect(counted.on_hold).toBe(1)
  await doChores(server.world)
  expect((await officerNow.get('/api/privacy/retention')).body).toEqual(counted)
  await officerNow.send('PATCH', '/api/privacy/settings', { retention_runs: true })
  nowMs += 86_400_000 + 1
  await doChores(server.world)
  const after = (await officerNow.get('/api/privacy/retention')).body as unknown as RetentionCountView
  expect(Object.values(after.due).reduce((sum, count) => sum + count, 0)).toBe(0)
  const load = (id: LeadId) => server.world.store.inWorkspace(server.workspaceId, (tx) => tx.leads.load(id))
  expect([await load(old), (await load(held))?.lead.id, (await load(fresh))?.lead.id]).toEqual([null, held, fresh])
})

it('is for the privacy officer and the administrator', async () => {
  for (const role of ['manager', 'rep', 'marketer'] as const) {
    const person = await personOf(server, role, `Other ${role}`)
    expect((await person.get('/api/privacy/consents')).status).toBe(403)
    expect((await person.get('/api/privacy/certificate')).status).toBe(403)
    expect((await person.send('POST', '/api/privacy/find', { query: 'anybody' })).status).toBe(403)
    expect((await person.send('POST', '/api/privacy/retention/run')).status).toBe(403)
  }
})

it('a file that was only tried is taken away after a month, with the rows that were shown of it', async () => {
  const marketer = await personOf(server, 'marketer', 'Tries files')
  const form = new FormData()
  form.append('file', new Blob(['name,phone\nNever Taken,+77015550088\n']), 'tried.csv')
  const { id } = (await marketer.send('POST', '/api/imports', form)).body as { id: string }
  const kept = () =>
    server.world.store.inWorkspace(server.workspaceId, (tx) =>
      tx.imports.part({ importId: id as ImportId, kind: 'rows', number: 0 }),
    )
  expect(String(await kept())).toContain('Never Taken')
  expect(readdirSync(server.world.uploadsDir)).toEqual([])
  nowMs += 31 * 86_400_000
  await doChores(server.world)
  expect(await kept()).toBeNull()
  const later = await personOf(server, 'marketer', 'Comes back')
  const { body } = await later.get(`/api/imports/${id}`)
  expect([body['sample'], body['status']]).toEqual([[], 'failed'])
})
