import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KeyScope } from '../../src/app/context.ts'
import { createKey } from '../../src/app/keys/create-key.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
beforeAll(async () => {
  server = await testServer()
  ada = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

const keyWith = async (...scopes: KeyScope[]): Promise<string> =>
  (await createKey(server.system, { name: scopes.join(' '), scopes, sandbox: false })).secret
const asKey = (secret: string, path: string, init: { method?: string; body?: unknown } = {}) =>
  call(server.url + path, { ...init, headers: { authorization: `Bearer ${secret}` } })
const lead = { email: 'buyer@company.kz', message: 'Need a price for 10 pumps' }

describe('an API key', () => {
  it('is shown once, and kept as a hash', async () => {
    const made = await ada.send('POST', '/api/keys', { name: 'Website', scopes: ['leads:write'] })
    expect(made.status).toBe(201)
    const secret = made.body['secret'] as string
    expect(secret).toMatch(/^assay_live_[\w-]{43}$/)
    const listed = JSON.stringify((await ada.get('/api/keys')).body)
    expect(listed).toContain('Website')
    expect(listed).not.toContain(secret.slice(20))
    const sandbox = await ada.send('POST', '/api/keys', { name: 'Trial', scopes: ['leads:write'], sandbox: true })
    expect(sandbox.body['secret']).toMatch(/^assay_test_/)
  })

  it('may do what its scopes say', async () => {
    const writer = await keyWith('leads:write')
    const reader = await keyWith('leads:read')
    expect((await asKey(writer, '/v1/leads', { method: 'POST', body: lead })).status).toBe(201)
    const refused = await asKey(reader, '/v1/leads', { method: 'POST', body: lead })
    expect(refused.status).toBe(403)
    expect(refused.body.error).toMatchObject({ code: 'forbidden', reason: 'scope_missing' })
    expect((await asKey(reader, '/api/users')).status).toBe(200)
    expect((await asKey(writer, '/api/users')).status).toBe(403)
  })

  it('of the sandbox opens test leads alone', async () => {
    const live = await keyWith('leads:write', 'leads:read')
    const made = await createKey(server.system, {
      name: 'trial',
      scopes: ['leads:write', 'leads:read', 'outcomes:write', 'admin'],
      sandbox: true,
    })
    const trial = made.secret
    const real = (await asKey(live, '/v1/leads?wait=decision', { method: 'POST', body: lead })).body['id'] as string
    const test = (await asKey(trial, '/v1/leads?wait=decision', { method: 'POST', body: lead })).body['id'] as string
    const own = await asKey(trial, `/v1/leads/${test}`)
    expect([own.status, own.body['duplicates']]).toEqual([200, []])
    const deeds = [
      ['GET', `/v1/leads/${real}`, undefined],
      ['POST', `/v1/leads/${real}/outcome`, { kind: 'won', amount: 1 }],
      ['POST', `/v1/leads/${real}/messages`, { text: 'x', channel: 'chat' }],
    ] as const
    for (const [method, path, body] of deeds)
      expect((await asKey(trial, path, { method, body })).body.error, path).toMatchObject({ reason: 'lead_unknown' })
    for (const path of ['/api/leads?view=all', '/api/keys', `/api/leads/${real}`])
      expect((await asKey(trial, path)).body.error, path).toMatchObject({ reason: 'sandbox_key' })
    const letter = `From: ${lead.email}\r\nMessage-ID: <s1@x>\r\n\r\nReady to buy`
    const mail = (secret: string) =>
      fetch(`${server.url}/v1/mail`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'message/rfc822' },
        body: letter,
      }).then((answer) => answer.json() as Promise<{ kind: string; lead_id: string }>)
    expect((await mail(trial)).kind).toBe('new')
    expect(await mail(live)).toMatchObject({ kind: 'added' })
  })

  it('needs the scope admin for the settings, on every address of them', async () => {
    const plain = await keyWith('leads:write', 'leads:read', 'outcomes:write')
    const admin = await keyWith('admin')
    const settings = ['/api/keys', '/api/audit', '/api/lists'] as const
    for (const path of settings) {
      expect((await asKey(plain, path)).status, path).toBe(403)
      expect((await asKey(admin, path)).status, path).toBe(200)
    }
    const changes = [
      ['POST', '/api/keys', { name: 'x', scopes: ['admin'] }],
      ['POST', '/api/users', { name: 'x', email: 'x@example.kz', role: 'administrator' }],
      ['POST', '/api/lists', { list: 'deny', match: 'domain', value: 'x.kz' }],
      ['POST', '/api/forms', { slug: 'xx', name: 'x' }],
      ['PATCH', '/api/workspace', { name: 'x' }],
      ['POST', '/api/policies', { body: {} }],
    ] as const
    for (const [method, path, body] of changes)
      expect((await asKey(plain, path, { method, body })).status, path).toBe(403)
  })

  it('stops at once when it is revoked', async () => {
    const made = await ada.send('POST', '/api/keys', { name: 'Short', scopes: ['leads:read'] })
    const { id } = made.body['key'] as { id: string }
    const secret = made.body['secret'] as string
    expect((await asKey(secret, '/api/users')).status).toBe(200)
    expect((await ada.send('DELETE', `/api/keys/${id}`)).status).toBe(204)
    const after = await asKey(secret, '/api/users')
    expect(after.status).toBe(401)
    expect(after.body.error).toMatchObject({ code: 'unauthorised', reason: 'key_unknown' })
    expect((await ada.send('DELETE', `/api/keys/${id}`)).status).toBe(404)
  })

  it('is asked for under /v1, where a session is not enough', async () => {
    const answer = await ada.send('POST', '/v1/leads', lead)
    expect(answer.status).toBe(401)
    for (const bad of ['Bearer x', 'Bearer assay_live_', 'Basic YTpi', `Bearer assay_live_${'A'.repeat(43)}`, 'Bearer'])
      expect(
        (await call(`${server.url}/v1/leads`, { method: 'POST', body: lead, headers: { authorization: bad } })).status,
      ).toBe(401)
  })

  it('is not a person: it has no session, and needs no CSRF token', async () => {
    const admin = await keyWith('admin')
    expect((await asKey(admin, '/api/session')).status).toBe(403)
    const made = await asKey(admin, '/api/lists', {
      method: 'POST',
      body: { list: 'deny', match: 'domain', value: 'bad.kz' },
    })
    expect(made.status).toBe(201)
  })

  it('notes when it was used', async () => {
    const secret = await keyWith('leads:read')
    await asKey(secret, '/api/users')
    const { items } = (await ada.get('/api/keys')).body as unknown as {
      items: { prefix: string; last_used_at: string }[]
    }
    expect(items.find(({ prefix }) => secret.startsWith(prefix))?.last_used_at).toMatch(/^20/)
  })

  it('is held to its rate', async () => {
    const slow = await testServer({ limits: { perKey: 2 } })
    const { secret } = await createKey(slow.system, { name: 'k', scopes: ['leads:read'], sandbox: false })
    const statuses: number[] = []
    for (let asked = 0; asked < 4; asked += 1)
      statuses.push((await call(`${slow.url}/api/users`, { headers: { authorization: `Bearer ${secret}` } })).status)
    expect(statuses).toEqual([200, 200, 429, 429])
    await slow.close()
  })
})

describe('roles', () => {
  /** Status of what each role asks for: 2 allowed, 4 refused. */
  const table = [
    ['GET', '/api/users', undefined, { administrator: 2, manager: 2, rep: 2, marketer: 2, privacy_officer: 2 }],
    ['GET', '/api/policies', undefined, { administrator: 2, manager: 2, rep: 2, marketer: 2, privacy_officer: 2 }],
    ['GET', '/api/audit', undefined, { administrator: 2, manager: 2, rep: 4, marketer: 4, privacy_officer: 2 }],
    ['GET', '/api/keys', undefined, { administrator: 2, manager: 4, rep: 4, marketer: 4, privacy_officer: 4 }],
    ['GET', '/api/lists', undefined, { administrator: 2, manager: 2, rep: 4, marketer: 2, privacy_officer: 2 }],
    ['PATCH', '/api/workspace', {}, { administrator: 2, manager: 4, rep: 4, marketer: 4, privacy_officer: 4 }],
    [
      'POST',
      '/api/keys',
      { name: 'k', scopes: ['leads:read'] },
      { administrator: 2, manager: 4, rep: 4, marketer: 4, privacy_officer: 4 },
    ],
    [
      'POST',
      '/api/lists',
      { list: 'deny', match: 'ip', value: '192.0.2.1' },
      { administrator: 2, manager: 2, rep: 4, marketer: 2, privacy_officer: 2 },
    ],
    ['POST', '/v1/leads', lead, { administrator: 4, manager: 4, rep: 4, marketer: 4, privacy_officer: 4 }],
  ] as const

  it('open and close what the table says', async () => {
    for (const role of ['administrator', 'manager', 'rep', 'marketer', 'privacy_officer'] as const) {
      const person = await personOf(server, role, `Role ${role}`)
      for (const [method, path, body, expected] of table) {
        const { status } = await person.send(method, path, body)
        expect({ role, method, path, status: Math.floor(status / 100) }).toEqual({
          role,
          method,
          path,
          status: expected[role],
        })
      }
    }
  })

  it('do not let a manager become or capture an administrator', async () => {
    const manager = await personOf(server, 'manager', 'Ambitious Manager')
    const attempts = [
      ['PATCH', `/api/users/${manager.userId}`, { role: 'administrator' }],
      ['POST', '/api/users', { name: 'Puppet', email: 'puppet@example.kz', role: 'administrator' }],
      ['POST', `/api/users/${server.administratorId}/link`, {}],
      ['PATCH', `/api/users/${server.administratorId}`, { active: false }],
    ] as const
    for (const [method, path, body] of attempts) {
      const answer = await manager.send(method, path, body)
      expect(answer.body.error).toMatchObject({ code: 'forbidden', reason: 'administrators_only' })
    }
    const added = await manager.send('POST', '/api/users', { name: 'Rep', email: 'new.rep@example.kz', role: 'rep' })
    expect(added.status).toBe(201)
    expect(added.body['sign_in_link']).toMatch(/^http:\/\/localhost:4400\/sign-in#[\w-]{43}$/)
  })

  it('keep the last administrator in', async () => {
    const fresh = await testServer()
    const alone = await signIn(fresh, fresh.linkToken)
    for (const changes of [{ active: false }, { role: 'rep' }]) {
      const answer = await alone.send('PATCH', `/api/users/${fresh.administratorId}`, changes)
      expect(answer.status).toBe(409)
      expect(answer.body.error).toMatchObject({ code: 'conflict', reason: 'last_administrator' })
    }
    expect((await alone.get('/api/session')).status).toBe(200)
    await fresh.close()
  })

  it('let everybody say whether they are free, and nothing else of themselves', async () => {
    const rep = await personOf(server, 'rep', 'Busy Rep')
    expect((await rep.send('PATCH', `/api/users/${rep.userId}`, { presence: 'busy' })).status).toBe(200)
    expect((await rep.send('PATCH', `/api/users/${rep.userId}`, { closer: true })).status).toBe(403)
    expect((await rep.send('PATCH', `/api/users/${server.administratorId}`, { presence: 'away' })).status).toBe(403)
  })
})
