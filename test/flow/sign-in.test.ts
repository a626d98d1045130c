import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, signIn } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

describe('a one-time link', () => {
  it('signs in once, and not again', async () => {
    const browser = await signIn(server, server.linkToken)
    expect(browser.session).toMatchObject({
      user: { email: 'ada@example.kz', role: 'administrator' },
      workspace: { name: 'Test', country: 'KZ', lead_count: 0 },
    })
    const again = await call(`${server.url}/api/session/link`, { method: 'POST', body: { token: server.linkToken } })
    expect(again.status).toBe(401)
    expect(again.body.error).toMatchObject({ code: 'unauthorised', reason: 'link_unusable' })
  })
})
