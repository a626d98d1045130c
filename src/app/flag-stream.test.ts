import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readStreamEvent } from '../core/verify/velocity/stream-event.ts'
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

  writeFileSync(to, '{"id":"of another stream","risk":0,"verdict":"verified"}\n')
  expect((await run()).continued).toBe(0)
  expect(written()).toBe(whole)
  expect((await run(true)).continued).toBe(0)
  expect(written()).toBe(whole)
})

it('reads the same events from a table, and says what it misses', async () => {
  const table = join(folder, 'events.csv')
  const events = lines.map((one) => JSON.parse(one) as Record<string, string>)
  const cells = events.map(({ id, t, phone, email }) => [id, t, phone, email, 'false'].join(';'))
  writeFileSync(table, ['id;t;phone;email;honeypot_filled', ...cells].join('\n'))
  const whole = written()
  expect(await flagStream(world, { from: table, to, force: true })).toEqual({ flagged: 30, continued: 0, refused: 0 })
  expect(written()).toBe(whole)

  writeFileSync(table, 'id;email\n1;a@b.kz\n')
  const timeless = flagStream(world, { from: table, to, force: true })
  await expect(timeless).rejects.toMatchObject({
    reason: 'no_known_column',
    message: expect.stringContaining('id, email'),
  })
  await expect(flagStream(world, { from, to: from, force: true })).rejects.toMatchObject({ reason: 'out_is_input' })
  writeFileSync(to, '{"note":"mine"}\n')
  await expect(run()).rejects.toMatchObject({ reason: 'out_not_ours' })
})

it('takes a time without a zone as UTC', () => {
  const at = (t: string) => readStreamEvent({ t }, 1)?.atMs
  expect(at('2026-08-01 00:10:28')).toBe(Date.UTC(2026, 7, 1, 0, 10, 28))
  expect(at('2026-08-01T05:10:28+05:00')).toBe(Date.UTC(2026, 7, 1, 0, 10, 28))
})
