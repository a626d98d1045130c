import { type Kysely, type Selectable, sql } from 'kysely'
import type { LearningStore, ModelHead, Training } from '../../app/ports/learning-store.ts'
import { msPerDay, type PastLead } from '../../core/learn/past-lead.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Metrics } from '../../core/score/fitted-model.ts'
import type { FeatureRow } from '../../core/score/feature-row.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Past leads, trainings and the reports of models of one workspace, within one transaction. */
export function makeLearningStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): LearningStore {
  return { pastLeads: (page) => pastLeads(tx, workspaceId, page), ...trainingPart(tx, workspaceId), ...modelPart(tx) }
}

type PastRow = {
  id: LeadId
  received_at: Date
  source: string | null
  verdict: Verdict | null
  outcome: PastLead['outcome']
  outcome_amount: string | null
  outcome_reason: string | null
  closed_at: Date | null
  has_message: boolean
  features: FeatureRow
  probability: number
  model: string
  is_repeat: boolean
}

/** One index walk by lead, and for each the first of its scorings: what was known then is never today's record. */
async function pastLeads(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
  { after, limit }: Parameters<LearningStore['pastLeads']>[0],
): Promise<readonly PastLead[]> {
  const { rows } = await sql<PastRow>`
    select l.id, l.received_at, l.source, l.verdict, l.outcome, l.outcome_amount, l.outcome_reason, l.closed_at,
      coalesce(btrim(l.fields ->> 'message'), '') <> '' as has_message,
      scored.payload -> 'features' as features, (scored.payload #>> '{score,probability}')::double precision as probability,
      scored.payload ->> 'model' as model,
      coalesce(verified.payload @? '$.findings[*] ? (@.check == "duplicate.open" && @.reason == "open_lead")', false) as is_repeat
    from leads l
    join lateral (select payload from lead_events where workspace_id = ${workspaceId} and lead_id = l.id and kind = 'lead.scored'
      order by id limit 1) scored on true
    left join lateral (select payload from lead_events where lead_id = l.id and kind = 'lead.verified' order by id limit 1) verified on true
    where l.workspace_id = ${workspaceId} and not l.is_test ${after ? sql`and l.id > ${after}` : sql``}
    order by l.id limit ${limit}`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    receivedAt: isoOf(row.received_at),
    source: row.source,
    verdict: row.verdict,
    features: row.features,
    probability: row.probability,
    modelId: row.model,
    outcome: row.outcome,
    closedAt: isoOrNull(row.closed_at),
    amount: row.outcome_amount === null ? null : Number(row.outcome_amount),
    reason: row.outcome_reason,
    hasMessage: row.has_message,
    isRepeat: row.is_repeat,
  }))
}

type TrainingPart = 'addTraining' | 'changeTraining' | 'training' | 'trainings'

function trainingPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<LearningStore, TrainingPart> {
  return {
    async addTraining({ modelId, createdBy, createdAt, endedAt, ...training }) {
      const row = { model_id: modelId, created_by: createdBy, created_at: createdAt, ended_at: endedAt }
      await tx
        .insertInto('trainings')
        .values({ ...training, ...row, workspace_id: workspaceId })
        .execute()
    },
    async changeTraining(id, { modelId, endedAt, ...changes }) {
      await tx
        .updateTable('trainings')
        .set({
          ...changes,
          ...(modelId === undefined ? {} : { model_id: modelId }),
          ...(endedAt === undefined ? {} : { ended_at: endedAt }),
        })
        .where('id', '=', id)
        .execute()
    },
    async training(id) {
      const row = await tx.selectFrom('trainings').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? trainingOf(row) : null
    },
    async trainings(most) {
      const rows = await tx.selectFrom('trainings').selectAll().orderBy('created_at', 'desc').limit(most).execute()
      return rows.map(trainingOf)
    },
  }
}

function trainingOf(row: Selectable<Tables['trainings']>): Training {
  return {
    id: row.id,
    reason: row.reason as Training['reason'],
    status: row.status as Training['status'],
    stage: row.stage as Training['stage'],
    deals: row.deals,
    modelId: row.model_id,
    message: row.message,
    createdBy: row.created_by,
    createdAt: isoOf(row.created_at),
    endedAt: isoOrNull(row.ended_at),
  }
}

type HeadRow = {
  id: string
  status: ModelHead['status']
  created_at: Date
  created_by: string
  learned_until: Date | null
  crowned_at: Date | null
  training: { rows: number; wins: number } | null
  skill: boolean | null
  metrics: Metrics | null
  has_report: boolean
}

function modelPart(tx: Kysely<Tables>): Pick<LearningStore, 'modelHeads' | 'noteLearned' | 'report' | 'claimDaily'> {
  return {
    async modelHeads() {
      const { rows } = await sql<HeadRow>`
        select id, status, created_at, created_by, learned_until, crowned_at, body -> 'training' as training,
          (body ->> 'skill')::boolean as skill, body -> 'metrics' as metrics, report is not null as has_report
        from models order by created_at desc, id`.execute(tx)
      return rows.map((row) => ({
        id: row.id,
        status: row.status,
        createdAt: isoOf(row.created_at),
        createdBy: row.created_by,
        learnedUntil: isoOrNull(row.learned_until),
        crownedAt: isoOrNull(row.crowned_at),
        rows: row.training?.rows ?? null,
        wins: row.training?.wins ?? null,
        skill: row.skill ?? true,
        metrics: row.metrics,
        hasReport: row.has_report,
      }))
    },
    async noteLearned(modelId, { until, report }) {
      await tx
        .updateTable('models')
        .set({ learned_until: until, report: JSON.stringify(report) })
        .where('id', '=', modelId)
        .execute()
    },
    async report(modelId) {
      const row = await tx.selectFrom('models').select('report').where('id', '=', modelId).executeTakeFirst()
      return row?.report ?? null
    },
    async claimDaily(now) {
      const dayAgo = new Date(Date.parse(now) - msPerDay)
      const done = await tx
        .updateTable('workspaces')
        .set({ learning_considered_at: now })
        .where((where) =>
          where.or([where('learning_considered_at', 'is', null), where('learning_considered_at', '<=', dayAgo)]),
        )
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
  }
}
