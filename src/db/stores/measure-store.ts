import { type Kysely, type Selectable, sql } from 'kysely'
import type { CostRecord, MeasureStore, ReturnableLead } from '../../app/ports/measure-store.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { TrackedLead } from '../../core/measure/tracked-lead.ts'
import type { FeatureRow } from '../../core/score/feature-row.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'
import { firstScoring, isRepeat } from './past-lead-row.ts'

type TrackedRow = {
  id: TrackedLead['id']
  received_at: Date
  source: string | null
  outcome: TrackedLead['outcome']
  outcome_amount: string | null
  closed_at: Date | null
  model: string
  probability: number
  is_repeat: boolean
  city: string | null
  country: string | null
  region: string | null
  language: string | null
  nonbuyer: string | null
  tier: Tier | null
  answer: TrackedLead['answer']
  verdict: TrackedLead['verdict']
  sampled_with: number | null
  assignee_id: UserId | null
  calls: number
  failed_checks: string[] | null
}

/** Leads with their first decisions, and what sources cost, of one workspace, within one transaction. */
export function makeMeasureStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): MeasureStore {
  return {
    async noteFirsts({ since, limit }) {
      const { numAffectedRows } = await sql`
        insert into lead_firsts (lead_id, workspace_id, model, probability, verdict, tier, answer, language, country, region, nonbuyer, is_repeat)
        select l.id, l.workspace_id, scored.payload ->> 'model', (scored.payload #>> '{score,probability}')::double precision,
          decided.payload #>> '{decision,verdict}', decided.payload #>> '{decision,tier}', decided.payload #>> '{decision,answer}',
          read.payload #>> '{reading,lang}', l.fields ->> 'country', l.fields ->> 'region', read.payload #>> '{reading,nonbuyer}', ${isRepeat}
        from leads l ${firstScoring(workspaceId)}
        left join lateral (select payload from lead_events where lead_id = l.id and kind = 'lead.read' order by id limit 1) read on true
        left join lateral (select payload from lead_events where lead_id = l.id and kind = 'lead.decided' order by id limit 1) decided on true
        where l.workspace_id = ${workspaceId} and l.received_at >= ${since}::timestamptz
          and not exists (select from lead_firsts f where f.lead_id = l.id)
        limit ${limit}
        on conflict do nothing`.execute(tx)
      return Number(numAffectedRows ?? 0n)
    },
    async stamp() {
      const { rows } = await sql<{ leads: number; outcomes: string }>`
        select (select count(*)::int from lead_firsts where workspace_id = ${workspaceId}) as leads,
          (select concat_ws(' ', count(*), count(*) filter (where outcome = 'won'), extract(epoch from max(closed_at)), extract(epoch from min(closed_at))) from leads
            where workspace_id = ${workspaceId} and closed_at is not null) as outcomes`.execute(tx)
      return rows[0]!
    },
    async inputs({ after, until, limit }) {
      const { rows } = await sql<{ received_at: Date; features: FeatureRow; probability: number }>`
        select l.received_at, scored.payload -> 'features' as features, f.probability
        from (select id, received_at from leads where workspace_id = ${workspaceId} and not is_test
            and received_at > ${after}::timestamptz and received_at <= ${until}::timestamptz order by received_at desc limit ${limit}) l
        join lead_firsts f on f.lead_id = l.id
        join lateral (select payload from lead_events where workspace_id = ${workspaceId} and lead_id = l.id and kind = 'lead.scored'
          order by id limit 1) scored on true
        order by l.received_at`.execute(tx)
      return rows.map(({ received_at: at, ...row }) => ({ ...row, receivedAt: isoOf(at) }))
    },
    async trackedLeads({ since, after, limit }) {
      const { rows } = await sql<TrackedRow>`
        select l.id, l.received_at, l.source, l.outcome, l.outcome_amount, l.closed_at, l.city, l.sampled_with, l.assignee_id,
          f.model, f.probability, f.is_repeat, f.country, f.region, f.language, f.nonbuyer, f.tier, f.answer, coalesce(f.verdict, l.verdict) as verdict,
          coalesce(calls.count, 0) as calls,
          case when coalesce(f.verdict, l.verdict) = 'rejected'
            then array(select "check" from findings where lead_id = l.id and outcome = 'fail' order by "check") end as failed_checks
        from leads l join lead_firsts f on f.lead_id = l.id
        left join (select lead_id, count(*)::int as count from lead_events where workspace_id = ${workspaceId} and kind = 'call.logged'
          group by lead_id) calls on calls.lead_id = l.id
        where l.workspace_id = ${workspaceId} and not l.is_test and l.received_at >= ${since}::timestamptz
          ${after ? sql`and l.id > ${after}` : sql``}
        order by l.id limit ${limit}`.execute(tx)
      return rows.map(trackedLead)
    },
    /** A rejected lead that a person has brought back since is none to be returned. */
    async returnable({ source, from, to, limit }) {
      const { rows } = await sql<ReturnableLead>`
        select l.fields as lead, l.verdict, l.outcome, l.outcome_reason as "outcomeReason",
          array(select "check" from findings where lead_id = l.id and outcome = 'fail' order by "check") as "failedChecks"
        from leads l where l.workspace_id = ${workspaceId} and not l.is_test
          and l.received_at >= ${from}::timestamptz and l.received_at < ${to}::timestamptz
          and coalesce(lower(btrim(l.source)), '') = ${source.trim().toLowerCase()}
          and (l.verdict = 'rejected' or (l.verdict = 'verified' and l.outcome = 'disqualified'))
        order by l.received_at, l.id limit ${limit}`.execute(tx)
      return rows
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
    id: row.id,
    receivedAt: isoOf(row.received_at),
    source: row.source,
    verdict: row.verdict,
    probability: row.probability,
    modelId: row.model,
    outcome: row.outcome,
    closedAt: isoOrNull(row.closed_at),
    amount: row.outcome_amount === null ? null : Number(row.outcome_amount),
    isRepeat: row.is_repeat,
    city: row.city,
    country: row.country,
    region: row.region,
    language: row.language,
    tier: row.tier,
    answer: row.answer,
    sampledWith: row.sampled_with,
    nonbuyer: row.nonbuyer,
    assigneeId: row.assignee_id,
    calls: row.calls,
    failedChecks: row.failed_checks ?? [],
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
