import { type Kysely, type Selectable, sql } from 'kysely'
import type { FormRecord, FormStore } from '../../app/ports/form-store.ts'
import type { FormId, WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Beyond this the exact number is not worth counting every time the settings are opened. */
const mostCounted = 100_000

/** Forms of one workspace, within one transaction. */
export function makeFormStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, _newId: () => string): FormStore {
  return {
    async all() {
      const leadCount = sql<number>`(select count(*)::int from (select 1 from leads
        where leads.workspace_id = forms.workspace_id and leads.form_id = forms.id limit ${mostCounted}) counted)`
      const rows = await tx
        .selectFrom('forms')
        .selectAll('forms')
        .select(leadCount.as('lead_count'))
        .orderBy('id', 'desc')
        .execute()
      return rows.map((row) => ({ ...formOf(row), leadCount: row.lead_count }))
    },
    async find(id) {
      const row = await tx.selectFrom('forms').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? formOf(row) : null
    },
    async add(form) {
      const done = await tx
        .insertInto('forms')
        .values({
          id: form.id,
          workspace_id: workspaceId,
          slug: form.slug,
          name: form.name,
          source: form.source,
          active: form.active,
          redirect_url: form.redirectUrl,
          allowed_origins: [...form.allowedOrigins],
          created_at: form.createdAt,
        })
        .onConflict((conflict) => conflict.column('slug').doNothing())
        .executeTakeFirst()
      return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
    },
    async change(id, { name, source, active, redirectUrl, allowedOrigins }) {
      const set = {
        name,
        source,
        active,
        redirect_url: redirectUrl,
        allowed_origins: allowedOrigins && [...allowedOrigins],
      }
      if (Object.values(set).every((value) => value === undefined)) return
      await tx.updateTable('forms').set(set).where('id', '=', id).execute()
    },
  }
}

/** A form as the ports know it. */
export function formOf(row: Selectable<Tables['forms']>): FormRecord {
  return {
    id: row.id as FormId,
    slug: row.slug,
    name: row.name,
    source: row.source,
    active: row.active,
    redirectUrl: row.redirect_url,
    allowedOrigins: row.allowed_origins,
    createdAt: isoOf(row.created_at),
  }
}
