import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LeadImport } from '../../src/http/contract/imports.ts'
import { type Browser, signIn } from '../support/browser.ts'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand, type Started, startServer } from '../support/process.ts'
import { waitFor } from '../support/wait-for.ts'

/** Two machines: each with a folder of its own, one database. One answers only, the other does the work. */
let front: Started
let worker: Started
let folders: readonly string[]
let admin: Browser

beforeAll(async () => {
  folders = ['front', 'worker'].map((name) => mkdtempSync(join(tmpdir(), `assay-${name}-`)))
  const shared = { DATABASE_URL: await testDatabaseUrl(), ASSAY_SECRET_KEY: Buffer.alloc(32, 7).toString('base64') }
  const [frontFolder, workerFolder] = folders
  front = await startServer({ ...shared, ASSAY_DATA: frontFolder!, ASSAY_WORK: 'off' })
  worker = await startServer({ ...shared, ASSAY_DATA: workerFolder! })
  const link = await runCommand(['user', 'link', 'admin@localhost'], { ...shared, ASSAY_DATA: frontFolder! })
  admin = await signIn(front, /sign-in#([\w-]+)/.exec(link.stdout)![1]!)
}, 120_000)
afterAll(() => Promise.all([front, worker].map((server) => server.kill('SIGTERM'))))

it('a file that one process took is taken in by another, and nothing of it stays on either disk', async () => {
  // More than one part, so that they must come back in order.
  const filler = 'x'.repeat(1000)
  const rows = Array.from({ length: 2500 }, (_, n) => `Гость ${n},guest${n}@example.com,Нужен насос ${n} ${filler}`)
  const file = ['name,email,message', ...rows, 'Nobody,,'].join('\n')
  const form = new FormData()
  form.append('file', new Blob([file]), 'guests.csv')
  const uploaded = (await admin.send('POST', '/api/imports', form)).body as unknown as LeadImport
  const find = async () => (await admin.get(`/api/imports/${uploaded.id}`)).body as unknown as LeadImport
  const run = (dryRun: boolean) =>
    admin.send('POST', `/api/imports/${uploaded.id}/run`, { mapping: uploaded.mapping, dry_run: dryRun })
  const words = await admin.get(`/api/imports/${uploaded.id}/outcome-words?column=0`)
  expect(words.status).toBe(200)
  await run(true)
  await waitFor(async () => (await find()).status === 'checked')
  await run(false)
  const done = await waitFor(async () => {
    const found = await find()
    return found.status === 'done' ? found : null
  })
  expect(done).toMatchObject({ accepted: 2500, refused: 1 })
  const refused = await fetch(`${front.url}/api/imports/${uploaded.id}/errors.csv`, {
    headers: { cookie: admin.cookie },
  })
  expect(await refused.text()).toMatch(/^line,column,code,reason\n2502,/)
  for (const folder of folders) expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  await waitFor(async () => (await admin.get(`/api/imports/${uploaded.id}/outcome-words?column=0`)).status === 409)
  expect(readdirSync(folders[0]!)).not.toContain('secret.key')
}, 120_000)
