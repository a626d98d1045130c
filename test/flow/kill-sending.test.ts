import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DeliveryList } from '../../src/http/contract/deliveries.ts'
import { type Browser, call, signIn } from '../support/browser.ts'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand, type Started, startServer } from '../support/process.ts'
import { type ServiceLab, startServiceLab } from '../support/service-lab.ts'
import { waitFor } from '../support/wait-for.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-kill-sending-'))
let env: Record<string, string>
let server: Started
let ada: Browser
let key: string
let sms: ServiceLab
/** What happens while the service holds a message and has not answered. */
let whileSending: (() => Promise<void>) | null = null

beforeAll(async () => {
  env = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder, ASSAY_PRIVATE_WEBHOOKS: 'on' }
  server = await startServer(env)
  const made = await runCommand(['key', 'create', 'test', '--scope', 'leads:write,leads:read'], env)
  key = /assay_live_[\w-]+/.exec(made.stdout)![0]
  ada = await admin()
  sms = await startServiceLab(async () => {
    await whileSending?.()
    return { status: 200, json: { ok: true } }
  })
}, 120_000)
afterAll(async () => {
  await server.kill('SIGTERM')
  await sms.close()
  rmSync(folder, { recursive: true, force: true })
})

async function admin(): Promise<Browser> {
  const { stdout } = await runCommand(['user', 'link', 'admin@localhost'], env)
  return signIn(server, /sign-in#([\w-]+)/.exec(stdout)![1]!)
}
const log = async (query: string) => ((await ada.get(`/api/deliveries?${query}`)).body as unknown as DeliveryList).items
const restart = async () => {
  whileSending = null
  server = await startServer(env)
  ada = await admin()
}

it('a process that is killed between sending and recording sends nothing twice', { timeout: 240_000 }, async () => {
  const settings = {
    provider: 'http',
    url: `${sms.url}/send`,
    format: 'json',
    fields: { to: '{{to}}', text: '{{text}}' },
  }
  expect((await ada.send('PUT', '/api/channels/sms', settings)).status).toBe(200)
  const rita = await ada.send('POST', '/api/users', { name: 'Rita', email: 'rita@example.kz', role: 'rep' })
  const token = /sign-in#([\w-]+)/.exec(JSON.stringify(rita.body))![1]!
  const ritas = await signIn(server, token)
  const wish = { channels: ['sms', 'email'], phone: '+77019990011' }
  expect((await ritas.send('PUT', '/api/session/me/notices', wish)).status).toBe(200)

  whileSending = () => server.kill('SIGKILL')
  const headers = { authorization: `Bearer ${key}` }
  const body = {
    name: 'Марат',
    phone: '+7 701 555 44 33',
    message: 'Нужен счёт на 40 погрузчиков, готов завтра созвониться',
  }
  await call(`${server.url}/v1/leads`, { method: 'POST', body, headers })
  await waitFor(() => sms.calls.length > 0)
  await waitFor(() => server.process.signalCode === 'SIGKILL')

  await restart()
  const sending = await log('kind=notice')
  expect(sending[0]).toMatchObject({ state: 'sending', channel: 'sms' })
  // Its claim is given up once nobody can be sending it any more; the service may have taken it, so it is not sent again.
  const after = await waitFor(async () => {
    await sleep(1000)
    return (await log('kind=notice&state=unsure'))[0]
  }, 180_000)
  expect(after).toMatchObject({ id: sending[0]!.id, code: 'crashed' })
  expect(after.attempts).toHaveLength(1)
  await sleep(3000)
  expect(sms.calls).toHaveLength(1)
})
