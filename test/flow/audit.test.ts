import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../src/http/contract/session.ts'
import { type Browser, call, personOf, signIn } from '../support/browser.ts'
import { signAndPublish } from '../support/publish-policy.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
beforeAll(async () => {
  server = await testServer()
  ada = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

const page = async (query = ''): Promise<{ items: AuditEntry[]; next: string | null }> =>
  (await ada.get(`/api/audit${query}`)).body as unknown as { items: AuditEntry[]; next: string | null }

describe('the audit log', () => {
  it('begins with the workspace, its first administrator, and the first sign-in', async () => {
    const { items } = await page()
    expect(items.map(({ action }) => action).reverse()).toEqual(['user.added', 'workspace.created', 'session.started'])
    expect(items[0]).toMatchObject({
      actor: 'Ada Admin',
      actor_id: `user:${server.administratorId}`,
      detail: { by: 'link' },
    })
  })

  it('has every change, by whom, and of what', async () => {
    const id = (answer: { body: Record<string, unknown> }) => String(answer.body['id'])
    const added = await ada.send('POST', '/api/users', { name: 'Bo', email: 'bo@example.kz', role: 'rep' })
    const { id: userId } = added.body['user'] as { id: string }
    await ada.send('PATCH', `/api/users/${userId}`, { closer: true })
    await ada.send('POST', `/api/users/${userId}/link`)
    const key = await ada.send('POST', '/api/keys', { name: 'Site', scopes: ['leads:write'] })
    const { id: keyId } = key.body['key'] as { id: string }
    await ada.send('DELETE', `/api/keys/${keyId}`)
    const entry = id(await ada.send('POST', '/api/lists', { list: 'deny', match: 'email', value: 'zhanna@secret.kz' }))
    await ada.send('DELETE', `/api/lists/${entry}`)
    const form = id(await ada.send('POST', '/api/forms', { slug: 'audit-form', name: 'F' }))
    await ada.send('PATCH', `/api/forms/${form}`, { name: 'G' })
    await ada.send('PATCH', '/api/workspace', { name: 'New name' })
    const policies = (await ada.get('/api/policies')).body as unknown as { items: { body: object }[] }
    const draft = await ada.send('POST', '/api/policies', { body: policies.items[0]!.body })
    await signAndPublish(ada, draft.body['version'])
    await ada.send('PATCH', '/api/session/me', { name: 'Ada Lovelace', password: 'a good long one' })
    const { items } = await page('?limit=15')
    expect(items.map(({ action, subject_id }) => [action, subject_id]).reverse()).toEqual([
      ['user.added', userId],
      ['user.changed', userId],
      ['user.link_made', userId],
      ['key.created', keyId],
      ['key.revoked', keyId],
      ['list_entry.added', entry],
      ['list_entry.removed', entry],
      ['form.added', form],
      ['form.changed', form],
      ['workspace.changed', server.workspaceId],
      ['policy.drafted', '2'],
      ['policy.signed', '2'],
      ['policy.signed', '2'],
      ['policy.published', '2'],
      ['user.changed_self', server.administratorId],
    ])
    expect(items.every(({ actor_id }) => actor_id === `user:${server.administratorId}`)).toBe(true)
  })

  it('holds no secrets and no leads', async () => {
    const text = JSON.stringify((await page('?limit=200')).items)
    for (const secret of ['a good long one', 'zhanna', 'assay_live_', '$argon2id', server.linkToken])
      expect(text).not.toContain(secret)
  })

  it('has nothing of what was refused', async () => {
    const before = (await page()).items[0]!.id
    const rep = await personOf(server, 'rep', 'Curious')
    await rep.send('POST', '/api/lists', { list: 'deny', match: 'ip', value: '192.0.2.1' })
    await ada.send('POST', '/api/forms', { slug: 'audit-form', name: 'taken' })
    const { items } = await page()
    expect(
      items
        .slice(
          0,
          items.findIndex(({ id }) => id === before),
        )
        .map(({ action }) => action),
    ).toEqual(['session.started', 'user.added'])
  })

  it('is paged, newest first, each entry once', async () => {
    const all: string[] = []
    let cursor = ''
    for (;;) {
      const { items, next } = await page(`?limit=4${cursor}`)
      all.push(...items.map(({ id }) => id))
      if (next === null) break
      cursor = `&cursor=${next}`
    }
    expect(new Set(all).size).toBe(all.length)
    expect(all).toEqual(all.toSorted().reverse())
    expect((await call(`${server.url}/api/audit?cursor=x`, { headers: { cookie: ada.cookie } })).status).toBe(400)
  })
})
