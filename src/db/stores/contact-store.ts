import { type Kysely, type Selectable, sql } from 'kysely'
import type { CandidateQuery, ContactStore } from '../../app/ports/contact-store.ts'
import { identityOfLead } from '../../core/lead/contact-card.ts'
import type { ContactId, LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { ContactCard } from '../../core/lead/merge.ts'
import type { ContactCandidate } from '../../core/lead/resolve-contact.ts'
import type { Tables } from '../tables.ts'
import { contactMergeStore } from './contact-merge-store.ts'

const mostOfAKey = 25
const mostCandidates = 20
const mostFaces = 4
const mostCounted = 10_000
const mostHolders = 100

/** Contacts of one workspace, within one transaction. */
export function makeContactStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, newId: () => string): ContactStore {
  return {
    ...contactMergeStore(tx, workspaceId),
    async lockKeys(keys) {
      // In one order everywhere, so that two transactions never wait for each other.
      for (const key of [...new Set(keys)].toSorted())
        await sql`select pg_advisory_xact_lock(hashtextextended(${`contact:${workspaceId}:${key}`}, 0))`.execute(tx)
    },
    candidates: (query) => candidates(tx, workspaceId, query),
    async faces(leadIds) {
      if (leadIds.length === 0) return new Map()
      const rows = await tx
        .selectFrom('leads')
        .select(['id', 'fields'])
        .where('id', 'in', [...leadIds])
        .execute()
      return new Map(rows.map((row) => [row.id as LeadId, identityOfLead(row.fields as Lead, null)]))
    },
    async population(keys) {
      const { rows } = await sql<{ contacts: number; holders: number[] }>`
        select (select count(*)::int from (select 1 from contacts where workspace_id = ${workspaceId} limit ${mostCounted}) c) as contacts,
          (select coalesce(array_agg((select count(*)::int from (select 1 from contact_keys
              where workspace_id = ${workspaceId} and contact_keys.key = asked.key limit ${mostHolders}) h) order by asked.place), '{}')
            from unnest(${keys.map((key) => key ?? '')}::text[]) with ordinality as asked(key, place)) as holders`.execute(
        tx,
      )
      return rows[0]!
    },
    async load(id) {
      const row = await tx.selectFrom('contacts').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? { id, card: cardOf(row), mergedInto: row.merged_into as ContactId | null } : null
    },
    async add(id, { card, emailKey, phoneKey }, createdAt) {
      await tx
        .insertInto('contacts')
        .values({
          ...columnsOf(card),
          id,
          workspace_id: workspaceId,
          email_key: emailKey,
          phone_key: phoneKey,
          created_at: createdAt,
        })
        .execute()
    },
    async saveCard(card) {
      await tx.updateTable('contacts').set(columnsOf(card)).where('id', '=', card.id).execute()
    },
    async addKeys(id, keys) {
      if (keys.length === 0) return
      await tx
        .insertInto('contact_keys')
        .values(keys.map((key) => ({ workspace_id: workspaceId, key, contact_id: id })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async putLead(leadId, id) {
      await tx.updateTable('leads').set({ contact_id: id }).where('id', '=', leadId).execute()
    },
    async leadsOf(id) {
      const rows = await tx
        .selectFrom('leads')
        .select(['id', 'status', 'received_at'])
        .where('workspace_id', '=', workspaceId)
        .where('contact_id', '=', id)
        .orderBy('id', 'desc')
        .limit(500)
        .execute()
      return rows.map((row) => ({
        id: row.id as LeadId,
        status: row.status,
        receivedAt: row.received_at.toISOString(),
      }))
    },
    async addTouch({ contactId, leadId, kind, at, detail }) {
      await tx
        .insertInto('touches')
        .values({
          id: newId(),
          workspace_id: workspaceId,
          contact_id: contactId,
          lead_id: leadId,
          kind,
          at,
          detail: JSON.stringify(detail),
        })
        .execute()
    },
  }
}

type Row = { contact_id: ContactId; lead_id: LeadId; fields: Lead }

/** Contacts by their keys, and by the two columns that older ones have; each key gives its latest holders only. */
async function candidates(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
  { keys, emailKey, phoneKey, isTest, except }: CandidateQuery,
): Promise<readonly ContactCandidate[]> {
  const { rows } = await sql<Row>`
    with found as (
      select held.contact_id from unnest(${[...keys]}::text[]) as asked(key), lateral (
        select contact_id from contact_keys where workspace_id = ${workspaceId} and contact_keys.key = asked.key
        order by contact_id desc limit ${mostOfAKey}) held
      union all (select coalesce(merged_into, id) from contacts
        where workspace_id = ${workspaceId} and email_key = ${emailKey} order by id desc limit ${mostOfAKey})
      union all (select coalesce(merged_into, id) from contacts
        where workspace_id = ${workspaceId} and phone_key = ${phoneKey} order by id desc limit ${mostOfAKey})),
    best as (select contact_id, count(*) as shared from found group by contact_id order by 2 desc, 1 desc limit ${mostCandidates})
    select best.contact_id, face.id as lead_id, face.fields from best, lateral (
      select id, fields from leads where workspace_id = ${workspaceId} and leads.contact_id = best.contact_id
        and is_test = ${isTest} and id != ${except} order by id desc limit ${mostFaces}) face
    order by best.shared desc, best.contact_id desc, face.id desc`.execute(tx)
  const byContact = new Map<ContactId, { leadId: LeadId; fields: ReturnType<typeof identityOfLead> }[]>()
  for (const { contact_id: contactId, lead_id: leadId, fields } of rows)
    byContact.set(contactId, [...(byContact.get(contactId) ?? []), { leadId, fields: identityOfLead(fields, null) }])
  return [...byContact].map(([contactId, faces]) => ({ contactId, faces }))
}

export const cardOf = (row: Pick<Selectable<Tables['contacts']>, 'id' | 'card'>): ContactCard => ({
  id: row.id,
  values: row.card as ContactCard['values'],
})

/** The card, and the two values of it that lists show. */
function columnsOf({ values }: ContactCard) {
  const text = (field: string) => (values[field] ? String(values[field].value) : null)
  return { card: JSON.stringify(values), name: text('name'), company: text('company') }
}
