import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LeadList, LeadPage } from '../../src/http/contract/leads.ts'
import { type Browser, call, signIn } from '../support/browser.ts'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand, type Started, startServer } from '../support/process.ts'

let servers: readonly Started[] = []
let env: Record<string, string>
let key: string
let browser: Browser

beforeAll(async () => {
  env = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: mkdtempSync(join(tmpdir(), 'assay-two-')) }
  servers = await Promise.all([startServer(env), startServer(env)])
  key = /assay_live_[\w-]+/.exec(
    (await runCommand(['key', 'create', 'test', '--scope', 'leads:write,leads:read'], env)).stdout,
  )![0]
  const token = /sign-in#([\w-]+)/.exec((await runCommand(['user', 'link', 'admin@localhost'], env)).stdout)![1]!
  browser = await signIn(servers[0]!, token)
}, 120_000)
afterAll(() => Promise.all(servers.map((server) => server.kill('SIGTERM'))))

const post = (server: Started, body: unknown, idempotencyKey: string) =>
  call(`${server.url}/v1/leads`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': idempotencyKey },
  })

it('made one workspace although both started at once', () => {
  const links = servers.filter((server) => server.output().includes('/sign-in#'))
  expect(links).toHaveLength(1)
})

it('takes one lead where both are sent the same key at the same moment', async () => {
  for (let round = 0; round < 20; round += 1) {
    const answers = await Promise.all(
      servers.map((server) => post(server, { message: `Раунд ${round}` }, `same-${round}`)),
    )
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]!.body['id']).toBe(answers[1]!.body['id'])
  }
})

it('decides every lead once, whoever took it in, and tells the consoles of both', async () => {
  const events: string[] = []
  const stop = new AbortController()
  const live = await fetch(`${servers[1]!.url}/api/live`, { headers: { cookie: browser.cookie }, signal: stop.signal })
  expect(live.status).toBe(200)
  void (async () => {
    const decoder = new TextDecoder()
    for await (const part of live.body!) events.push(decoder.decode(part as Uint8Array))
  })().catch(() => {})
  const ids = (
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        post(servers[index % 2]!, { message: `Нужен кран, заявка ${index}` }, `k-${index}`),
      ),
    )
  ).map(({ body }) => String(body['id']))
  await expect
    .poll(
      async () =>
        ((await browser.get('/api/leads?view=all&limit=200')).body as unknown as LeadList).items.filter(
          ({ status }) => status === 'received',
        ).length,
      { timeout: 60_000, interval: 500 },
    )
    .toBe(0)
  for (const id of ids.slice(0, 20)) {
    const page = (await browser.get(`/api/leads/${id}`)).body as unknown as LeadPage
    expect(page.timeline.filter(({ kind }) => kind === 'lead.decided')).toHaveLength(1)
  }
  expect(events.join('')).toContain(ids[0])
  stop.abort()
}, 120_000)

it('keeps a session good on every process, and answers on when one of them goes', async () => {
  await servers[0]!.kill('SIGTERM')
  const answer = await call(`${servers[1]!.url}/api/session`, { headers: { cookie: browser.cookie } })
  expect(answer.status).toBe(200)
  expect((await post(servers[1]!, { message: 'Одна осталась' }, 'last')).status).toBe(201)
})
