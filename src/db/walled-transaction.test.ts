import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import type { WorkspaceId } from '../core/lead/ids.ts'
import { walledTransaction } from './walled-transaction.ts'

let database: TestDatabase
const workspace = '0199a1b2-0000-7000-8000-000000000001' as WorkspaceId
const other = '0199a1b2-0000-7000-8000-000000000002' as WorkspaceId
beforeAll(async () => {
  database = await testDatabase()
  for (const id of [workspace, other])
    await walledTransaction(database.db, { workspace: id }, (tx) =>
      sql`insert into workspaces (id, name, country, currency, time_zone, created_at)
        values (${id}, 'W', 'KZ', 'KZT', 'UTC', now())`.execute(tx),
    )
})
afterAll(() => database.close())

const nameOf = async (id: WorkspaceId): Promise<string | undefined> => {
  const { rows } = await walledTransaction(database.db, { workspace: id }, (tx) =>
    sql<{ name: string }>`select name from workspaces`.execute(tx),
  )
  return rows.map(({ name }) => name).join()
}
const rename = (name: string, then: () => Promise<void>) =>
  walledTransaction(database.db, { workspace }, async (tx) => {
    await sql`update workspaces set name = ${name}`.execute(tx)
    await then()
  })

describe('a walled transaction', () => {
  it('keeps what was done, in its own workspace', async () => {
    await rename('kept', async () => {})
    expect(await nameOf(workspace)).toBe('kept')
    expect(await nameOf(other)).toBe('W')
  })

  it('that reads sees one moment, whatever is written meanwhile, and writes nothing', async () => {
    const names = await walledTransaction(database.db, { workspace, reads: true }, async (tx) => {
      const ask = async () => (await sql<{ name: string }>`select name from workspaces`.execute(tx)).rows[0]?.name
      const before = await ask()
      await rename('meanwhile', async () => {})
      return [before, await ask()]
    })
    expect(names).toEqual(['kept', 'kept'])
    expect(await nameOf(workspace)).toBe('meanwhile')
    await rename('kept', async () => {})
    const written = walledTransaction(database.db, { workspace, reads: true }, (tx) =>
      sql`update workspaces set name = 'written'`.execute(tx),
    )
    await expect(written).rejects.toThrow()
    expect(await nameOf(workspace)).toBe('kept')
  })

  it('takes back everything when the work throws', async () => {
    const fault = new TypeError('x')
    await expect(rename('gone', () => Promise.reject(fault))).rejects.toBe(fault)
    expect(await nameOf(workspace)).toBe('kept')
  })

  it('says so when a failed statement was swallowed, and keeps nothing', async () => {
    const swallowed = walledTransaction(database.db, { workspace }, async (tx) => {
      await sql`update workspaces set name = 'half'`.execute(tx)
      await sql`select 1 / 0`.execute(tx).catch(() => {})
    })
    await expect(swallowed).rejects.toMatchObject({ code: 'internal', reason: 'transaction_aborted' })
    expect(await nameOf(workspace)).toBe('kept')
  })

  it('forgets its wall with its end, on the same connection', async () => {
    const single = database.db
    await walledTransaction(single, 'door', (tx) => sql`select 1`.execute(tx))
    for (let asked = 0; asked < 10; asked += 1) {
      const { rows } = await sql`select id from workspaces`.execute(single)
      expect(rows).toEqual([])
    }
  })

  it('gives its connection back, whatever happened', async () => {
    for (let round = 0; round < 30; round += 1)
      await rename('x', () => Promise.reject(new TypeError('x'))).catch(() => {})
    expect(await nameOf(workspace)).toBe('kept')
    expect(database.pool.idleCount).toBe(database.pool.totalCount)
  })

  it('tells of a connection that breaks in the middle, and goes on with another', async () => {
    const broken = walledTransaction(database.db, { workspace }, async (tx) => {
      await sql`update workspaces set name = 'broken'`.execute(tx)
      await sql`set role none`.execute(tx) // a role that was stepped down to may not end the session of the first
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
    })
    await expect(broken).rejects.toMatchObject({ code: 'unavailable' })
    expect(await nameOf(workspace)).toBe('kept')
  })

  it('takes nothing but a UUID for a workspace', async () => {
    const odd = "x'; drop table leads; --" as WorkspaceId
    await expect(walledTransaction(database.db, { workspace: odd }, async () => {})).rejects.toMatchObject({
      reason: 'no_workspace_id',
    })
  })
})
