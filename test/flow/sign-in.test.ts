import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSignInLink } from '../../src/app/people/create-sign-in-link.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
let clock = Date.parse('2026-11-21T08:00:00Z')
const minute = 60_000
const day = 24 * 60 * minute

beforeAll(async () => {
  server = await testServer({ now: () => new Date(clock).toISOString() })
  ada = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

const withPassword = (email: string, password: string) =>
  call(`${server.url}/api/session/password`, { method: 'POST', body: { email, password } })
const withLink = (token: string) => call(`${server.url}/api/session/link`, { method: 'POST', body: { token } })

describe('a one-time link', () => {
  it('signs in once, and not again', async () => {
    expect(ada.session).toMatchObject({
      user: { email: 'ada@example.kz', role: 'administrator' },
      workspace: { name: 'Test', country: 'KZ', lead_count: 0 },
    })
    const again = await withLink(server.linkToken)
    expect(again.status).toBe(401)
    expect(again.body.error).toMatchObject({ code: 'unauthorised', reason: 'link_unusable' })
  })

  it('lets one of two simultaneous callers in', async () => {
    const { token } = await createSignInLink(server.system, { userId: server.administratorId })
    const answers = await Promise.all([withLink(token), withLink(token)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })

  it('ends after three days', async () => {
    const { token } = await createSignInLink(server.system, { userId: server.administratorId })
    clock += 3 * day + 1000
    expect((await withLink(token)).status).toBe(401)
  })

  it('is recalled by the next one', async () => {
    const first = await createSignInLink(server.system, { userId: server.administratorId })
    const second = await createSignInLink(server.system, { userId: server.administratorId })
    expect((await withLink(first.token)).status).toBe(401)
    expect((await withLink(second.token)).status).toBe(200)
  })

  it('is not kept in the clear', async () => {
    const { token } = await createSignInLink(server.system, { userId: server.administratorId })
    expect(await withLink(server.world.secrets.sha256(token))).toMatchObject({ status: 401 })
  })
})

describe('the cookie', () => {
  it('is out of reach of scripts and other sites', async () => {
    const { token } = await createSignInLink(server.system, { userId: server.administratorId })
    const answer = await withLink(token)
    const [cookie] = answer.headers.getSetCookie()
    expect(cookie).toMatch(/^assay_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('is secure where the server is reached by https', async () => {
    const secure = await testServer({ publicUrl: 'https://assay.example.kz' })
    const answer = await call(`${secure.url}/api/session/link`, { method: 'POST', body: { token: secure.linkToken } })
    expect(answer.headers.getSetCookie()[0]).toContain('; Secure')
    expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
    await secure.close()
  })

  it('never becomes a session by being sent before signing in (fixation)', async () => {
    const planted = 'assay_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    const { token } = await createSignInLink(server.system, { userId: server.administratorId })
    const answer = await call(`${server.url}/api/session/link`, {
      method: 'POST',
      body: { token },
      headers: { cookie: planted },
    })
    expect(answer.headers.getSetCookie()[0]).not.toContain(planted)
    expect((await call(`${server.url}/api/session`, { headers: { cookie: planted } })).status).toBe(401)
  })

  it('of the session before stops working when somebody signs in over it', async () => {
    const first = await personOf(server, 'rep', 'First Rep')
    const { token } = await createSignInLink(server.system, { userId: server.administratorId })
    const answer = await call(`${server.url}/api/session/link`, {
      method: 'POST',
      body: { token },
      headers: { cookie: first.cookie },
    })
    expect(answer.status).toBe(200)
    expect((await first.get('/api/session')).status).toBe(401)
  })

  it('ends after fourteen days', async () => {
    const rep = await personOf(server, 'rep', 'Old Rep')
    expect((await rep.get('/api/session')).status).toBe(200)
    clock += 14 * day + 1000
    expect((await rep.get('/api/session')).status).toBe(401)
  })

  it('ends with signing out, in the server too', async () => {
    const rep = await personOf(server, 'rep', 'Leaving Rep')
    const out = await rep.send('DELETE', '/api/session')
    expect(out.status).toBe(204)
    expect(out.headers.getSetCookie()[0]).toMatch(/^assay_session=;/)
    expect((await rep.get('/api/session')).status).toBe(401)
  })
})

describe('passwords', () => {
  it('are set by their owner, and then sign in', async () => {
    const rep = await personOf(server, 'rep', 'Pass Rep')
    const short = await rep.send('PATCH', '/api/session/me', { password: 'short' })
    expect(short.body.error).toMatchObject({ code: 'bad_input', fields: [{ path: 'password', code: 'too_small' }] })
    expect((await rep.send('PATCH', '/api/session/me', { password: 'a good long one' })).status).toBe(200)
    const answer = await withPassword(' Pass.Rep@Example.KZ ', 'a good long one')
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ user: { name: 'Pass Rep', role: 'rep' } })
  })

  it('are changed only by who knows the old one, and end the other sessions', async () => {
    const rep = await personOf(server, 'rep', 'Change Rep')
    await rep.send('PATCH', '/api/session/me', { password: 'the first password' })
    const other = await withPassword('change.rep@example.kz', 'the first password')
    const otherCookie = other.headers.getSetCookie()[0]!.split(';', 1)[0]!
    const wrong = await rep.send('PATCH', '/api/session/me', { password: 'the second one', current_password: 'no' })
    expect(wrong.body.error).toMatchObject({ reason: 'current_password_wrong', fields: [{ path: 'current_password' }] })
    const right = await rep.send('PATCH', '/api/session/me', {
      password: 'the second one',
      current_password: 'the first password',
    })
    expect(right.status).toBe(200)
    expect((await rep.get('/api/session')).status).toBe(200)
    expect((await call(`${server.url}/api/session`, { headers: { cookie: otherCookie } })).status).toBe(401)
  })

  it('answer the same for an unknown email, a wrong password and a person without one', async () => {
    await personOf(server, 'rep', 'Link Rep')
    const answers = [
      await withPassword('nobody@example.kz', 'whatever it is'),
      await withPassword('pass.rep@example.kz', 'not the right one'),
      await withPassword('link.rep@example.kz', 'whatever it is'),
    ]
    const told = answers.map(({ status, body }) => ({ status, ...body.error, request_id: null }))
    expect(told[0]).toMatchObject({ status: 401, reason: 'wrong_email_or_password' })
    expect(told[1]).toEqual(told[0])
    expect(told[2]).toEqual(told[0])
  })

  it('close an account that is being guessed, known or not, for fifteen minutes', async () => {
    for (const email of ['pass.rep@example.kz', 'unknown@example.kz']) {
      for (let attempt = 0; attempt < 10; attempt += 1) await withPassword(email, `guess number ${attempt}`)
      const locked = await withPassword(email, 'a good long one')
      expect(locked.status).toBe(429)
      expect(locked.body.error).toMatchObject({ code: 'too_many', reason: 'sign_in_locked' })
    }
    clock += 16 * minute
    expect((await withPassword('pass.rep@example.kz', 'a good long one')).status).toBe(200)
  })
})

describe('a change in a session', () => {
  it('needs the token of the session', async () => {
    const rep = await personOf(server, 'rep', 'Csrf Rep')
    const send = (headers: Record<string, string>) =>
      call(`${server.url}/api/session/me`, {
        method: 'PATCH',
        body: { name: 'X' },
        headers: { cookie: rep.cookie, ...headers },
      })
    const wrong: readonly Record<string, string>[] = [
      {},
      { 'x-csrf-token': '' },
      { 'x-csrf-token': ada.session.csrf_token },
    ]
    for (const headers of wrong)
      expect((await send(headers)).body.error).toMatchObject({ code: 'forbidden', reason: 'csrf_token_wrong' })
    expect((await send({ 'x-csrf-token': rep.session.csrf_token })).status).toBe(200)
  })

  it('cannot be begun by a form of another site', async () => {
    const form = await call(`${server.url}/api/session/password`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'a@b.kz', password: 'x' }),
    })
    expect(form.status).toBe(415)
    const text = await call(`${server.url}/api/session/password`, {
      method: 'POST',
      body: '{"email":"a@b.kz","password":"x"}',
      headers: { 'content-type': 'text/plain' },
    })
    expect(text.status).toBe(415)
    const cross = await call(`${server.url}/api/session/password`, {
      method: 'POST',
      body: { email: 'a@b.kz', password: 'x' },
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(cross.body.error).toMatchObject({ code: 'forbidden', reason: 'other_site' })
  })

  it('sees the role as it is now, not as it was at sign-in', async () => {
    const manager = await personOf(server, 'manager', 'Short Manager')
    expect((await manager.get('/api/audit')).status).toBe(200)
    const fresh = await personOf(server, 'administrator', 'Second Admin')
    await fresh.send('PATCH', `/api/users/${manager.userId}`, { role: 'rep' })
    expect((await manager.get('/api/audit')).status).toBe(403)
    await fresh.send('PATCH', `/api/users/${manager.userId}`, { active: false })
    expect((await manager.get('/api/session')).status).toBe(401)
  })
})

it('answers 401 where nobody is signed in', async () => {
  const answer = await call(`${server.url}/api/session`)
  expect(answer.status).toBe(401)
  expect(answer.body.error).toMatchObject({ code: 'unauthorised', reason: 'not_signed_in' })
})

it('holds sign-in to a strict rate for an address', async () => {
  const strict = await testServer({ limits: { strict: 3 } })
  const statuses: number[] = []
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const answer = await call(`${strict.url}/api/session/password`, {
      method: 'POST',
      body: { email: 'a@b.kz', password: 'x' },
    })
    statuses.push(answer.status)
    if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429])
  await strict.close()
})

it('believes the proxy in front about addresses, and nobody before it', async () => {
  const attempt = (url: string, forwarded: string) =>
    call(`${url}/api/session/password`, {
      method: 'POST',
      body: { email: 'a@b.kz', password: 'x' },
      headers: { 'x-forwarded-for': forwarded },
    })
  const statuses = async (trustProxy: boolean, addresses: readonly string[]) => {
    const behind = await testServer({ limits: { strict: 1 }, trustProxy })
    const found: number[] = []
    for (const address of addresses) found.push((await attempt(behind.url, address)).status)
    await behind.close()
    return found
  }
  const visitors = ['198.51.100.1', '198.51.100.2']
  expect(await statuses(true, visitors)).toEqual([401, 401])
  expect(await statuses(false, visitors)).toEqual([401, 429])
  expect(await statuses(true, ['1.1.1.1, 198.51.100.1', '2.2.2.2, 198.51.100.1'])).toEqual([401, 429])
})
