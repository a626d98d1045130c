import type { Kysely, Selectable } from 'kysely'
import type { LeadEvent, LeadStore } from '../../app/ports/lead-store.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'
import { assessmentStore } from './assessment-store.ts'
import { historyStore } from './history-store.ts'
import { iso, leadColumns, leadRecord } from './lead-row.ts'
import type { DisputeDirection } from '../../core/learn/disputes.ts'

/** Leads one at a time: their rows, their events, and what people did with them. */
export function makeLeadStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, newId: () => string): LeadStore {
  const one = (id: LeadId) =>
    tx.selectFrom('leads').selectAll().where('id', '=', id).where('workspace_id', '=', workspaceId)
  return {
    ...assessmentStore(tx, workspaceId, newId),
    ...historyStore(tx, workspaceId),
    async load(id) {
      const row = await one(id).executeTakeFirst()
      return row ? leadRecord(row) : null
    },
    async hold(id) {
      const row = await one(id).forUpdate().executeTakeFirst()
      return row ? leadRecord(row) : null
    },
    async change(id, changes) {
      const columns = leadColumns(changes)
      await tx
        .updateTable('leads')
        .set((eb) => ({ ...columns, version: eb('version', '+', 1) }))
        .where('id', '=', id)
        .where('workspace_id', '=', workspaceId)
        .execute()
    },
    async append(id, events) {
      if (events.length === 0) return
      const rows = events.map((event) => ({
        id: newId(),
        workspace_id: workspaceId,
        lead_id: id,
        kind: event.kind,
        at: event.at,
        actor: event.actor,
        payload: JSON.stringify(event.payload),
      }))
      await tx.insertInto('lead_events').values(rows).execute()
    },
    async events(id) {
      const rows = await tx.selectFrom('lead_events').selectAll().where('lead_id', '=', id).orderBy('id').execute()
      return rows.map(leadEvent)
    },
    async recordOutcome(id, outcome) {
      const { currency } = await tx
        .selectFrom('workspaces')
        .select('currency')
        .where('id', '=', workspaceId)
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('outcomes')
        .values({ id: newId(), workspace_id: workspaceId, lead_id: id, currency, ...outcome })
        .execute()
    },
    async addDispute(id, { userId, ...dispute }) {
      await tx
        .insertInto('disputes')
        .values({ id: newId(), workspace_id: workspaceId, lead_id: id, user_id: userId, ...dispute })
        .execute()
    },
    async disputes(id) {
      const rows = await tx
        .selectFrom('disputes')
        .innerJoin('users', 'users.id', 'disputes.user_id')
        .select(['disputes.id', 'disputes.at', 'users.name as by', 'direction', 'reason'])
        .where('lead_id', '=', id)
        .orderBy('disputes.id')
        .execute()
      return rows.map((row) => ({ ...row, at: iso(row.at), direction: row.direction as DisputeDirection }))
    },
    async openLeads(after, most) {
      const rows = await tx
        .selectFrom('leads')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('status', 'in', ['open', 'review'])
        .$if(after !== null, (query) => query.where('id', '>', after))
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map((row) => row.id as LeadId)
    },
    async undecidedSince(before, most) {
      const rows = await tx
        .selectFrom('leads')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('status', '=', 'received')
        .where('created_at', '<', new Date(before))
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map((row) => row.id as LeadId)
    },
    async snoozedUntil(now, most) {
      const rows = await tx
        .selectFrom('leads')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('status', '=', 'snoozed')
        .where('snoozed_until', '<=', new Date(now))
        .limit(most)
        .execute()
      return rows.map((row) => row.id as LeadId)
    },
    async indexWords(id, words) {
      if (words.length === 0) return
      await tx
        .insertInto('lead_words')
        .values(words.map((word) => ({ workspace_id: workspaceId, word, lead_id: id })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
  }
}

function leadEvent(row: Selectable<Tables['lead_events']>): LeadEvent {
  return { id: row.id, kind: row.kind, at: iso(row.at), actor: row.actor, payload: row.payload }
}
