import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, it } from 'vitest'
import { leftOut, tables } from '../../src/db/backup-rows.ts'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand } from '../support/process.ts'

it('backs up, restores into an empty database only, and notices a changed file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-backup-'))
  const first = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder }
  const second = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder }
  const leads = join(folder, 'leads.csv')
  writeFileSync(
    leads,
    'name,phone,message\nМарат,+77015550011,"Нужен кран, счёт на 2 штуки"\nAvi,+972501234567,אני צריך הצעת מחיר\n',
  )
  expect((await runCommand(['import', leads], first)).status).toBe(0)
  const file = join(folder, 'all.backup.gz')
  expect((await runCommand(['backup', '--out', file], first)).status).toBe(0)

  expect((await runCommand(['restore', file], second)).status).toBe(0)
  const exported = async (env: Record<string, string>, name: string) => {
    await runCommand(['export', '--out', join(folder, name)], env)
    return readFileSync(join(folder, name), 'utf8')
  }
  expect(await exported(second, 'two.csv')).toBe(await exported(first, 'one.csv'))

  const again = await runCommand(['restore', file], second)
  expect(again.status).toBe(2)
  expect(again.stderr).toContain('database_not_empty')

  const plain = join(folder, 'all.backup')
  await runCommand(['backup', '--out', plain], first)
  writeFileSync(plain, readFileSync(plain, 'utf8').replace('Марат', 'Мурат'))
  const third = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder }
  const broken = await runCommand(['restore', plain], third)
  expect(broken.status).toBe(2)
  expect((await runCommand(['restore', file], third)).status).toBe(0) // nothing of the broken one stayed
}, 180_000)

it('keeps every table of a workspace, or says why not', async () => {
  const client = new pg.Client({ connectionString: await testDatabaseUrl() })
  await client.connect()
  const { rows } = await client.query<{ table_name: string }>(
    `select table_name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  )
  await client.end()
  const known = new Set<string>([...tables, ...leftOut])
  expect(rows.map((row) => row.table_name).filter((name) => !known.has(name))).toEqual([])
})

it('a backup of a later version is refused in words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-backup-'))
  const [later, now] = [await testDatabaseUrl(), await testDatabaseUrl()]
  const client = new pg.Client({ connectionString: later })
  await client.connect()
  await client.query('alter table workspaces add column of_later text')
  await client.end()
  const file = join(folder, 'later.backup.gz')
  expect((await runCommand(['user', 'list'], { DATABASE_URL: later, ASSAY_DATA: folder })).status).toBe(0)
  expect((await runCommand(['backup', '--out', file], { DATABASE_URL: later, ASSAY_DATA: folder })).status).toBe(0)
  const { status, stderr } = await runCommand(['restore', file], { DATABASE_URL: now, ASSAY_DATA: folder })
  expect([status, stderr]).toEqual([2, expect.stringContaining('bad_file/backup_column')])
}, 60_000)

it('brings back windows of velocity, services and company lists', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-backup-'))
  const first = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder }
  const second = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder }
  const leads = join(folder, 'leads.csv')
  writeFileSync(leads, 'name,phone\nМарат,+77015550011\n')
  expect((await runCommand(['import', leads], first)).status).toBe(0)
  const client = new pg.Client({ connectionString: first.DATABASE_URL })
  await client.connect()
  await client.query(`select set_config('assay.door', 'open', false)`)
  const { rows } = await client.query<{ id: string }>('select id from workspaces')
  const workspace = rows[0]!.id
  await client.query(`select set_config('assay.workspace', $1, false)`, [workspace])
  await client.query(`insert into velocity_streams values ($1, 'live', 'salt', '{"events":7,"tails":{}}')`, [workspace])
  await client.query(`insert into velocity_windows values ($1, 'h', 2.5, '[[1,2,3,4,0.5]]', now())`, [workspace])
  await client.query(`insert into company_rows values ($1, 'ours', 'firm.example', '{"size":"11-50"}', now())`, [
    workspace,
  ])
  await client.end()
  const file = join(folder, 'all.backup')
  expect((await runCommand(['backup', '--out', file], first)).status).toBe(0)
  expect((await runCommand(['restore', file], second)).status).toBe(0)
  const again = join(folder, 'again.backup')
  expect((await runCommand(['backup', '--out', again], second)).status).toBe(0)
  const rowsOf = (path: string): readonly string[] =>
    readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => /^.{0,12}"(?:velocity_streams|velocity_windows|company_rows)"/.test(line))
  expect(rowsOf(file)).toHaveLength(3)
  expect(rowsOf(again)).toEqual(rowsOf(file))
}, 180_000)
