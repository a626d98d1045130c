import { type Kysely, type Selectable, sql } from 'kysely'
import type { CostRecord, MeasureStore } from '../../app/ports/measure-store.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { TrackedLead } from '../../core/measure/tracked-lead.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'
import { firstScoring, pastLeadColumns, pastLeadOf, type PastLeadRow } from './past-lead-row.ts'

type TrackedRow = PastLeadRow & {
  city: string | null
  country: string | null
  language: string | null
  nonbuyer: string | null
  first_tier: Tier | null
  first_answer: TrackedLead['answer']
  first_verdict: TrackedLead['verdict']
  sampled_with: number | null
  assignee_id: UserId | null
  status: string
  first_contact_at: Date | null
  calls: number
  stated_amount: number | null
  failed_checks: string[]
}

/** Leads with their first decisions, and what sources cost, of one workspace, within one transaction. */
export function makeMeasureStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): MeasureStore {
  return {
    async trackedLeads({ since, after, limit }) {
      const { rows } = await sql<TrackedRow>`
        select ${pastLeadColumns}, l.city, l.fields ->> 'country' as country, l.sampled_with, l.assignee_id, l.status, l.first_contact_at,
          (l.fields ->> 'amount')::double precision as stated_amount, read.payload #>> '{reading,lang}' as language,
          read.payload #>> '{reading,nonbuyer}' as nonbuyer, decided.payload #>> '{decision,tier}' as first_tier,
          decided.payload #>> '{decision,answer}' as first_answer, decided.payload #>> '{decision,verdict}' as first_verdict,
          (select count(*)::int from lead_events where lead_id = l.id and kind = 'call.logged') as calls,
          array(select "check" from findings where lead_id = l.id and outcome = 'fail' order by "check") as failed_checks
        from leads l ${firstScoring(workspaceId)}
        left join lateral (select payload from lead_events where lead_id = l.id and kind = 'lead.read' order by id limit 1) read on true
        left join lateral (select payload from lead_events where lead_id = l.id and kind = 'lead.decided' order by id limit 1) decided on true
        where l.workspace_id = ${workspaceId} and not l.is_test and l.received_at >= ${since}::timestamptz
          ${after ? sql`and l.id > ${after}` : sql``}
        order by l.id limit ${limit}`.execute(tx)
      return rows.map(trackedLead)
    },
    async costs() {
      const rows = await tx
        .selectFrom('source_costs')
        .select(['id', 'source', 'amount', 'created_by', 'created_at'])
        .select(sql<string>`to_char(from_day, 'YYYY-MM-DD')`.as('from_day'))
        .select(sql<string>`to_char(to_day, 'YYYY-MM-DD')`.as('to_day'))
        .orderBy('from_day', 'desc')
        .orderBy('id')
        .execute()
      return rows.map(costOf)
    },
    async addCost({ from, to, createdBy, createdAt, ...cost }) {
      const row = { from_day: from, to_day: to, created_by: createdBy, created_at: createdAt }
      await tx
        .insertInto('source_costs')
        .values({ ...cost, ...row, workspace_id: workspaceId })
        .execute()
    },
    async removeCost(id) {
      const done = await tx.deleteFrom('source_costs').where('id', '=', id).executeTakeFirst()
      return done.numDeletedRows > 0n
    },
  }
}

function trackedLead(row: TrackedRow): TrackedLead {
  return {
    ...pastLeadOf(row),
    verdict: row.first_verdict ?? row.verdict,
    city: row.city,
    country: row.country,
    language: row.language,
    tier: row.first_tier,
    answer: row.first_answer,
    sampledWith: row.sampled_with,
    nonbuyer: row.nonbuyer,
    assigneeId: row.assignee_id,
    isOpen: row.status !== 'closed' && row.status !== 'quarantined',
    firstContactAt: isoOrNull(row.first_contact_at),
    calls: row.calls,
    statedAmount: row.stated_amount,
    failedChecks: row.failed_checks,
  }
}

function costOf(row: Omit<Selectable<Tables['source_costs']>, 'workspace_id'>): CostRecord {
  return {
    id: row.id,
    source: row.source,
    from: row.from_day,
    to: row.to_day,
    amount: Number(row.amount),
    createdBy: row.created_by,
    createdAt: isoOf(row.created_at),
  }
}
