import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tables } from '../../src/db/tables.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

/** Tables with a workspace's rows that need no wall, with the reason. */
const unwalled: Readonly<Record<string, string>> = {}

type Column = { readonly table: string; readonly name: string; readonly type: string }
type Reference = { readonly table: string; readonly name: string; readonly target: string }

let database: TestDatabase
let tables: readonly string[]
let columns: readonly Column[]
let references: readonly Reference[]
const mine = randomUUID()
const theirs = randomUUID()

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  tables = (
    await sql<{ name: string }>`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'workspace_id' order by table_name`.execute(db)
  ).rows.map(({ name }) => name)
  columns = (
    await sql<Column>`select table_name as "table", column_name as name, udt_name as type from information_schema.columns
      where table_schema = 'public' and is_nullable = 'NO' and column_default is null`.execute(db)
  ).rows
  references = (
    await sql<Reference>`select k.conrelid::regclass::text as "table", a.attname as name, k.confrelid::regclass::text as target
      from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f'`.execute(db)
  ).rows
  for (const workspace of [mine, theirs]) await fill(workspace)
})
afterAll(() => database.close())

/** Runs work as the application does, inside a workspace (or none). */
const within = <T>(workspace: string | null, work: (tx: Kysely<Tables>) => Promise<T>): Promise<T> =>
  database.db.transaction().execute(async (tx) => {
    if (workspace) await sql`select set_config('assay.workspace', ${workspace}, true)`.execute(tx)
    return work(tx)
  })

/** One row in every table with a workspace, whatever its columns: a table added later is tested without a word here. */
async function fill(workspace: string): Promise<void> {
  const ids = new Map<string, string>([['workspaces', workspace]])
  await within(workspace, async (tx) => {
    await sql`insert into workspaces (id, name, country, currency, time_zone, created_at)
      values (${workspace}, 'W', 'KZ', 'KZT', 'UTC', now())`.execute(tx)
    let waiting = [...tables]
    while (waiting.length > 0) {
      const ready = waiting.filter((table) => needsOf(table).every((target) => ids.has(target)))
      if (ready.length === 0) throw new Error(`no order for ${waiting.join(', ')}`)
      for (const table of ready) ids.set(table, await insertRow(tx, table, ids))
      waiting = waiting.filter((table) => !ready.includes(table))
    }
  })
}

const columnsOf = (table: string) => columns.filter((column) => column.table === table)
const targetOf = (table: string, name: string) =>
  references.find((reference) => reference.table === table && reference.name === name)?.target
const needsOf = (table: string): readonly string[] =>
  columnsOf(table).flatMap(({ name }) => {
    const target = targetOf(table, name)
    return target && target !== table ? [target] : []
  })

async function insertRow(tx: Kysely<Tables>, table: string, ids: ReadonlyMap<string, string>): Promise<string> {
  const id = randomUUID()
  const values = columnsOf(table).map(({ name, type }) => {
    const target = targetOf(table, name)
    if (name === 'id') return id
    if (name === 'workspace_id') return ids.get('workspaces')
    return target ? ids.get(target) : sampleOf(type)
  })
  // `inbox` may belong to no workspace; here it does.
  const names = columnsOf(table).map(({ name }) => name)
  if (!names.includes('workspace_id')) {
    names.push('workspace_id')
    values.push(ids.get('workspaces'))
  }
  await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))}) values (${sql.join(values)})`.execute(
    tx,
  )
  return id
}

function sampleOf(type: string): unknown {
  if (type === 'uuid') return randomUUID()
  if (type === 'timestamptz' || type === 'date') return new Date().toISOString()
  if (type === 'jsonb') return '{}'
  if (type === 'bool') return false
  if (type === 'bytea') return Buffer.from('x')
  if (type.startsWith('_')) return '{}'
  return /^(?:int|float|numeric)/.test(type) ? 1 : randomUUID()
}

describe('walls between workspaces', () => {
  it('runs without rights over row-level security', async () => {
    const { rows } = await sql<{ free: boolean }>`select rolsuper or rolbypassrls as free from pg_roles
      where rolname = current_user`.execute(database.db)
    expect(rows[0]?.free).toBe(false)
  })

  it('stand around every table that has a workspace, and bind the owner too', async () => {
    const { rows } = await sql<{ name: string }>`select relname as name from pg_class
      where relrowsecurity and relforcerowsecurity and relkind = 'r'`.execute(database.db)
    const walled = new Set(rows.map(({ name }) => name))
    expect(tables.length).toBeGreaterThan(20)
    expect(tables.filter((table) => !walled.has(table) && !(table in unwalled))).toEqual([])
  })

  it('show a workspace its own rows, and only them, without any WHERE', async () => {
    for (const table of tables) {
      const rows = await within(mine, (tx) =>
        sql<{ workspace_id: string }>`select workspace_id from ${sql.table(table)}`.execute(tx),
      )
      expect({ table, found: rows.rows.map((row) => row.workspace_id) }).toEqual({ table, found: [mine] })
    }
  })

  it('hide the other workspaces themselves', async () => {
    const seen = (workspace: string | null) =>
      within(workspace, (tx) => sql<{ id: string }>`select id from workspaces`.execute(tx))
    expect((await seen(mine)).rows).toEqual([{ id: mine }])
    expect((await seen(null)).rows).toEqual([])
    const changed = await within(mine, (tx) => sql`update workspaces set name = 'x' where id = ${theirs}`.execute(tx))
    expect(changed.numAffectedRows).toBe(0n)
  })

  it('show nothing where no workspace was named', async () => {
    for (const table of tables) {
      const { rows } = await within(null, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 })
    }
  })

  it('hide the other rows from a WHERE that asks for them', async () => {
    for (const table of tables) {
      const { rows } = await within(mine, (tx) =>
        sql`select 1 from ${sql.table(table)} where workspace_id = ${theirs}`.execute(tx),
      )
      expect({ table, rows: rows.length }).toEqual({ table, rows: 0 })
    }
  })

  it('keep updates and deletes to the own rows', async () => {
    for (const table of tables) {
      const changed = await within(mine, (tx) =>
        sql`update ${sql.table(table)} set workspace_id = workspace_id where workspace_id = ${theirs}`.execute(tx),
      )
      const deleted = await within(mine, (tx) =>
        sql`delete from ${sql.table(table)} where workspace_id = ${theirs}`.execute(tx),
      )
      expect({ table, changed: changed.numAffectedRows, deleted: deleted.numAffectedRows }).toEqual({
        table,
        changed: 0n,
        deleted: 0n,
      })
    }
  })

  it('refuse to write into another workspace', async () => {
    const ids = new Map<string, string>([['workspaces', theirs]])
    await within(theirs, async (tx) => {
      for (const target of new Set(references.map((one) => one.target)))
        if (target !== 'workspaces') {
          const key = columnsOf(target).some(({ name }) => name === 'id') ? 'id' : null
          const { rows } = key
            ? await sql<{ id: string }>`select id from ${sql.table(target)} limit 1`.execute(tx)
            : { rows: [] }
          if (rows[0]) ids.set(target, rows[0].id)
        }
    })
    for (const table of tables) {
      const attempt = within(mine, (tx) => insertRow(tx, table, ids))
      await expect(attempt, table).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('refuse to carry a row over into another workspace', async () => {
    for (const table of tables) {
      const attempt = within(mine, (tx) => sql`update ${sql.table(table)} set workspace_id = ${theirs}`.execute(tx))
      // The wall (42501), or for the append-only tables their own guard.
      await expect(attempt, table).rejects.toMatchObject({ code: expect.stringMatching(/^(?:42501|P0001)$/) })
    }
  })

  it('open the door to five tables, to look up secrets, and to no other', async () => {
    const seen = await within(null, async (tx) => {
      await sql`select set_config('assay.door', 'open', true)`.execute(tx)
      const open: string[] = []
      for (const table of tables) {
        const { rows } = await sql`select 1 from ${sql.table(table)}`.execute(tx)
        if (rows.length > 0) open.push(table)
      }
      return open
    })
    expect(seen).toEqual(['api_keys', 'forms', 'sessions', 'sign_in_links', 'users'])
  })

  it('are back in place after a key or a session was looked up', async () => {
    await within(mine, async (tx) => {
      const { rows: theirKey } = await sql`select * from key_behind('nothing')`.execute(tx)
      const { rows: theirSession } = await sql`select * from session_behind('nothing', now())`.execute(tx)
      const { rows: seen } = await sql`select 1 from api_keys`.execute(tx)
      expect([theirKey.length, theirSession.length, seen.length]).toEqual([0, 0, 1])
    })
  })

  it('forget the workspace with the transaction, on the same connection', async () => {
    await within(mine, (tx) => sql`select 1`.execute(tx))
    const { rows } = await sql`select 1 from leads`.execute(database.db)
    expect(rows).toEqual([])
  })

  it('let nobody change what happened', async () => {
    for (const table of ['lead_events', 'audit_log', 'consent_entries']) {
      const attempt = within(mine, (tx) => sql`update ${sql.table(table)} set at = now()`.execute(tx))
      await expect(attempt).rejects.toMatchObject({ code: 'P0001' })
      await expect(within(mine, (tx) => sql`delete from ${sql.table(table)}`.execute(tx))).rejects.toMatchObject({
        code: 'P0001',
      })
    }
  })
})
