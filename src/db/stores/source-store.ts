import { type Kysely, sql } from 'kysely'
import type { SourceCard, SourceStore } from '../../app/ports/source-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'

const mostChecks = 5
type Row = Omit<SourceCard, 'rejectedBy'> & { readonly rejectedBy: SourceCard['rejectedBy'] | null }

/** Sources of one workspace, within one transaction. */
export function makeSourceStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): SourceStore {
  return {
    async cards(since, most) {
      const { rows } = await sql<Row>`
        with seen as (
          select id, coalesce(nullif(source, ''), channel) as source, verdict, tier, outcome, outcome_amount from leads
          where workspace_id = ${workspaceId} and received_at >= ${since}::timestamptz and not is_test and verdict is not null),
        cards as (
          select source, count(*)::int as leads,
            count(*) filter (where verdict = 'rejected')::int as rejected,
            count(*) filter (where verdict = 'review')::int as review,
            count(*) filter (where verdict = 'verified')::int as verified,
            count(*) filter (where verdict = 'verified' and outcome = 'won')::int as won,
            count(*) filter (where verdict = 'verified' and outcome = 'lost')::int as lost,
            count(*) filter (where verdict = 'verified' and outcome = 'disqualified')::int as disqualified,
            count(*) filter (where verdict = 'verified' and outcome is null)::int as open,
            count(*) filter (where verdict = 'verified' and tier = 'hot')::int as hot,
            coalesce(sum(outcome_amount) filter (where verdict = 'verified' and outcome = 'won'), 0)::float8 as "wonAmount"
          from seen group by source order by 2 desc, 1 limit ${most}),
        against as (
          select seen.source, f."check", count(*)::int as leads,
            row_number() over (partition by seen.source order by count(*) desc, f."check") as place
          from seen join findings f on f.lead_id = seen.id and f.outcome = 'fail'
          where seen.verdict = 'rejected' group by seen.source, f."check")
        select cards.*, (select jsonb_agg(jsonb_build_object('check', a."check", 'leads', a.leads) order by a.place)
          from against a where a.source = cards.source and a.place <= ${mostChecks}) as "rejectedBy"
        from cards order by leads desc, source`.execute(tx)
      return rows.map((row) => ({ ...row, rejectedBy: row.rejectedBy ?? [] }))
    },
  }
}
