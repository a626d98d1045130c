import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DraftChangesView } from '../../src/http/contract/policy-change.ts'
import type { PolicyVersion } from '../../src/http/contract/workspace.ts'
import { type Browser, personOf, signIn } from '../support/browser.ts'
import { signAndPublish } from '../support/publish-policy.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let ada: Browser
beforeAll(async () => {
  server = await testServer()
  ada = await signIn(server, server.linkToken)
})
afterAll(() => server.close())

const versions = async (): Promise<readonly PolicyVersion[]> =>
  ((await ada.get('/api/policies')).body as unknown as { items: PolicyVersion[] }).items
const live = async () => (await versions()).find(({ status }) => status === 'live')!
const draft = (body: unknown, note?: string) => ada.send('POST', '/api/policies', { body, ...(note ? { note } : {}) })

describe('the policy', () => {
  it('of a new workspace is the one that ships, live as version 1', async () => {
    const all = await versions()
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ version: 1, status: 'live', created_by: 'setup', body: { version: 1, format: 1 } })
  })

  it('is drafted, and changes nothing until it is published', async () => {
    const { body } = await live()
    const made = await draft({ ...body, name: 'Stricter' }, 'after the March review')
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ status: 'draft', note: 'after the March review', body: { name: 'Stricter' } })
    expect((await live()).version).toBe(1)
    const published = await signAndPublish(ada, made.body['version'])
    expect(published.body).toMatchObject({ status: 'live', body: { name: 'Stricter', version: made.body['version'] } })
    expect((await versions()).map(({ status }) => status)).toEqual(['live', 'retired'])
    expect((await versions())[0]?.created_by).toBe('Ada Admin')
  })

  it('has one draft, and a replaced draft cannot be published by its number', async () => {
    const { body } = await live()
    const first = await draft({ ...body, name: 'First' })
    const second = await draft({ ...body, name: 'Second' })
    expect(second.body['version']).not.toBe(first.body['version'])
    expect((await versions()).filter(({ status }) => status === 'draft')).toHaveLength(1)
    const stale = await ada.send('POST', `/api/policies/${String(first.body['version'])}/publish`)
    expect(stale.body.error).toMatchObject({ code: 'not_found', reason: 'policy_unknown' })
  })

  it('is published once', async () => {
    const { version } = await live()
    const again = await ada.send('POST', `/api/policies/${version}/publish`)
    expect(again.body.error).toMatchObject({ code: 'conflict', reason: 'not_a_draft' })
  })

  it('with faults is refused with every fault and its place', async () => {
    const { body } = await live()
    const answer = await draft({
      ...body,
      thresholds: { warm: 50, promising: 40, hot: 30 },
      workingHours: { ...(body['workingHours'] as object), timeZone: 'Mars/Base' },
    })
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'bad_input', reason: 'policy_faulty' })
    expect(((answer.body.error?.fields ?? []) as { path: string }[]).map(({ path }) => path)).toEqual([
      '/thresholds/promising',
      '/thresholds/hot',
      '/workingHours/timeZone',
    ])
    for (const odd of [{}, { version: 'x' }, { ...body, surprise: 1 }])
      expect((await draft(odd)).body.error).toMatchObject({ reason: 'policy_faulty' })
  })

  it('that everybody drafts at once leaves one draft', async () => {
    const { body } = await live()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => draft({ ...body, name: `Race ${index}` })),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201))
    expect((await versions()).filter(({ status }) => status === 'draft')).toHaveLength(1)
  })

  it('that two people publish at once goes live once', async () => {
    const made = await draft((await live()).body)
    const path = `/api/policies/${String(made.body['version'])}`
    const { seen } = (await ada.get(`${path}/changes`)).body
    await ada.send('POST', `${path}/sign`, { sides: ['marketing', 'sales'], seen })
    const answers = await Promise.all([ada.send('POST', `${path}/publish`), ada.send('POST', `${path}/publish`)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await versions()).filter(({ status }) => status === 'live')).toHaveLength(1)
  })

  it('is tried on past leads before it goes live', async () => {
    const answer = await ada.send('POST', '/api/policies/simulate', { body: (await live()).body })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ leads: 0, changed: 0 })
  })

  it('is read by everybody and changed by those who may', async () => {
    const rep = await personOf(server, 'rep')
    const marketer = await personOf(server, 'marketer')
    const { body } = await live()
    expect((await rep.get('/api/policies')).status).toBe(200)
    expect((await rep.send('POST', '/api/policies', { body })).status).toBe(403)
    expect((await rep.send('POST', '/api/policies/simulate', { body })).status).toBe(403)
    expect((await marketer.send('POST', '/api/policies', { body })).status).toBe(201)
  })
})

describe('two signatures', () => {
  const changes = async (who: Browser, version: unknown) =>
    (await who.get(`/api/policies/${String(version)}/changes`)).body as unknown as DraftChangesView
  const sign = (who: Browser, version: unknown, body: object) =>
    who.send('POST', `/api/policies/${String(version)}/sign`, body)
  const publish = (who: Browser, version: unknown) => who.send('POST', `/api/policies/${String(version)}/publish`)

  it('marketing and sales both sign what they have seen, each for their own side', async () => {
    const mara = await personOf(server, 'marketer', 'Mara Marketer')
    const sam = await personOf(server, 'manager', 'Sam Sales')
    const { body } = await live()
    const { version } = (await draft({ ...body, thresholds: { warm: 31, promising: 51, hot: 77 } })).body
    const seen = await changes(mara, version)
    expect(seen.changes).toEqual([{ path: ['thresholds', 'hot'], from: 71, to: 77 }])
    expect(seen.may_sign).toEqual([{ side: 'marketing', stands_in: false }])
    expect((await changes(ada, version)).may_sign).toEqual([])
    const early = await publish(mara, version)
    expect(early.body.error).toMatchObject({ code: 'conflict', reason: 'policy_unsigned' })
    expect(early.body.error?.message).toContain('sales (Sam Sales)')
    const blind = await sign(mara, version, { sides: ['marketing'], seen: 'nothing' })
    expect(blind.body.error).toMatchObject({ code: 'conflict', reason: 'policy_changes_unseen' })
    const greedy = await sign(mara, version, { sides: ['sales'], seen: seen.seen })
    expect(greedy.body.error).toMatchObject({ code: 'forbidden', reason: 'signature_not_yours' })
    expect((await sign(ada, version, { sides: ['sales'], seen: seen.seen })).status).toBe(403)
    expect((await sign(mara, version, { sides: ['marketing'], seen: seen.seen })).status).toBe(200)
    expect((await publish(mara, version)).body.error).toMatchObject({ reason: 'policy_unsigned' })
    const both = await sign(sam, version, { sides: ['sales'], seen: seen.seen })
    expect(both.body['signatures']).toMatchObject([
      { side: 'marketing', signed_by: 'Mara Marketer', stands_in: false },
      { side: 'sales', signed_by: 'Sam Sales', stands_in: false },
    ])
    expect((await publish(sam, version)).body).toMatchObject({ status: 'live' })
  })

  it('a new draft is a new text: signatures go with the old one, and those against another live version do not count', async () => {
    const mara = await personOf(server, 'marketer', 'Mira Marketer')
    const { body } = await live()
    const first = (await draft({ ...body, name: 'One' })).body['version']
    await sign(mara, first, { sides: ['marketing'], seen: (await changes(mara, first)).seen })
    const second = (await draft({ ...body, name: 'Two' })).body['version']
    expect((await changes(mara, second)).signatures).toEqual([])
    await sign(mara, second, { sides: ['marketing'], seen: (await changes(mara, second)).seen })
    await server.world.store.inWorkspace(server.workspaceId, async (tx) => {
      const [signed] = await tx.rules.signatures(Number(second))
      await tx.rules.addSignature({ ...signed!, against: 1 })
    })
    expect((await changes(mara, second)).signatures).toEqual([])
  })

  it('another routing keeps the signatures under a draft that leaves routing alone, and the draft takes it over', async () => {
    const mara = await personOf(server, 'marketer', 'Mona Marketer')
    const { body } = await live()
    const { routing } = body as { routing: { ownerFirst: boolean } }
    const version = (await draft({ ...(body as object), name: 'Kept' })).body['version']
    await sign(mara, version, { sides: ['marketing'], seen: (await changes(mara, version)).seen })
    const other = { ...routing, ownerFirst: !routing.ownerFirst }
    expect((await ada.send('PUT', '/api/routing', { routing: other })).status).toBe(200)
    const after = await changes(mara, version)
    expect(after.signatures).toMatchObject([{ side: 'marketing', signed_by: 'Mona Marketer' }])
    expect(after.changes).toMatchObject([{ path: ['name'], to: 'Kept' }])
    expect((await ada.send('PUT', '/api/routing', { routing })).status).toBe(200)
    const own = (await draft({ ...(body as object), routing: other })).body['version']
    await sign(mara, own, { sides: ['marketing'], seen: (await changes(mara, own)).seen })
    await ada.send('PUT', '/api/routing', { routing: { ...routing, ownerFirst: !routing.ownerFirst } })
    expect((await changes(mara, own)).signatures).toEqual([])
  })

  it('somebody alone signs for both, knowingly, and the audit log names it', async () => {
    const other = await testServer()
    try {
      const solo = await signIn(other, other.linkToken)
      const all = (await solo.get('/api/policies')).body as unknown as { items: PolicyVersion[] }
      const { version } = (await solo.send('POST', '/api/policies', { body: { ...all.items[0]!.body, name: 'Mine' } }))
        .body
      expect((await changes(solo, version)).may_sign).toEqual([
        { side: 'marketing', stands_in: true },
        { side: 'sales', stands_in: true },
      ])
      expect((await publish(solo, version)).body.error).toMatchObject({ reason: 'policy_unsigned' })
      expect((await signAndPublish(solo, version)).body).toMatchObject({ status: 'live' })
      const log = (await solo.get('/api/audit?limit=10')).body as unknown as {
        items: { action: string; detail: object }[]
      }
      expect(log.items.filter(({ action }) => action === 'policy.signed').map(({ detail }) => detail)).toMatchObject([
        { side: 'sales', stands_in: true },
        { side: 'marketing', stands_in: true },
      ])
    } finally {
      await other.close()
    }
  })
})

describe('lists', () => {
  it('keep values as leads are looked up by', async () => {
    const add = (match: string, value: string) => ada.send('POST', '/api/lists', { list: 'deny', match, value })
    expect((await add('email', ' John.Smith+news@Gmail.com ')).body).toMatchObject({ value: 'johnsmith@gmail.com' })
    expect((await add('domain', '@Spam.KZ.')).body).toMatchObject({ value: 'spam.kz' })
    expect((await add('phone', '8 701 555 12 31')).body).toMatchObject({ value: '+77015551231' })
    expect((await add('ip', '2001:DB8::1')).body).toMatchObject({ value: '2001:db8::1' })
  })

  it('refuse what is no such thing, with the way out', async () => {
    for (const [match, value] of [
      ['email', 'nobody'],
      ['domain', 'no dots'],
      ['phone', '12'],
      ['ip', '300.1.1.1'],
    ]) {
      const answer = await ada.send('POST', '/api/lists', { list: 'deny', match, value })
      expect(answer.body.error).toMatchObject({
        code: 'bad_input',
        reason: `not_a_${match}`,
        fields: [{ path: 'value' }],
      })
    }
    const past = { list: 'deny', match: 'ip', value: '192.0.2.1', until: '2020-01-01T00:00:00Z' }
    expect((await ada.send('POST', '/api/lists', past)).body.error).toMatchObject({ reason: 'until_in_the_past' })
  })

  it('renew an entry instead of doubling it, and let it go', async () => {
    const entry = { list: 'suppress', match: 'domain', value: 'quiet.kz' }
    const first = await ada.send('POST', '/api/lists', entry)
    const second = await ada.send('POST', '/api/lists', { ...entry, reason: 'asked twice' })
    expect(second.body).toMatchObject({ id: first.body['id'], reason: 'asked twice' })
    expect((await ada.send('DELETE', `/api/lists/${String(first.body['id'])}`)).status).toBe(204)
    expect((await ada.send('DELETE', `/api/lists/${String(first.body['id'])}`)).status).toBe(404)
  })

  it('find a lead by its domain and by the domains above it, until the entry ends', async () => {
    const { store } = server.world
    await ada.send('POST', '/api/lists', {
      list: 'deny',
      match: 'domain',
      value: 'above.kz',
      until: '2099-01-01T00:00:00Z',
    })
    const hits = (now: string) =>
      store.inWorkspace(server.workspaceId, (tx) => tx.lists.hits([{ match: 'domain', value: 'mail.above.kz' }], now))
    expect((await hits('2098-12-31T00:00:00Z')).map(({ value }) => value)).toEqual(['above.kz'])
    expect(await hits('2099-01-02T00:00:00Z')).toEqual([])
  })
})

describe('forms', () => {
  it('are added, changed, and keep their address', async () => {
    const made = await ada.send('POST', '/api/forms', {
      slug: 'website',
      name: 'Website',
      allowed_origins: ['https://company.kz/contact?x=1'],
    })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      slug: 'website',
      active: true,
      lead_count: 0,
      allowed_origins: ['https://company.kz'],
    })
    const path = `/api/forms/${String(made.body['id'])}`
    expect((await ada.send('PATCH', path, { active: false })).body).toMatchObject({ active: false, name: 'Website' })
    expect((await ada.send('PATCH', path, { slug: 'other' })).body.error).toMatchObject({ reason: 'slug_fixed' })
    const taken = await ada.send('POST', '/api/forms', { slug: 'website', name: 'Again' })
    expect(taken.body.error).toMatchObject({ code: 'conflict', reason: 'slug_taken', fields: [{ path: 'slug' }] })
    const bad = await ada.send('POST', '/api/forms', {
      slug: 'Big Letters',
      name: 'x',
      redirect_url: 'javascript:alert(1)',
    })
    expect(((bad.body.error?.fields ?? []) as { path: string }[]).map((one) => one.path).toSorted()).toEqual([
      'redirect_url',
      'slug',
    ])
  })
})

describe('the workspace', () => {
  it('is changed, and refuses a time zone that does not exist', async () => {
    const changed = await ada.send('PATCH', '/api/workspace', { name: 'Qazaq Machines', time_zone: 'Asia/Almaty' })
    expect(changed.body).toMatchObject({ name: 'Qazaq Machines', time_zone: 'Asia/Almaty' })
    const odd = await ada.send('PATCH', '/api/workspace', { time_zone: 'Mars/Base' })
    expect(odd.body.error).toMatchObject({ reason: 'unknown_time_zone', fields: [{ path: 'time_zone' }] })
  })
})
