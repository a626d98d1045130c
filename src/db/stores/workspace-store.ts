import { type Kysely, type Selectable, sql } from 'kysely'
import type { Workspace } from '../../app/ports/door.ts'
import type { WorkspaceStore } from '../../app/ports/workspace-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { commonSeller, type SellerWords } from '../../core/read/seller-words.ts'
import type { Tables } from '../tables.ts'

/** The workspace itself, within one transaction. */
export function makeWorkspaceStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, _newId: () => string): WorkspaceStore {
  return {
    async create({ timeZone, hasSampleData, createdAt, ...workspace }, { onlyFirst }) {
      if (onlyFirst) {
        // Of two processes that start on an empty database at once, one makes the workspace.
        await sql`select pg_advisory_xact_lock(hashtextextended('assay:first-workspace', 0))`.execute(tx)
        await sql`select set_config('assay.door', 'open', true)`.execute(tx)
        const other = await tx.selectFrom('workspaces').select('id').limit(1).executeTakeFirst()
        await sql`select set_config('assay.door', '', true)`.execute(tx)
        if (other) return false
      }
      await tx
        .insertInto('workspaces')
        .values({ ...workspace, time_zone: timeZone, has_sample_data: hasSampleData, created_at: createdAt })
        .execute()
      return true
    },
    async load() {
      const row = await tx.selectFrom('workspaces').selectAll().where('id', '=', workspaceId).executeTakeFirstOrThrow()
      return workspaceOf(row)
    },
    async change({ name, country, currency, timeZone, hasSampleData }) {
      const set = { name, country, currency, time_zone: timeZone, has_sample_data: hasSampleData }
      if (Object.values(set).every((value) => value === undefined)) return
      await tx.updateTable('workspaces').set(set).where('id', '=', workspaceId).execute()
    },
    async words() {
      const { seller_words } = await tx
        .selectFrom('workspaces')
        .select('seller_words')
        .where('id', '=', workspaceId)
        .executeTakeFirstOrThrow()
      return seller_words === null ? commonSeller : (seller_words as unknown as SellerWords)
    },
    async changeWords(words) {
      const seller_words = JSON.stringify(words)
      await tx.updateTable('workspaces').set({ seller_words }).where('id', '=', workspaceId).execute()
    },
    async countLeads(most) {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from
        (select 1 from leads where workspace_id = ${workspaceId} and not is_test limit ${most}) counted`.execute(tx)
      return rows[0]!.count
    },
    async lock(name) {
      const key = `assay:${workspaceId}:${name}`
      await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
    },
  }
}

/** A workspace as the ports know it. */
export function workspaceOf(row: Selectable<Tables['workspaces']>): Workspace {
  return {
    id: row.id as WorkspaceId,
    name: row.name,
    country: row.country,
    currency: row.currency,
    timeZone: row.time_zone,
    hasSampleData: row.has_sample_data,
  }
}
