import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BackupRow } from '../app/ports/backup.ts'
import { makeBackupFiles } from './backup-file.ts'

const backups = makeBackupFiles()
const header = { appVersion: '0.1.0', schemaVersion: '0003', createdAt: '2026-11-21T10:00:00Z' }
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-backup-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

async function* rowsOf(count: number): AsyncGenerator<BackupRow> {
  yield { table: 'workspaces', json: '{"id":1,"name":"a\\nb"}' }
  for (let n = 0; n < count; n += 1) yield { table: 'leads', json: `{"id":${n},"amount":12345678901234567890.12}` }
}

async function readAll(path: string): Promise<readonly BackupRow[]> {
  const rows: BackupRow[] = []
  for await (const row of (await backups.open(path)).rows()) rows.push(row)
  return rows
}

test.each(['a.jsonl', 'a.jsonl.gz'])('what is written to %s comes back digit by digit', async (name) => {
  const written = await backups.write(at(name), header, rowsOf(5000))
  expect(written.rows).toEqual({ workspaces: 1, leads: 5000 })
  expect((await stat(at(name))).mode & 0o777).toBe(0o600)
  const backup = await backups.open(at(name))
  expect(backup.header).toEqual({ formatVersion: 1, ...header })
  const rows = await readAll(at(name))
  expect(rows).toHaveLength(5001)
  expect(rows[1]).toEqual({ table: 'leads', json: '{"id":0,"amount":12345678901234567890.12}' })
})

test('an empty database has a backup too', async () => {
  await backups.write(at('a.jsonl'), header, rowsOf(0))
  expect(await readAll(at('a.jsonl'))).toHaveLength(1)
})

test.each([
  ['cut short', (text: string) => text.slice(0, -200)],
  ['changed', (text: string) => text.replace('"id":7,', '"id":8,')],
  ['with a row taken out', (text: string) => text.replace(/\n\["leads",\{"id":3,.*\n/, '\n')],
  ['with something after its end', (text: string) => `${text}["leads",{"id":1}]\n`],
])('a backup %s is refused', async (_, change) => {
  await backups.write(at('a.jsonl'), header, rowsOf(20))
  await writeFile(at('b.jsonl'), change(await readFile(at('a.jsonl'), 'utf8')))
  await expect(readAll(at('b.jsonl'))).rejects.toMatchObject({ code: 'bad_file', reason: 'backup_broken' })
})

test('a torn archive, another file, and a newer layout are told apart', async () => {
  await backups.write(at('a.gz'), header, rowsOf(5000))
  await writeFile(at('b.gz'), (await readFile(at('a.gz'))).subarray(0, 9000))
  await expect(readAll(at('b.gz'))).rejects.toMatchObject({ reason: 'backup_broken' })
  await writeFile(at('c'), '{"some":"thing"}\n')
  await expect(backups.open(at('c'))).rejects.toMatchObject({ reason: 'not_a_backup' })
  await writeFile(at('d'), '{"assay_backup":2}\n')
  await expect(backups.open(at('d'))).rejects.toMatchObject({ reason: 'backup_too_new' })
})

test('a fault while reading the database leaves nothing behind', async () => {
  async function* failing(): AsyncGenerator<BackupRow> {
    yield { table: 'leads', json: '{}' }
    throw new Error('connection lost')
  }
  await expect(backups.write(at('a.jsonl'), header, failing())).rejects.toThrow('connection lost')
  expect(await readdir(folder)).toEqual([])
})
