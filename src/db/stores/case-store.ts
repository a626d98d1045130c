import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CaseStore, StoredCase } from '../../app/ports/case-store.ts'
import type { DecideInput } from '../../core/decide/decide.ts'
import type { Decision } from '../../core/decide/decision.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Lead } from '../../core/lead/lead.ts'
import { type Touched, touchedLead } from '../../core/lead/touched.ts'
import type { Reading } from '../../core/read/reading.ts'
import type { FeatureRow } from '../../core/score/feature-row.ts'
import type { Score } from '../../core/score/score.ts'
import { enrichLead } from '../../core/verify/checks/provider-checks.ts'
import type { Finding } from '../../core/verify/finding.ts'
import type { Answers } from '../../core/verify/lookup.ts'
import { isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

type Given = Pick<DecideInput, 'listHits' | 'override' | 'draw' | 'drawnWith' | 'objected' | 'appealed'>

type CaseRow = {
  fields: Lead
  is_import: boolean
  touched: Touched | null
  company: Answers | null
  outcome: StoredCase['outcome']
  outcome_reason: string | null
  outcome_amount: string | null
  closed_at: Date | null
  findings: readonly Finding[]
  reading: Reading | null
  score: Score | null
  features: FeatureRow
  decided: Given & { readonly policy: number; readonly decision: Decision }
}

/** Past decisions of one workspace, within one transaction. */
export function makeCaseStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): CaseStore {
  /** One walk by lead; of each the last run of the line: of what was looked up only the company's data, which fill the lead in, leave the database. */
  async function casesWhere(which: RawBuilder<unknown>, limit: number): Promise<readonly StoredCase[]> {
    const { rows } = await sql<CaseRow>`
      select l.fields, l.import_id is not null as is_import, l.outcome, l.outcome_reason, l.outcome_amount, l.closed_at,
        verified.payload -> 'findings' as findings, verified.payload -> 'touched' as touched,
        (select jsonb_object_agg(key, value) from jsonb_each(verified.payload -> 'answers') where key like 'company:%') as company,
        run.reading, run.score, run.features, run.decided
      from leads l
      join lateral (select id, payload from lead_events where lead_id = l.id and kind = 'lead.verified'
        order by id desc limit 1) verified on true
      join lateral (
        select (array_agg(payload -> 'reading' order by id) filter (where kind = 'lead.read'))[1] as reading,
          (array_agg(payload -> 'score' order by id) filter (where kind = 'lead.scored'))[1] as score,
          (array_agg(payload -> 'features' order by id) filter (where kind = 'lead.scored'))[1] as features,
          (array_agg(payload order by id) filter (where kind = 'lead.decided'))[1] as decided
        from lead_events where lead_id = l.id and id > verified.id and kind in ('lead.read', 'lead.scored', 'lead.decided')
      ) run on run.decided is not null
      where l.workspace_id = ${workspaceId} and ${which} and l.status <> 'received' and not l.is_test
      order by l.id desc limit ${limit}`.execute(tx)
    return rows.map(caseOf)
  }
  return {
    page: ({ before, limit }) => casesWhere(before ? sql`l.id < ${before}` : sql`true`, limit),
    of: (leads) => casesWhere(sql`l.id = any(${[...leads]}::uuid[])`, leads.length),
    /** Every change of the row makes a new version of it (xmin), and events are only ever added. */
    async marks(limit) {
      const { rows } = await sql<{ leadId: LeadId; mark: string }>`
        select l.id as "leadId", l.xmin::text || ' ' || (select id from lead_events where lead_id = l.id order by id desc limit 1)::text as mark
        from leads l where l.workspace_id = ${workspaceId} and l.status <> 'received' and not l.is_test
        order by l.id desc limit ${limit}`.execute(tx)
      return rows
    },
  }
}

function caseOf({ decided, ...row }: CaseRow): StoredCase {
  return {
    // As it was decided: with what the person wrote since, and what services knew of the company.
    lead: enrichLead(touchedLead(row.fields, row.touched), row.company ?? {}),
    isImport: row.is_import,
    findings: row.findings,
    reading: row.reading,
    score: row.score,
    features: row.features,
    listHits: decided.listHits,
    override: decided.override,
    draw: decided.draw ?? null,
    drawnWith: decided.drawnWith ?? null,
    objected: decided.objected ?? false,
    appealed: decided.appealed ?? false,
    decided: { ...decided.decision, policyVersion: decided.policy },
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    outcomeAmount: row.outcome_amount === null ? null : Number(row.outcome_amount),
    closedAt: isoOrNull(row.closed_at),
  }
}
