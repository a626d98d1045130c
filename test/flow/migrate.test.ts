import { Kysely, PostgresDialect, sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { Client, Pool } from 'pg'
import { expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import { migrations } from '../../src/db/migrate.ts'
import type { Tables } from '../../src/db/tables.ts'
import { emptyDatabaseUrl, testDatabaseUrl } from '../support/database.ts'

const workspace = '01a2003e-2b93-7606-8f15-46e1746c2af7'

it.each(
  Object.keys(migrations).slice(0, -1),
)('brings a database of %s to this version, with its rows', async (from) => {
  // As a superuser the product steps down to a role of its own, which then owns the tables.
  const probe = await openDatabase({ url: await testDatabaseUrl() })
  const { options } = probe.connection
  await probe.close()
  const url = await emptyDatabaseUrl()
  const pool = new Pool({ connectionString: url, max: 2, ...(options ? { options } : {}) })
  if (options) await grant(url)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } }).migrateTo(
    from,
  )
  expect(error).toBeUndefined()
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`select set_config('assay.workspace', '${workspace}', false)`)
  await client.query(
    `insert into workspaces (id, name, country, currency, time_zone, created_at) values ('${workspace}', 'Old', 'KZ', 'KZT', 'Asia/Almaty', now())`,
  )
  await client.end()
  await db.destroy()
  const opened = await Promise.all([openDatabase({ url }), openDatabase({ url })]) // two processes of the new version at once
  const rows = await opened[0].db.transaction().execute(async (tx) => {
    await sql`select set_config('assay.workspace', ${workspace}, true)`.execute(tx)
    return tx.selectFrom('workspaces').select('name').execute()
  })
  expect(rows).toEqual([{ name: 'Old' }])
  const applied = await opened[0].pool.query('select name from kysely_migration order by name')
  expect(applied.rows.map(({ name }) => name)).toEqual(Object.keys(migrations).toSorted())
  for (const one of opened) await one.close()
}, 60_000)

it('runs a migration that was added below the latest, and refuses a database of a later version', async () => {
  const url = await testDatabaseUrl()
  const client = new Client({ connectionString: url })
  await client.connect()
  // As a version before the part with the columns of seller words came, though parts with greater numbers were there.
  await client.query(`delete from kysely_migration where name = '0050-seller-words'`)
  await client.query(`alter table workspaces drop column seller_words`)
  const opened = await openDatabase({ url })
  expect(opened.migrated).toEqual(['0050-seller-words'])
  await opened.close()
  await client.query(`insert into kysely_migration (name, timestamp) values ('9999-later', 'now')`)
  await expect(openDatabase({ url })).rejects.toMatchObject({ reason: 'database_of_later_version' })
  await client.end()
}, 60_000)

async function grant(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('grant create, usage on schema public to assay_app')
  await client.end()
}
