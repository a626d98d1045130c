import { type Kysely, sql } from 'kysely'
import type { IncomingLead, IntakeStore } from '../../app/ports/intake-store.ts'
import type { ImportId, LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'

/** Writes leads in one statement: their keys against doubling, the rows, their first events. */
export function makeIntakeStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, newId: () => string): IntakeStore {
  return {
    async byIdempotencyKey(keyId, key) {
      const row = await tx
        .selectFrom('intake_keys')
        .select(['lead_id', 'body_hash'])
        .where('workspace_id', '=', workspaceId)
        .where('key_id', '=', keyId)
        .where('key', '=', key)
        .executeTakeFirst()
      return row ? { leadId: row.lead_id as LeadId, bodyHash: row.body_hash } : null
    },
    async receive(leads, at) {
      const rows = JSON.stringify(leads.map((incoming) => incomingRow(incoming, newId())))
      const { rows: taken } = await sql<{ id: LeadId }>`
        with incoming as (
          select * from jsonb_to_recordset(${rows}::jsonb) as r(
            id uuid, event_id uuid, form_id uuid, import_id uuid, received_at timestamptz, fields jsonb, name text, company text, source text,
            channel text, city text, is_test boolean, email_key text, phone_key text, content_hash text, actor text, key_id text, key text,
            body_hash text)),
        keyed as (
          insert into intake_keys (workspace_id, key_id, key, body_hash, lead_id, at)
          select ${workspaceId}::uuid, key_id, key, body_hash, id, ${at}::timestamptz from incoming where key is not null
          on conflict do nothing returning lead_id),
        fresh as (select * from incoming where key is null or id in (select lead_id from keyed)),
        written as (
          insert into leads (id, workspace_id, form_id, import_id, received_at, fields, name, company, source, channel, city, is_test,
            email_key, phone_key, content_hash, created_at)
          select id, ${workspaceId}::uuid, form_id, import_id, received_at, fields, name, company, source, channel, city, is_test,
            email_key, phone_key, content_hash, ${at}::timestamptz from fresh),
        told as (
          insert into lead_events (id, workspace_id, lead_id, kind, at, actor, payload)
          select event_id, ${workspaceId}::uuid, id, 'lead.received', ${at}::timestamptz, actor, jsonb_build_object('lead', fields) from fresh)
        select id from incoming where id not in (select id from fresh)`.execute(tx)
      return { taken: taken.map((row) => row.id) }
    },
    async knownContent(hashes) {
      if (hashes.length === 0) return new Map()
      const rows = await tx
        .selectFrom('leads')
        .select(['content_hash', 'import_id'])
        .where('workspace_id', '=', workspaceId)
        .where('content_hash', 'in', [...hashes])
        .execute()
      return new Map(rows.map((row) => [row.content_hash!, row.import_id as ImportId | null]))
    },
  }
}

function incomingRow(incoming: IncomingLead, eventId: string): Record<string, unknown> {
  const { lead, idempotency } = incoming
  return {
    id: lead.id,
    event_id: eventId,
    form_id: incoming.formId,
    import_id: incoming.importId,
    received_at: lead.receivedAt,
    fields: lead,
    name: lead.name,
    company: lead.company,
    source: lead.source,
    channel: lead.channel,
    city: lead.city,
    is_test: lead.isTest,
    email_key: incoming.emailKey,
    phone_key: incoming.phoneKey,
    content_hash: incoming.contentHash,
    actor: incoming.actor,
    key_id: idempotency?.keyId ?? null,
    key: idempotency?.key ?? null,
    body_hash: idempotency?.bodyHash ?? null,
  }
}
