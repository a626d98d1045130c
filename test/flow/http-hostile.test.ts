import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createKey } from '../../src/app/keys/create-key.ts'
import { type Answer, call } from '../support/browser.ts'
import { type TestServer, testServer } from '../support/server.ts'

let server: TestServer
let secret: string
beforeAll(async () => {
  server = await testServer()
  secret = (await createKey(server.system, { name: 'k', scopes: ['leads:write', 'admin'], sandbox: false })).secret
})
afterAll(() => server.close())

const post = (body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer> =>
  call(`${server.url}/v1/leads`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...headers },
  })
const leads = () => server.world.store.inWorkspace(server.workspaceId, (tx) => tx.workspace.countLeads(1000))

describe('a hostile body', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}1${']'.repeat(levels)}`
  const columns = (count: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 'x'])))
  const cases: readonly (readonly [string, string | Uint8Array, number, string])[] = [
    ['broken JSON', '{"email": "a@b.kz"', 400, 'json_broken'],
    ['JSON with a comment', '{"email": "a@b.kz"} // x', 400, 'json_broken'],
    ['an empty body', '', 400, 'fields_faulty'],
    ['no object', '"text"', 400, 'fields_faulty'],
    ['a list', '[]', 400, 'fields_faulty'],
    ['null', 'null', 400, 'fields_faulty'],
    ['a wrong type', '{"email": 5, "message": ["x"]}', 400, 'fields_faulty'],
    ['an unknown field', '{"email": "a@b.kz", "emial": "x"}', 400, 'fields_faulty'],
    ['a lone surrogate', '{"message": "x \\ud800 y"}', 400, 'text_malformed'],
    ['a lone surrogate in a name', '{"message": "x", "custom": {"\\udfff": 1}}', 400, 'text_malformed'],
    ['a NUL', '{"message": "x \\u0000 y"}', 400, 'text_malformed'],
    ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'not_utf8'],
    ['UTF-16', new Uint8Array(Buffer.from('{"message":"x"}', 'utf16le')), 400, 'json_broken'],
    ['a prototype', '{"message": "x", "__proto__": {"admin": true}}', 400, 'forbidden_key'],
    [
      'a prototype, deeper',
      '{"message": "x", "custom": {"constructor": {"prototype": {"x": 1}}}}',
      400,
      'forbidden_key',
    ],
    ['10,000 columns', columns(10_000), 400, 'too_many_fields'],
    ['10,000 levels', `{"message":"x","custom":{"a":${deep(10_000)}}}`, 400, 'too_deep'],
    ['400,000 levels', deep(400_000), 400, 'too_deep'],
    ['an endless number', '{"message": "x", "amount": 1e999}', 400, 'fields_faulty'],
    ['over the limit', JSON.stringify({ message: 'x'.repeat(1 << 20) }), 413, 'body_too_large'],
    ['a field over its limit', JSON.stringify({ message: 'x'.repeat(20_001) }), 400, 'fields_faulty'],
    ['a lead without anything to reach or read', '{"name": "x"}', 400, 'fields_faulty'],
  ]

  it.each(cases)('%s: a clear answer, and nothing stored', async (_name, body, status, reason) => {
    const before = await leads()
    const answer = await post(body)
    expect({ status: answer.status, reason: answer.body.error?.reason }).toEqual({ status, reason })
    expect(answer.body.error).toMatchObject({ code: status === 413 ? 'too_large' : 'bad_input' })
    expect(answer.body.error?.message).toMatch(/\S/)
    expect(answer.headers.get('x-request-id')).toBe((answer.body.error as unknown as { request_id: string }).request_id)
    expect(await leads()).toBe(before)
  })

  it('has every faulty field named', async () => {
    const answer = await post(
      '{"email": 5, "amount": -1, "received_at": "yesterday", "country": "Kazakhstan", "behaviour": {"visits": "many", "clicks": 1}, "emial": "x"}',
    )
    const fields = answer.body.error?.fields as { path: string; code: string }[]
    expect(fields.map(({ path }) => path).toSorted()).toEqual(
      ['amount', 'behaviour.clicks', 'behaviour.visits', 'country', 'email', 'emial', 'received_at'].toSorted(),
    )
    expect(fields.find(({ path }) => path === 'emial')?.code).toBe('unknown_field')
  })

  it('does not come back in the answer, and not in the log', async () => {
    const marker = 'Zhanna.Private.77@secret-company.kz'
    const bodies = [
      `{"email": "${marker}", "amount": "${marker}"}`,
      `{"email": "${marker}"`,
      `{"message": "${marker} \\ud800"}`,
      `{"country": "${marker}", "received_at": "${marker}", "channel": "${marker}"}`,
    ]
    for (const body of bodies) expect(JSON.stringify((await post(body)).body)).not.toContain(marker)
    await call(`${server.url}/api/leads?q=${encodeURIComponent(marker)}`)
    await call(`${server.url}/${encodeURIComponent(marker)}`)
    await call(`${server.url}/api/session/password`, { method: 'POST', body: { email: marker, password: marker } })
    const log = server.logLines.filter((line) => line.includes('"request_id"')).join('')
    expect(log).toContain('"route":"/v1/leads"')
    expect(log).not.toContain('Zhanna')
    expect(log).not.toContain('127.0.0.1')
    expect(log).not.toContain(secret.slice(12, 30))
  })

  it('of another content type is refused', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await post('message=x', { 'content-type': type })
      expect({ type, status: answer.status, reason: answer.body.error?.reason }).toEqual({
        type,
        status: 415,
        reason: 'content_type',
      })
    }
  })

  it('leaves the server well', async () => {
    expect((await call(`${server.url}/health`)).body).toMatchObject({ status: 'ok' })
    const good = await post('{"message": "Нужно 10 насосов 🙂 до пятницы", "custom": {"a": 1}}')
    expect(good.status).toBe(201)
  })
})

describe('a hostile request', () => {
  const raw = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url)
      const socket = connect(Number(port), hostname, () => socket.end(text))
      let answer = ''
      socket.on('data', (chunk) => {
        answer += chunk.toString()
      })
      socket.on('close', () => resolve(answer))
      socket.on('error', reject)
    })

  it('that is no HTTP gets a problem', async () => {
    const answer = await raw('HELLO WORLD\r\n\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(JSON.parse(answer.slice(answer.indexOf('{')))).toMatchObject({
      error: { code: 'bad_input', reason: 'not_http' },
    })
  })

  it('with headers beyond measure gets a problem', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`)
    expect(answer).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('with a broken address gets a problem', async () => {
    for (const path of [
      '/api/users/%ff',
      '/%zz',
      '/api/%00',
      `/api/users/${'a'.repeat(500)}`,
      '/../../etc/passwd',
      '/api/nothing',
    ]) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
      expect(answer, path).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(answer, path).toContain('"code":')
    }
  })

  it('cannot choose a request id that would harm a log', async () => {
    const good = await call(`${server.url}/health`, { headers: { 'x-request-id': 'abc-123-def-456' } })
    expect(good.headers.get('x-request-id')).toBe('abc-123-def-456')
    const bad = await call(`${server.url}/health`, { headers: { 'x-request-id': '"},{"evil":"' } })
    expect(bad.headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  it('by another method gets a problem', async () => {
    const answer = await call(`${server.url}/api/session`, { method: 'PUT', body: {} })
    expect(answer.status).toBe(404)
    expect(answer.body.error?.code).toBe('not_found')
  })

  it('of another site reads nothing: no CORS, no frames, scripts of ours only', async () => {
    const answer = await call(`${server.url}/health`, { headers: { origin: 'https://evil.example' } })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    const policy = answer.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
  })
})

describe('the server about itself', () => {
  it('says whether it is well and ready', async () => {
    expect(await call(`${server.url}/health`)).toMatchObject({
      status: 200,
      body: { status: 'ok', version: '0.0.0-test' },
    })
    expect(await call(`${server.url}/ready`)).toMatchObject({ status: 200, body: { status: 'ready' } })
  })

  it('measures requests by route, without addresses', async () => {
    await post('{"message": "x"}')
    const { body } = await call(`${server.url}/metrics`)
    const text = body['text'] as string
    expect(text).toMatch(/assay_http_request_seconds_count\{method="POST",route="\/v1\/leads",status="201"\} \d/)
    expect(text).not.toContain('etc/passwd')
    expect((await call(`${server.url}/metrics`, { headers: { 'x-forwarded-for': '198.51.100.7' } })).status).toBe(403)
  })

  it('describes the API in OpenAPI 3.1, made from the schemas that check', async () => {
    const { status, body } = await call(`${server.url}/v1/openapi.json`)
    expect(status).toBe(200)
    const api = body as unknown as { openapi: string; paths: Record<string, Record<string, { requestBody: unknown }>> }
    expect(api.openapi).toBe('3.1.0')
    const told = Object.entries(api.paths).filter(([path]) => path.startsWith('/v1/'))
    for (const [path, methods] of told)
      for (const one of Object.values(methods)) expect(one, path).toHaveProperty('summary')
    expect(Object.keys(api.paths)).toEqual(expect.arrayContaining(['/v1/leads', '/api/session', '/api/users/{id}']))
    expect(JSON.stringify(api.paths['/v1/leads']?.['post']?.requestBody)).toContain('"maxLength":20000')
    expect(api.paths['/v1/leads']?.['post']).toMatchObject({ security: [{ key: [] }] })
    expect(api.paths['/api/session/link']?.['post']).toMatchObject({ security: [] })
    const text = JSON.stringify(body)
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(text).toContain(`"${name!}":{`)
  })

  it('tells of a fault of ours neither to the caller nor, with the data in it, to the log', async () => {
    const lame = await testServer()
    const { inWorkspace } = lame.world.store
    const { secret: key } = await createKey(lame.system, { name: 'k', scopes: ['leads:read'], sandbox: false })
    Object.assign(lame.world.store, {
      inWorkspace: () => Promise.reject(new TypeError('cannot read zhanna@secret.kz')),
    })
    const answer = await call(`${lame.url}/api/users`, { headers: { authorization: `Bearer ${key}` } })
    expect(answer).toMatchObject({ status: 500, body: { error: { code: 'internal', reason: 'internal' } } })
    expect(JSON.stringify(answer.body)).not.toContain('zhanna')
    const line = lame.logLines.find((one) => one.includes('"msg":"fault"'))
    expect(line).toContain('TypeError')
    expect(line).not.toContain('zhanna')
    Object.assign(lame.world.store, { inWorkspace })
    await lame.close()
  })

  it('says it is not ready while the database does not answer', async () => {
    const lame = await testServer()
    const ping = lame.world.store.ping
    Object.assign(lame.world.store, { ping: () => Promise.reject(new Error('down')) })
    const answer = await call(`${lame.url}/ready`)
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } })
    expect(answer.headers.get('retry-after')).toBe('5')
    Object.assign(lame.world.store, { ping })
    await lame.close()
  })
})
