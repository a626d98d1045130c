import { type Kysely, type Selectable, sql } from 'kysely'
import type { HeldRows, PrivacyRequest, PrivacyStore, RetainedLead } from '../../app/ports/privacy-store.ts'
import type { RequestKind, RetentionState } from '../../core/consent/retention.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'
import { leadRecord } from './lead-row.ts'

/** The privacy officer's work in one workspace, within one transaction. */
export function makePrivacyStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): PrivacyStore {
  return {
    ...personPart(tx, workspaceId),
    ...restrictionPart(tx, workspaceId),
    ...requestPart(tx, workspaceId),
    retained: (after, limit) => retained(tx, { workspaceId, after, limit }),
  }
}

/** What is kept although its lead is erased: the chain (hashes alone) and that a request was answered. */
const outlives = ['consent_entries', 'privacy_requests']
/** What the person did not give and nobody decided: the index of search. */
const derived = ['lead_words']
const secretColumn = /(?:hash|secret|token)$/

type PersonPart = Pick<PrivacyStore, 'find' | 'held' | 'eraseLeads'>

function personPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): PersonPart {
  return {
    async find({ emailKey, phoneKey, digits, words, most }) {
      let rows = tx.selectFrom('leads').selectAll('leads').where('workspace_id', '=', workspaceId)
      if (emailKey || phoneKey || digits)
        rows = rows.where(({ or, eb }) =>
          or([
            ...(emailKey ? [eb('email_key', '=', emailKey)] : []),
            ...(phoneKey ? [eb('phone_key', '=', phoneKey)] : []),
            ...(digits
              ? [eb('id', 'in', eb.selectFrom('lead_words').select('lead_id').where('word', '=', digits))]
              : []),
          ]),
        )
      else
        for (const word of words)
          rows = rows.where('id', 'in', (eb) =>
            eb.selectFrom('lead_words').select('lead_id').where('word', '>=', word).where('word', '<', `${word}\uffff`),
          )
      return (await rows.orderBy('id', 'desc').limit(most).execute()).map(leadRecord)
    },
    async held(id) {
      const held: Record<string, HeldRows[string]> = {}
      for (const { name } of await leadTables(tx)) {
        if (derived.includes(name)) continue
        const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(t) as row from ${sql.table(name)} t
          where workspace_id = ${workspaceId} and lead_id = ${id}`.execute(tx)
        if (rows.length > 0) held[name] = rows.map(({ row }) => withoutSecrets(row))
      }
      return held
    },
    async eraseLeads(ids) {
      if (ids.length === 0) return 0
      await sql`select set_config('assay.erase', 'yes', true)`.execute(tx)
      const contacts = await contactsOf(tx, workspaceId, ids)
      await eraseTraces(tx, workspaceId, ids)
      for (const { name, cascades } of await leadTables(tx))
        if (!cascades && !outlives.includes(name))
          await sql`delete from ${sql.table(name)} where workspace_id = ${workspaceId} and lead_id = any(${ids}::uuid[])`.execute(
            tx,
          )
      const done = await tx
        .deleteFrom('leads')
        .where('workspace_id', '=', workspaceId)
        .where('id', 'in', [...ids])
        .executeTakeFirst()
      await eraseContacts(tx, contacts)
      await sql`select set_config('assay.erase', '', true)`.execute(tx)
      return Number(done.numDeletedRows)
    },
  }
}

/** Every table that holds something of a lead, whoever added it, and whether its rows go with the lead by themselves. */
async function leadTables(tx: Kysely<Tables>): Promise<readonly { name: string; cascades: boolean }[]> {
  const { rows } = await sql<{ name: string; cascades: boolean }>`
    select c.relname as name, exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.confrelid = 'leads'::regclass
      and k.confdeltype = 'c') as cascades
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'lead_id' and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and not a.attisdropped
    order by c.relname`.execute(tx)
  return rows
}

function withoutSecrets(row: Record<string, unknown>): Record<string, unknown> {
  const { workspace_id: _workspace, ...rest } = row
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !secretColumn.test(name)))
}

async function contactsOf(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
  ids: readonly LeadId[],
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('leads')
    .select('contact_id')
    .distinct()
    .where('workspace_id', '=', workspaceId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.flatMap((row) => row.contact_id ?? [])
}

/**
 * What holds a person's words without naming their lead: messages as a service sent them, what a joining of contacts could restore, and the first
 * rows of the file that brought them.
 */
async function eraseTraces(tx: Kysely<Tables>, workspaceId: WorkspaceId, ids: readonly LeadId[]): Promise<void> {
  const leads = sql`any(${ids}::uuid[])`
  await sql`delete from inbox where workspace_id = ${workspaceId} and exists (select 1 from threads t
    where t.workspace_id = ${workspaceId} and t.lead_id = ${leads} and t.source = inbox.source
      and position(t.address in convert_from(inbox.body, 'UTF8')) > 0)`.execute(tx)
  await sql`delete from contact_merges where workspace_id = ${workspaceId} and lead_ids && ${ids}::uuid[]`.execute(tx)
  await sql`update imports set sample = '[]' where workspace_id = ${workspaceId}
    and id in (select import_id from leads where workspace_id = ${workspaceId} and id = ${leads})`.execute(tx)
}

/** A contact goes with its last lead; what was joined under it goes too. */
async function eraseContacts(tx: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<{
    id: string
  }>`select c.id from contacts c where (c.id = any(${ids}::uuid[]) or c.merged_into = any(${ids}::uuid[]))
    and not exists (select 1 from leads l where l.contact_id = c.id)`.execute(tx)
  const empty = rows.map(({ id }) => id)
  await sql`delete from touches where contact_id = any(${empty}::uuid[])`.execute(tx)
  await sql`update contacts set merged_into = null where merged_into = any(${empty}::uuid[])`.execute(tx)
  await sql`delete from contacts where id = any(${empty}::uuid[])`.execute(tx)
}

type RestrictionPart = Pick<PrivacyStore, 'restriction' | 'restrict' | 'release'>

function restrictionPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): RestrictionPart {
  return {
    async restriction(id) {
      const row = await tx.selectFrom('lead_restrictions').selectAll().where('lead_id', '=', id).executeTakeFirst()
      return row ? { reason: row.reason, at: isoOf(row.at), actor: row.actor } : null
    },
    async restrict(id, restriction) {
      await tx
        .insertInto('lead_restrictions')
        .values({ lead_id: id, workspace_id: workspaceId, ...restriction })
        .onConflict((conflict) => conflict.column('lead_id').doUpdateSet({ ...restriction }))
        .execute()
    },
    async release(id) {
      await tx.deleteFrom('lead_restrictions').where('lead_id', '=', id).execute()
    },
  }
}

type RequestPart = Pick<PrivacyStore, 'addRequest' | 'requests' | 'requestsOf' | 'finishRequest'>

function requestPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): RequestPart {
  const rows = () => tx.selectFrom('privacy_requests').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async addRequest({ id, leadId, kind, receivedAt, dueAt }) {
      await tx
        .insertInto('privacy_requests')
        .values({ id, workspace_id: workspaceId, lead_id: leadId, kind, received_at: receivedAt, due_at: dueAt })
        .execute()
    },
    async requests(limit) {
      const open = await rows().where('done_at', 'is', null).orderBy('due_at').limit(limit).execute()
      const done = await rows().where('done_at', 'is not', null).orderBy('done_at', 'desc').limit(limit).execute()
      return [...open, ...done].slice(0, limit).map(requestOf)
    },
    async requestsOf(id) {
      return (await rows().where('lead_id', '=', id).orderBy('received_at').execute()).map(requestOf)
    },
    async finishRequest(id, { at, by }) {
      const done = await tx
        .updateTable('privacy_requests')
        .set({ done_at: at, done_by: by })
        .where('id', '=', id)
        .where('done_at', 'is', null)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
  }
}

const requestOf = (row: Selectable<Tables['privacy_requests']>): PrivacyRequest => ({
  id: row.id,
  leadId: row.lead_id as LeadId,
  kind: row.kind as RequestKind,
  receivedAt: isoOf(row.received_at),
  dueAt: isoOf(row.due_at),
  doneAt: isoOrNull(row.done_at),
  doneBy: row.done_by,
})

type Page = { readonly workspaceId: WorkspaceId; readonly after: LeadId | null; readonly limit: number }
type RetainedRow = {
  readonly id: string
  readonly state: RetentionState
  readonly since: Date
  readonly touched: Date | null
  readonly expires: string | null
  readonly held: boolean
}

/** The state of each lead and since when; a touch is something that a person did, not a look of the line. */
async function retained(tx: Kysely<Tables>, { workspaceId, after, limit }: Page): Promise<readonly RetainedLead[]> {
  const { rows } = await sql<RetainedRow>`
    select l.id,
      case when l.outcome = 'won' then 'won' when l.outcome is not null then 'lost' when word.kind <> 'given' then 'withdrawn'
        when l.status = 'quarantined' then 'rejected' else 'open' end as state,
      case when l.outcome is not null then coalesce(l.closed_at, l.received_at) when word.kind <> 'given' then word.at else l.received_at end as since,
      (select max(e.at) from lead_events e where e.lead_id = l.id and e.actor like 'user:%') as touched,
      case when word.kind = 'given' then word.record->>'expires_at' end as expires,
      exists (select 1 from lead_restrictions r where r.lead_id = l.id) as held
    from leads l left join lateral (
      select c.record, c.record->>'kind' as kind, c.at from consent_entries c
      where c.workspace_id = l.workspace_id and c.lead_id = l.id and c.record is not null
        and (c.record->>'kind' = 'given' or c.record->'purposes' = '[]'::jsonb)
      order by c.seq desc limit 1) word on true
    where l.workspace_id = ${workspaceId} and (${after}::uuid is null or l.id > ${after}::uuid)
    order by l.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    leadId: row.id as LeadId,
    state: row.state,
    stateSince: isoOf(row.since),
    lastTouchAt: isoOrNull(row.touched),
    consentExpiresAt: row.expires,
    onHold: row.held,
  }))
}
