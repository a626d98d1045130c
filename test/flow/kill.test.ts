import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { LeadList } from '../../src/http/contract/leads.ts'
import { call } from '../support/browser.ts'
import { runCommand, type Started, startServer } from '../support/process.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-kill-'))
const env = { ASSAY_DATA: folder, DATABASE_URL: '' }
let server: Started | null = null

afterAll(async () => {
  await server?.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

const total = 2000
const lanes = 24

/** Posts each lead once, noting which were acknowledged; a refused connection ends the lane's turn, never the test. */
async function postAll(
  url: string,
  key: string,
  indexes: readonly number[],
  acknowledged: Map<number, string>,
  onAnswer: () => void,
): Promise<void> {
  const waiting = [...indexes]
  const lane = async () => {
    for (let index = waiting.shift(); index !== undefined; index = waiting.shift()) {
      const headers = { authorization: `Bearer ${key}`, 'idempotency-key': `lead-${index}` }
      const answer = await call(`${url}/v1/leads`, {
        method: 'POST',
        headers,
        body: { message: `Заявка ${index}`, custom: { index } },
      }).catch(() => null)
      if (answer?.status === 201) {
        acknowledged.set(index, String(answer.body['id']))
        onAnswer()
      }
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

// The embedded database whatever the run tests on: what is killed here is the process beside it.
it.skipIf(process.env['ASSAY_TEST_DATABASE_URL'])(
  'loses no acknowledged lead to kill -9 in the middle of 2,000, and doubles none',
  async () => {
    server = await startServer(env)
    const made = await runCommand(['key', 'create', 'test', '--scope', 'leads:write,leads:read'], env)
    const key = /assay_live_[\w-]+/.exec(made.stdout)![0]
    const acknowledged = new Map<number, string>()
    const indexes = Array.from({ length: total }, (_, index) => index)
    let killed: Promise<void> | null = null
    await postAll(server.url, key, indexes, acknowledged, () => {
      if (acknowledged.size >= total / 2) killed ??= server!.kill('SIGKILL')
    })
    await killed
    expect(acknowledged.size).toBeGreaterThanOrEqual(total / 2)
    expect(acknowledged.size).toBeLessThan(total)

    server = await startServer(env)
    const before = new Map(acknowledged)
    const repeated = new Map<number, string>()
    await postAll(server.url, key, indexes, repeated, () => {}) // every caller tries again with its own key
    expect(repeated.size).toBe(total)
    for (const [index, id] of before) expect(repeated.get(index)).toBe(id)
    expect(new Set(repeated.values()).size).toBe(total)

    const out = join(folder, 'out.csv')
    const counted = await runCommand(['export', '--out', out, '--json'], env)
    expect((JSON.parse(counted.stdout) as { rows: number }).rows).toBe(total)
    await expect.poll(() => undecided(server!.url, key), { timeout: 180_000, interval: 3000 }).toBe(0)
  },
  480_000,
)

/** How many leads still wait for their decision. */
async function undecided(url: string, key: string): Promise<number> {
  let count = 0
  for (let cursor: string | null = ''; cursor !== null; ) {
    const answer = await call(`${url}/api/leads?view=all&limit=200${cursor && `&cursor=${cursor}`}`, {
      headers: { authorization: `Bearer ${key}` },
    })
    const { items, next } = answer.body as unknown as LeadList
    count += items.filter(({ status }) => status === 'received').length
    cursor = next
  }
  return count
}
