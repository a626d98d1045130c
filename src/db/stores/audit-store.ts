import type { Kysely } from 'kysely'
import type { AuditEntry, AuditStore } from '../../app/ports/audit-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** The audit log of one workspace. Ids rise with time, so the id is the order and the cursor. */
export function makeAuditStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, newId: () => string): AuditStore {
  return {
    async write({ subjectKind, subjectId, detail, ...entry }) {
      await tx
        .insertInto('audit_log')
        .values({
          ...entry,
          id: newId(),
          workspace_id: workspaceId,
          subject_kind: subjectKind,
          subject_id: subjectId,
          detail: JSON.stringify(detail),
        })
        .execute()
    },
    async page(after, limit) {
      let query = tx
        .selectFrom('audit_log')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .orderBy('id', 'desc')
        .limit(limit + 1)
      if (after !== null) query = query.where('id', '<', after)
      const rows = await query.execute()
      const entries = rows.slice(0, limit).map(
        (row): AuditEntry => ({
          id: row.id,
          at: isoOf(row.at),
          actor: row.actor,
          action: row.action,
          subjectKind: row.subject_kind,
          subjectId: row.subject_id,
          detail: row.detail,
        }),
      )
      return { entries, next: rows.length > limit ? (entries.at(-1)?.id ?? null) : null }
    },
  }
}
