import { type Kysely, type Selectable, sql, type RawBuilder } from 'kysely'
import type { ExperimentStore, TriedLead } from '../../app/ports/experiment-store.ts'
import type { Arm } from '../../core/experiment/assign.ts'
import type { Experiment, ExperimentMetric, GuardedMetric, Treatment } from '../../core/experiment/experiment.ts'
import type { DayDeed, PollVoice } from '../../core/experiment/people-rows.ts'
import { callDays } from '../../core/experiment/tried-rows.ts'
import type { LeadId, UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { FeatureRow } from '../../core/score/feature-row.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Experiments of one workspace, within one transaction. */
export function makeExperimentStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): ExperimentStore {
  const select = () => tx.selectFrom('experiments').selectAll()
  return {
    ...placingPart(tx, workspaceId),
    ...peoplePart(tx, workspaceId),
    async all() {
      return (await select().orderBy('created_at', 'desc').execute()).map(experimentOf)
    },
    async basis(metric, { since, now }) {
      const { rows } = await sql<{ leads: number; mean: number | null; deviation: number | null; all: number }>`
        select count(x)::int as leads, avg(x)::float8 as mean, stddev_samp(x)::float8 as deviation, count(*)::int as all
        from (select ${metricAt(now)[metric]} as x from leads where workspace_id = ${workspaceId} and received_at >= ${since}::timestamptz and not is_test) seen
      `.execute(tx)
      return rows[0]!
    },
    async find(id) {
      const row = await select().where('id', '=', id).executeTakeFirst()
      return row ? experimentOf(row) : null
    },
    async running() {
      const row = await select().where('status', '=', 'running').executeTakeFirst()
      return row ? experimentOf(row) : null
    },
    async add({ treatment, guardrails, shareB, plan, createdBy, createdAt, startedAt, stoppedAt, ...experiment }) {
      await tx
        .insertInto('experiments')
        .values({
          ...experiment,
          workspace_id: workspaceId,
          treatment: JSON.stringify(treatment),
          guardrails: [...guardrails],
          share_b: shareB,
          plan: plan === null ? null : JSON.stringify(plan),
          created_by: createdBy,
          created_at: createdAt,
          started_at: startedAt,
          stopped_at: stoppedAt,
        })
        .execute()
    },
    async change(id, { status, startedAt, stoppedAt }) {
      const set = { status, started_at: startedAt, stopped_at: stoppedAt }
      const named = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined))
      await tx.updateTable('experiments').set(named).where('id', '=', id).execute()
    },
  }
}

function experimentOf(row: Selectable<Tables['experiments']>): Experiment {
  return {
    id: row.id,
    question: row.question,
    status: row.status as Experiment['status'],
    treatment: row.treatment as Treatment,
    metric: row.metric as ExperimentMetric,
    guardrails: row.guardrails as GuardedMetric[],
    shareB: row.share_b,
    plan: row.plan as Experiment['plan'],
    createdAt: isoOf(row.created_at),
    startedAt: isoOrNull(row.started_at),
    stoppedAt: isoOrNull(row.stopped_at),
  }
}

type TriedRow = {
  lead_id: LeadId
  arm: Arm
  at: Date
  source: string | null
  rep_id: UserId | null
  verdict: Verdict | null
  received_at: Date
  outcome: TriedLead['outcome']
  outcome_amount: string | null
  closed_at: Date | null
  first_contact_at: Date | null
  calls: number
  features: FeatureRow
}

/** Calls by telephone to a lead in its first days, reached or not. */
const callsTo = (lead: string) => sql<number>`(select count(*)::int from lead_events c
    where c.workspace_id = ${sql.ref(`${lead}.workspace_id`)} and c.lead_id = ${sql.ref(`${lead}.id`)} and c.kind = 'call.logged'
      and c.payload->>'channel' = 'phone' and c.at < ${sql.ref(`${lead}.received_at`)} + interval '1 day' * ${callDays})`

/** What became of a lead, from `leads l` and its first scoring. */
const outcomeColumns = sql`
  l.id as lead_id, l.verdict, l.received_at, l.outcome, l.outcome_amount, l.closed_at, l.first_contact_at,
  (select user_id from assignments where lead_id = l.id and user_id is not null order by id limit 1) as rep_id,
  ${callsTo('l')} as calls,
  coalesce(scored.payload -> 'features', '{}'::jsonb) as features`

const firstScored = (workspaceId: WorkspaceId) => sql`
  left join lateral (select payload from lead_events where workspace_id = ${workspaceId} and lead_id = l.id and kind = 'lead.scored'
    order by id limit 1) scored on true`

/** The metric of one row of `leads`; null while it is not known. Calls are those to the lead. */
const metricAt = (now: string): Readonly<Record<ExperimentMetric, RawBuilder<unknown>>> => ({
  conversion: sql`case when outcome is not null then (outcome = 'won')::int end`,
  revenue: sql`case when outcome = 'won' then coalesce(outcome_amount, 0) when outcome is not null then 0 end`,
  minutes_to_contact: sql`extract(epoch from first_contact_at - received_at) / 60`,
  calls_a_day: sql`case when received_at < ${now}::timestamptz - interval '1 day' * ${callDays} then ${callsTo('leads')} end`,
})

type PlacingPart = 'armOf' | 'counts' | 'place' | 'leads' | 'pilotLeads'

function placingPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<ExperimentStore, PlacingPart> {
  return {
    async armOf(experimentId, leadId) {
      const row = await tx
        .selectFrom('experiment_leads')
        .select('arm')
        .where('experiment_id', '=', experimentId)
        .where('lead_id', '=', leadId)
        .executeTakeFirst()
      return (row?.arm as Arm | undefined) ?? null
    },
    async counts(experimentId, source) {
      const { rows } = await sql<{ a: number; b: number }>`
        select (count(*) filter (where arm = 'A'))::int as a, (count(*) filter (where arm = 'B'))::int as b from experiment_leads
        where experiment_id = ${experimentId} and source is not distinct from ${source}`.execute(tx)
      return { A: rows[0]!.a, B: rows[0]!.b }
    },
    async place(experimentId, { leadId, ...lead }) {
      await tx
        .insertInto('experiment_leads')
        .values({ ...lead, experiment_id: experimentId, lead_id: leadId, workspace_id: workspaceId })
        .onConflict((conflict) => conflict.columns(['experiment_id', 'lead_id']).doNothing())
        .execute()
    },
    async leads(experimentId) {
      const { rows } = await sql<TriedRow>`
        select e.arm, e.at, e.source, ${outcomeColumns} from experiment_leads e join leads l on l.id = e.lead_id ${firstScored(workspaceId)}
        where e.experiment_id = ${experimentId} order by e.at, e.lead_id`.execute(tx)
      return rows.map(triedLead)
    },
    async pilotLeads(since) {
      const { rows } = await sql<TriedRow>`
        select case when l.in_pilot then 'B' else 'A' end as arm, l.received_at as at, l.source, ${outcomeColumns}
        from leads l ${firstScored(workspaceId)}
        where l.workspace_id = ${workspaceId} and l.received_at >= ${since}::timestamptz and l.in_pilot is not null and not l.is_test
        order by l.received_at, l.id`.execute(tx)
      return rows.map(triedLead)
    },
  }
}

type PeoplePart = 'callsByDay' | 'voices'

function peoplePart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<ExperimentStore, PeoplePart> {
  return {
    async callsByDay(since, timeZone) {
      const { rows } = await sql<DayDeed>`
        select substr(e.actor, 6) as "userId", to_char(e.at at time zone ${timeZone}, 'YYYY-MM-DD') as date, count(*)::int as amount
        from lead_events e join leads l on l.id = e.lead_id
        where e.workspace_id = ${workspaceId} and e.kind = 'call.logged' and e.payload->>'channel' = 'phone' and not l.is_test
          and e.actor like 'user:%' and e.at >= ${since}::timestamptz group by 1, 2`.execute(tx)
      return rows
    },
    async voices(since) {
      const { rows } = await sql<Omit<PollVoice, 'at'> & { at: Date }>`
        select user_id as "userId", at, answer from poll_answers
        where workspace_id = ${workspaceId} and answer is not null and at >= ${since}::timestamptz order by at, user_id`.execute(
        tx,
      )
      return rows.map((row) => ({ ...row, at: isoOf(row.at) }))
    },
  }
}

function triedLead(row: TriedRow): TriedLead {
  return {
    leadId: row.lead_id,
    arm: row.arm,
    at: isoOf(row.at),
    source: row.source,
    repId: row.rep_id,
    verdict: row.verdict,
    receivedAt: isoOf(row.received_at),
    outcome: row.outcome,
    amount: row.outcome_amount === null ? null : Number(row.outcome_amount),
    closedAt: isoOrNull(row.closed_at),
    firstContactAt: isoOrNull(row.first_contact_at),
    calls: row.calls,
    features: row.features,
  }
}
