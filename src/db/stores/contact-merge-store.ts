import { type Kysely, type Selectable, sql } from 'kysely'
import type { ContactStore, MergeRecord } from '../../app/ports/contact-store.ts'
import type { ContactId, LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { MergeUndo } from '../../core/lead/merge.ts'
import type { Tables } from '../tables.ts'

type MergePart = Pick<ContactStore, 'merge' | 'merged' | 'mergesInto' | 'undo'>

/** Two contacts become one, and two again. */
export function contactMergeStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): MergePart {
  const merges = () => tx.selectFrom('contact_merges').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async merge({ id, keptId, goneId, undo, at, actor }) {
      const { rows: moved } = await sql<{ id: LeadId }>`
        update leads set contact_id = ${keptId} where workspace_id = ${workspaceId} and contact_id = ${goneId} returning id`.execute(
        tx,
      )
      const { rows: keys } = await sql<{ key: string }>`
        with gone as (delete from contact_keys where contact_id = ${goneId} returning key),
        kept as (insert into contact_keys (workspace_id, key, contact_id)
          select ${workspaceId}::uuid, key, ${keptId}::uuid from gone on conflict do nothing)
        select key from gone`.execute(tx)
      await tx.updateTable('contacts').set({ merged_into: keptId }).where('id', '=', goneId).execute()
      const leadIds = moved.map((row) => row.id)
      await tx
        .insertInto('contact_merges')
        .values({
          id,
          workspace_id: workspaceId,
          kept_id: keptId,
          gone_id: goneId,
          undo: JSON.stringify(undo),
          lead_ids: leadIds,
          keys: keys.map(({ key }) => key),
          at,
          actor,
        })
        .execute()
      return leadIds
    },
    async merged(mergeId) {
      const row = await merges().where('id', '=', mergeId).forUpdate().executeTakeFirst()
      return row ? mergeOf(row) : null
    },
    async mergesInto(id) {
      const rows = await merges()
        .where('kept_id', '=', id)
        .where('undone_at', 'is', null)
        .orderBy('at', 'desc')
        .execute()
      return rows.map(mergeOf)
    },
    async undo({ id, keptId, goneId, leadIds }, at) {
      await tx.updateTable('contacts').set({ merged_into: null }).where('id', '=', goneId).execute()
      if (leadIds.length > 0)
        await tx
          .updateTable('leads')
          .set({ contact_id: goneId })
          .where('id', 'in', [...leadIds])
          .where('contact_id', '=', keptId)
          .execute()
      // The kept contact keeps the keys as well: they only find, and both are found again.
      await sql`insert into contact_keys (workspace_id, key, contact_id)
        select workspace_id, unnest(keys), gone_id from contact_merges where id = ${id} on conflict do nothing`.execute(
        tx,
      )
      await tx.updateTable('contact_merges').set({ undone_at: at }).where('id', '=', id).execute()
    },
  }
}

function mergeOf(row: Selectable<Tables['contact_merges']>): MergeRecord {
  return {
    id: row.id,
    keptId: row.kept_id as ContactId,
    goneId: row.gone_id as ContactId,
    undo: row.undo as MergeUndo,
    leadIds: row.lead_ids as LeadId[],
    at: row.at.toISOString(),
    actor: row.actor,
    undoneAt: row.undone_at?.toISOString() ?? null,
  }
}
