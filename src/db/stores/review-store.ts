import { type Kysely, sql } from 'kysely'
import type { ReviewStore } from '../../app/ports/review-store.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'

const mostCounted = 1000
const hexDigits = 12

/** The smallest UUIDv7 of a moment: ids rise with time, so an index on them is one on time. */
function firstIdOf(time: Date): string {
  const hex = time.getTime().toString(16).padStart(hexDigits, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}

/** Leads that wait for a person's verdict. */
export function makeReviewStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): ReviewStore {
  return {
    async queue({ later, userId, now }) {
      const { rows: days } = await sql<{ start: Date }>`
        select date_trunc('day', ${now}::timestamptz at time zone time_zone) at time zone time_zone as start
        from workspaces where id = ${workspaceId}`.execute(tx)
      const since = firstIdOf(days[0]!.start)
      const { rows } = await sql<{ next: LeadId | null; left: number; done: number }>`
        select (select id from leads where workspace_id = ${workspaceId} and status = 'review' and not (id = any(${[...later]}::uuid[]))
              and not exists (select 1 from lead_events p where p.lead_id = leads.id and p.kind = 'verdict.proposed' and p.payload ->> 'by' = ${userId ?? ''}
                and not exists (select 1 from lead_events n where n.lead_id = p.lead_id and n.id > p.id and n.kind in ('verdict.proposed', 'verdict.set', 'appeal.made')))
            order by respond_by nulls last, id limit 1) as next,
          (select count(*)::int from (select 1 from leads where workspace_id = ${workspaceId} and status = 'review' limit ${mostCounted}) l) as left,
          (select count(*)::int from audit_log where workspace_id = ${workspaceId} and id >= ${since}::uuid
            and action = 'verdict.set' and actor = ${`user:${userId ?? ''}`}) as done`.execute(tx)
      const { next, left, done } = rows[0]!
      return { next, left, doneToday: done }
    },
  }
}
