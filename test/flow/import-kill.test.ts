import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { LeadImport } from '../../src/http/contract/imports.ts'
import { call } from '../support/browser.ts'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand, type Started, startServer } from '../support/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-import-kill-'))
const total = 6000
let env: Record<string, string>
let server: Started
let authorization: string

beforeAll(async () => {
  env = { ASSAY_DATA: folder, DATABASE_URL: await testDatabaseUrl() }
  server = await startServer(env)
  const made = await runCommand(['key', 'create', 'test', '--scope', 'leads:write,leads:read'], env)
  authorization = `Bearer ${/assay_live_[\w-]+/.exec(made.stdout)![0]}`
}, 120_000)
afterAll(async () => {
  await server?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

async function ask(path: string, body?: object): Promise<LeadImport> {
  const answer = await call(server.url + path, { method: body ? 'POST' : 'GET', headers: { authorization }, body })
  return answer.body as unknown as LeadImport
}

/** A table in which each tenth row is the one before it again. */
function table(): FormData {
  const rows = Array.from({ length: total }, (_, index) => {
    const n = index % 10 === 9 ? index - 1 : index
    return `Имя ${n},user${n}@example.kz,Нужен компрессор ${n}`
  })
  const form = new FormData()
  form.append('file', new Blob([['name,email,message', ...rows].join('\n')]), 'leads.csv')
  return form
}

it('a server killed in the middle of an import goes on with it after the restart, and doubles nothing', async () => {
  const { id, mapping } = await ask('/api/imports', table())
  await ask(`/api/imports/${id}/run`, { mapping, dry_run: false })
  const rowsDone = async () => (await ask(`/api/imports/${id}`)).rows_done
  await expect.poll(rowsDone, { timeout: 60_000, interval: 20 }).toBeGreaterThan(400)
  await server.kill('SIGKILL')

  server = await startServer(env)
  const found = await ask(`/api/imports/${id}`)
  expect(found.status).toBe('running')
  expect(found.rows_done).toBeLessThan(total)
  const status = async () => (await ask(`/api/imports/${id}`)).status
  await expect.poll(status, { timeout: 180_000, interval: 500 }).toBe('done')
  const counts = { total_rows: total, rows_done: total, accepted: total * 0.9, repeated: total / 10, refused: 0 }
  expect(await ask(`/api/imports/${id}`)).toMatchObject(counts)
  const exported = await runCommand(['export', '--out', join(folder, 'out.csv'), '--json'], env)
  expect((JSON.parse(exported.stdout) as { rows: number }).rows).toBe(total * 0.9)
}, 300_000)
