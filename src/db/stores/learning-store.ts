import { type Kysely, type Selectable, sql } from 'kysely'
import type { LearningStore, ModelHead, Training } from '../../app/ports/learning-store.ts'
import type { PastLead } from '../../core/learn/past-lead.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import type { Metrics } from '../../core/score/fitted-model.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'
import { firstScoring, pastLeadColumns, pastLeadOf, type PastLeadRow } from './past-lead-row.ts'

/** Past leads, trainings and the reports of models of one workspace, within one transaction. */
export function makeLearningStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): LearningStore {
  return { pastLeads: (page) => pastLeads(tx, workspaceId, page), ...trainingPart(tx, workspaceId), ...modelPart(tx) }
}

/** One index walk by lead, and for each the first of its scorings. */
async function pastLeads(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
  { after, limit }: Parameters<LearningStore['pastLeads']>[0],
): Promise<readonly PastLead[]> {
  const { rows } = await sql<PastLeadRow>`
    select ${pastLeadColumns} from leads l ${firstScoring(workspaceId)}
    where l.workspace_id = ${workspaceId} and not l.is_test ${after ? sql`and l.id > ${after}` : sql``}
    order by l.id limit ${limit}`.execute(tx)
  return rows.map(pastLeadOf)
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

function modelPart(tx: Kysely<Tables>): Pick<LearningStore, 'modelHeads' | 'noteLearned' | 'report'> {
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
  }
}
