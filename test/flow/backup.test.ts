import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
