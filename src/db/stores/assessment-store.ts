import type { Kysely, Selectable } from 'kysely'
import type { LeadStore } from '../../app/ports/lead-store.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Contribution, Score } from '../../core/score/score.ts'
import type { Finding, FindingOutcome } from '../../core/verify/finding.ts'
import type { Tables } from '../tables.ts'

type AssessmentPart = Pick<LeadStore, 'saveAssessment' | 'assessment' | 'assign'>

/** What the line found out about a lead, beside its row: findings, scores, assignments. */
export function assessmentStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, newId: () => string): AssessmentPart {
  const assign: AssessmentPart['assign'] = async (id, assignment, at, checkAt = at) => {
    await tx
      .updateTable('assignments')
      .set({ ended_at: at })
      .where('lead_id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
    await tx
      .insertInto('assignments')
      .values({
        id: newId(),
        workspace_id: workspaceId,
        lead_id: id,
        user_id: assignment.userId,
        queue: assignment.queue,
        reason: assignment.reason,
        detail: assignment.detail,
        at,
        respond_by: assignment.respondBy,
        check_at: assignment.respondBy === null ? null : checkAt,
      })
      .execute()
  }
  return {
    assign,
    async saveAssessment(id, { findings, score, assignment, checkAt, first }, at) {
      if (!first) await tx.deleteFrom('findings').where('lead_id', '=', id).execute()
      if (findings.length > 0)
        await tx
          .insertInto('findings')
          .values(findings.map((finding) => findingRow(finding, { id, workspaceId, at })))
          .execute()
      if (score)
        await tx
          .insertInto('scores')
          .values({ ...scoreRow(score), id: newId(), workspace_id: workspaceId, lead_id: id, at })
          .execute()
      else await tx.deleteFrom('scores').where('lead_id', '=', id).execute()
      if (assignment) await assign(id, assignment, at, checkAt)
    },
    async assessment(id) {
      const findings = await tx.selectFrom('findings').selectAll().where('lead_id', '=', id).orderBy('check').execute()
      const score = await tx
        .selectFrom('scores')
        .selectAll()
        .where('lead_id', '=', id)
        .orderBy('id', 'desc')
        .executeTakeFirst()
      return { findings: findings.map(finding), score: score ? scoreOf(score) : null }
    },
  }
}

function findingRow(finding: Finding, at: { id: LeadId; workspaceId: WorkspaceId; at: string }) {
  return {
    lead_id: at.id,
    workspace_id: at.workspaceId,
    check: finding.check,
    outcome: finding.outcome,
    reason: finding.reason,
    evidence: JSON.stringify(finding.evidence),
    at: at.at,
  }
}

function finding(row: Selectable<Tables['findings']>): Finding {
  return {
    check: row.check,
    outcome: row.outcome as FindingOutcome,
    reason: row.reason,
    evidence: row.evidence as Finding['evidence'],
  }
}

function scoreRow(score: Score) {
  return {
    model_id: score.modelId,
    probability: score.probability,
    low: score.low,
    high: score.high,
    rank: score.rank,
    own_data_share: score.ownDataShare,
    novelty: score.novelty,
    contributions: JSON.stringify(score.contributions),
  }
}

function scoreOf(row: Selectable<Tables['scores']>): Score {
  return {
    modelId: row.model_id,
    probability: row.probability,
    score: Math.round(100 * row.probability),
    low: row.low,
    high: row.high,
    rank: row.rank,
    ownDataShare: row.own_data_share,
    novelty: row.novelty,
    contributions: row.contributions as readonly Contribution[],
  }
}
