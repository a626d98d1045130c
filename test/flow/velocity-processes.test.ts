import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LeadPage } from '../../src/http/contract/leads.ts'
import { call, signIn } from '../support/browser.ts'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand, type Started, startServer } from '../support/process.ts'

let servers: Started[] = []
let env: Record<string, string>
let key: string

beforeAll(async () => {
  env = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: mkdtempSync(join(tmpdir(), 'assay-pace-')) }
  servers = await Promise.all([startServer(env), startServer(env)])
  const made = await runCommand(['key', 'create', 'test', '--scope', 'leads:write,leads:read'], env)
  key = /assay_live_[\w-]+/.exec(made.stdout)![0]
}, 120_000)
afterAll(() => Promise.all(servers.map((server) => server.kill('SIGTERM'))))

/** One of a farm: the device of the others, a person and a network of its own. */
const ofFarm = (number: number): object => ({
  channel: 'form',
  name: `Person ${'abcdefghijklmnopqrst'[number]}`,
  email: `${'abcdefghijklmnopqrst'[number]}someone@mail${number}.example`,
  ip: `95.${20 + number}.${3 + number}.9`,
  message: `Нужен кран ${'abcdefghijklmnopqrst'[number]}`,
  behaviour: { fingerprint: 'fp-farm', seconds_to_submit: 30 + number, keystrokes: 80 + number, key_interval_cv: 0.7 },
})

async function post(server: Started, number: number): Promise<string> {
  const answer = await call(`${server.url}/v1/leads?wait=decision`, {
    method: 'POST',
    body: ofFarm(number),
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': `farm-${number}` },
  })
  expect(answer.status).toBe(201)
  return String(answer.body['id'])
}

it('counts right over two processes, one of them killed on the way, and a third in its place', async () => {
  for (let number = 0; number < 12; number += 4) {
    await Promise.all([0, 1, 2, 3].map((at) => post(servers[at % 2]!, number + at)))
  }
  await servers[0]!.kill('SIGKILL')
  servers = [await startServer(env), servers[1]!]
  const last = await post(servers[0]!, 12)

  const token = /sign-in#([\w-]+)/.exec((await runCommand(['user', 'link', 'admin@localhost'], env)).stdout)![1]!
  const browser = await signIn(servers[1]!, token)
  const page = (await browser.get(`/api/leads/${last}`)).body as unknown as LeadPage
  const found = page.findings.find(({ check }) => check === 'velocity')
  expect(found).toMatchObject({ outcome: 'fail', reason: 'device_on_many_networks' })
  expect(found?.evidence['counts']).toMatchObject({ devicePersons: 12, deviceNetworks: 12 })

  const client = new pg.Client({ connectionString: env['DATABASE_URL'] })
  await client.connect()
  await client.query(`select set_config('assay.door', 'open', false)`)
  const { rows: workspaces } = await client.query<{ id: string }>('select id from workspaces')
  await client.query(`select set_config('assay.workspace', $1, false)`, [workspaces[0]!.id])
  const { rows } = await client.query<{ events: string }>(`select baseline->>'events' as events from velocity_streams`)
  await client.end()
  expect(rows).toEqual([{ events: '13' }])
}, 120_000)
