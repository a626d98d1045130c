import { type Kysely, type Selectable, sql } from 'kysely'
import type { Enrolment, LetterSettings, NurtureStore, SequenceCounts, Touch } from '../../app/ports/nurture-store.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { NurtureState } from '../../core/nurture/next-step.ts'
import { type NurtureEventKind, nurtureEventKinds } from '../../core/nurture/sequence.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Sequences of letters and where each lead stands, within one transaction. */
export function makeNurtureStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, newId: () => string): NurtureStore {
  return {
    ...settings(tx, workspaceId),
    ...enrolments(tx, workspaceId),
    ...touches(tx, workspaceId, newId),
    ...counting(tx),
  }
}

type Settings = Pick<
  NurtureStore,
  | 'sequences'
  | 'saveSequence'
  | 'forgetRemoved'
  | 'placeSequences'
  | 'addVersion'
  | 'versions'
  | 'letterSettings'
  | 'saveLetterSettings'
>

/** Of a sequence, as a list of them shows. */
const mostVersions = 50

function settings(tx: Kysely<Tables>, workspaceId: WorkspaceId): Settings {
  return {
    async sequences() {
      const rows = await tx
        .selectFrom('sequences')
        .select(['id', 'body', 'active', 'finishing', 'removed', 'position', 'changed_at'])
        .execute()
      return rows.map(({ changed_at, ...row }) => ({ ...row, changedAt: isoOf(changed_at) }))
    },
    async saveSequence({ id, body, changedAt, ...standing }) {
      const set = { ...standing, body: body === null ? null : JSON.stringify(body), changed_at: changedAt }
      await tx
        .insertInto('sequences')
        .values({ workspace_id: workspaceId, id, ...set })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(set))
        .execute()
    },
    async forgetRemoved() {
      await sql`delete from sequences where removed and not exists (
        select from enrolments e where e.sequence = sequences.id and e.ended_at is null)`.execute(tx)
    },
    async placeSequences(ids, at) {
      const rows = ids.map((id, position) => ({
        workspace_id: workspaceId,
        id,
        active: true,
        position,
        changed_at: at,
      }))
      await tx
        .insertInto('sequences')
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'id']).doUpdateSet({ position: sql`excluded.position` }),
        )
        .execute()
    },
    async addVersion({ sequence, version, body, changedBy, changedAt }) {
      const row = { sequence, version, body: JSON.stringify(body), changed_by: changedBy, changed_at: changedAt }
      await tx
        .insertInto('sequence_versions')
        .values({ workspace_id: workspaceId, ...row })
        .execute()
    },
    async versions(sequence) {
      const rows = await tx
        .selectFrom('sequence_versions')
        .selectAll()
        .where('sequence', '=', sequence)
        .orderBy('version', 'desc')
        .limit(mostVersions)
        .execute()
      return rows.map(({ version, body, changed_by, changed_at }) => ({
        sequence,
        version,
        body,
        changedBy: changed_by,
        changedAt: isoOf(changed_at),
      }))
    },
    async letterSettings() {
      const row = await tx.selectFrom('letter_settings').select('body').executeTakeFirst()
      return row ? (row.body as LetterSettings) : null
    },
    async saveLetterSettings(body, at) {
      const set = { body: JSON.stringify(body), changed_at: at }
      await tx
        .insertInto('letter_settings')
        .values({ workspace_id: workspaceId, ...set })
        .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(set))
        .execute()
    },
  }
}

type Enrolments = Pick<NurtureStore, 'running' | 'past' | 'begin' | 'keep' | 'end' | 'moveRunning' | 'overdue'>

function enrolments(tx: Kysely<Tables>, workspaceId: WorkspaceId): Enrolments {
  return {
    async running(leadId) {
      const row = await tx
        .selectFrom('enrolments')
        .selectAll()
        .where('lead_id', '=', leadId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row ? enrolmentOf(row) : null
    },
    async past(leadId) {
      const letter = sql<boolean>`exists (select from deliveries d where d.lead_id = enrolments.lead_id and d.kind = 'letter'
        and d.payload->>'sequence' = enrolments.sequence)`
      const rows = await tx
        .selectFrom('enrolments')
        .selectAll()
        .select(letter.as('wrote'))
        .where('lead_id', '=', leadId)
        .orderBy('id')
        .execute()
      return rows.map((row) => ({ ...enrolmentOf(row), wrote: row.wrote }))
    },
    async begin({ id, leadId, sequence, state, startedTier, startedAt, nextAt }) {
      await tx
        .insertInto('enrolments')
        .values({
          id,
          workspace_id: workspaceId,
          lead_id: leadId,
          sequence,
          state: JSON.stringify(state),
          started_tier: startedTier,
          started_at: startedAt,
          next_at: nextAt,
        })
        .execute()
    },
    async keep(id, state, nextAt) {
      await tx
        .updateTable('enrolments')
        .set({ state: JSON.stringify(state), next_at: nextAt })
        .where('id', '=', id)
        .execute()
    },
    async end(id, at, reason) {
      await tx.updateTable('enrolments').set({ ended_at: at, reason, next_at: null }).where('id', '=', id).execute()
    },
    async moveRunning({ sequence, moves, at }) {
      const running = () => tx.updateTable('enrolments').where('sequence', '=', sequence).where('ended_at', 'is', null)
      for (const [from, to] of moves)
        await running()
          .set({ state: sql`state || ${JSON.stringify({ stepId: to, stepSince: at })}::jsonb` })
          .where(sql`state->>'stepId'`, '=', from)
          .execute()
      await running().set({ next_at: at }).execute()
    },
    async overdue(before, most) {
      const rows = await tx
        .selectFrom('enrolments')
        .select('lead_id')
        .where('ended_at', 'is', null)
        .where('next_at', '<', new Date(before))
        .orderBy('next_at')
        .limit(most)
        .execute()
      return rows.map(({ lead_id }) => lead_id as LeadId)
    },
  }
}

type Touches = Pick<NurtureStore, 'addTouch' | 'touches' | 'marketingSince'>

function touches(tx: Kysely<Tables>, workspaceId: WorkspaceId, newId: () => string): Touches {
  return {
    async addTouch({ leadId, kind, at, detail }) {
      await tx
        .insertInto('touches')
        .values({ id: newId(), workspace_id: workspaceId, lead_id: leadId, kind, at, detail: JSON.stringify(detail) })
        .execute()
    },
    async touches(leadId, since) {
      const rows = await tx
        .selectFrom('touches')
        .select(['kind', 'at', 'detail'])
        .where('lead_id', '=', leadId)
        .where('at', '>=', new Date(since))
        .where('kind', 'in', [...nurtureEventKinds])
        .orderBy('at')
        .execute()
      return rows.map(({ kind, at, detail }) => ({
        kind: kind as NurtureEventKind,
        at: isoOf(at),
        detail: detail as Touch['detail'],
      }))
    },
    async marketingSince(leadId, since) {
      const { rows } = await sql<{ created_at: Date }>`select d.created_at from deliveries d
        join leads l on l.id = d.lead_id join leads mine on mine.id = ${leadId}
        where d.kind = 'letter' and d.payload->>'purpose' = 'marketing' and d.state not in ('cancelled', 'failed')
          and d.created_at >= ${since} and (l.id = mine.id or l.email_key = mine.email_key)`.execute(tx)
      return rows.map(({ created_at }) => isoOf(created_at))
    },
  }
}

type CountRow = { readonly sequence: string } & SequenceCounts

function counting(tx: Kysely<Tables>): Pick<NurtureStore, 'counts'> {
  return {
    async counts() {
      const { rows } = await sql<CountRow>`
        with people as (
          select sequence, count(*) filter (where ended_at is null)::int as running, count(*) filter (where ended_at is not null)::int as "left",
            count(*) filter (where reason = 'replied')::int as replied
          from enrolments group by sequence),
        letters as (
          select payload->>'sequence' as sequence, count(*) filter (where state = 'sent')::int as sent,
            count(*) filter (where state in ('waiting', 'sending', 'held'))::int as waiting
          from deliveries where kind = 'letter' group by 1),
        reactions as (
          select detail->>'sequence' as sequence, count(distinct detail->>'delivery') filter (where kind = 'opened')::int as opened,
            count(distinct detail->>'delivery') filter (where kind = 'clicked')::int as clicked
          from touches where kind in ('opened', 'clicked') group by 1)
        select people.sequence, running, "left", replied, coalesce(sent, 0) as sent, coalesce(waiting, 0) as waiting,
          coalesce(opened, 0) as opened, coalesce(clicked, 0) as clicked
        from people left join letters using (sequence) left join reactions using (sequence)`.execute(tx)
      return Object.fromEntries(rows.map(({ sequence, ...counts }) => [sequence, counts]))
    },
  }
}

function enrolmentOf(row: Selectable<Tables['enrolments']>): Enrolment {
  return {
    id: row.id,
    leadId: row.lead_id as LeadId,
    sequence: row.sequence,
    state: row.state as NurtureState,
    startedTier: row.started_tier as Tier | null,
    startedAt: isoOf(row.started_at),
    nextAt: isoOrNull(row.next_at),
    endedAt: isoOrNull(row.ended_at),
    reason: row.reason,
  }
}
