import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeFiles } from '../files/make-files.ts'
import { flagStream } from './flag-stream.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-stream-'))
const progress = { start: () => undefined, advance: () => undefined, done: () => undefined }
const world = { files: makeFiles(), progress, lists: { disposableDomains: new Set(['throwaway.example']) } }
const from = join(folder, 'events.jsonl')
const to = join(folder, 'flagged.jsonl')

const line = (index: number) =>
  JSON.stringify({
    id: `e${index}`,
    t: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
    phone: '+77014451288',
    email: `p${index % 9}@throwaway.example`,
  })
const lines = Array.from({ length: 30 }, (_, index) => line(index))
writeFileSync(from, [...lines.slice(0, 5), '{"id":"no time"}', 'no json', ...lines.slice(5)].join('\n'))
const run = (force = false) => flagStream(world, { from, to, force })
const written = () => readFileSync(to, 'utf8')

it('answers each event, names the refused lines, and continues an interrupted file to the same bytes', async () => {
  expect(await run()).toEqual({ flagged: 30, continued: 0, refused: 2 })
  const whole = written()
  expect(JSON.parse(whole.split('\n')[0]!)).toEqual({
    id: 'e0',
    risk: expect.any(Number),
    verdict: 'review',
    reasons: ['disposable_domain'],
  })
  expect(readFileSync(`${to}.errors.csv`, 'utf8')).toContain('time_missing')

  writeFileSync(to, whole.slice(0, whole.length / 2))
  const { continued } = await run()
  expect(continued).toBeGreaterThan(5)
  expect(written()).toBe(whole)

  writeFileSync(to, '{"id":"of another stream"}\n')
  expect((await run()).continued).toBe(0)
  expect(written()).toBe(whole)
  expect((await run(true)).continued).toBe(0)
  expect(written()).toBe(whole)
})
