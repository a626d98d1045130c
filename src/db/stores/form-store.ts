import { type Kysely, type Selectable, sql } from 'kysely'
import type { FormRecord, FormStore, ServiceKey } from '../../app/ports/form-store.ts'
import { type ConsentText, defaultWidget, type FormWidget } from '../../core/consent/form-widget.ts'
import type { FormService } from '../../core/lead/form-service.ts'
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
    ...servicePart(tx),
    ...widgetPart(tx, workspaceId),
  }
}

function servicePart(tx: Kysely<Tables>): Pick<FormStore, 'service' | 'setService'> {
  return {
    async service(id) {
      const row = await tx
        .selectFrom('forms')
        .select(['service', 'service_key'])
        .where('id', '=', id)
        .executeTakeFirst()
      const [service, key] = [row?.service as FormService | null | undefined, row && serviceKeyOf(row)]
      return service && key ? { service, key } : null
    },
    async setService(id, served) {
      const set = {
        service: served && JSON.stringify(served.service),
        service_key: served && JSON.stringify(served.key),
      }
      await tx.updateTable('forms').set(set).where('id', '=', id).execute()
    },
  }
}

type WidgetPart = Pick<FormStore, 'setWidget' | 'texts' | 'addTexts' | 'useSolution'>

function widgetPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): WidgetPart {
  return {
    async setWidget(id, widget) {
      await tx
        .updateTable('forms')
        .set({ widget: JSON.stringify(widget) })
        .where('id', '=', id)
        .execute()
    },
    async texts(id) {
      const rows = await tx
        .selectFrom('consent_texts')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('form_id', '=', id)
        .orderBy('box')
        .orderBy('version')
        .orderBy('language')
        .execute()
      return rows.map(({ box, version, language, body, purposes, channels }) => ({
        box,
        version,
        language: language as ConsentText['language'],
        body,
        purposes,
        channels,
      }))
    },
    async addTexts(id, texts, { at, by }) {
      if (texts.length === 0) return
      const made = { workspace_id: workspaceId, form_id: id, created_at: at, created_by: by }
      await tx
        .insertInto('consent_texts')
        .values(texts.map((text) => ({ ...text, ...made, purposes: [...text.purposes], channels: [...text.channels] })))
        .execute()
    },
    async useSolution({ solution, submission, expiresAt }, now) {
      await tx
        .deleteFrom('used_solutions')
        .where('workspace_id', '=', workspaceId)
        .where('expires_at', '<', new Date(now))
        .execute()
      const { rows } = await sql<{ submission: string }>`
        insert into used_solutions (workspace_id, solution, submission, expires_at)
        values (${workspaceId}, ${solution}, ${submission}, ${expiresAt})
        on conflict (workspace_id, solution) do update set solution = excluded.solution returning submission`.execute(
        tx,
      )
      return rows[0]?.submission === submission
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
    widget: { ...defaultWidget, ...(row.widget as Partial<FormWidget>) },
    service: row.service as FormService | null,
    createdAt: isoOf(row.created_at),
  }
}

/** The key of a form's service as the ports know it. */
export const serviceKeyOf = (row: Pick<Selectable<Tables['forms']>, 'service_key'>): ServiceKey | null =>
  row.service_key as ServiceKey | null
