import { type RawBuilder, sql } from 'kysely'
import type { PastLead } from '../../core/learn/past-lead.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { FeatureRow } from '../../core/score/feature-row.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'

/** A lead with the first of its scorings, as `pastLeadColumns` and `firstScoring` select it from `leads l`. */
export type PastLeadRow = {
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

/** Whether the lead came from a contact whose earlier lead was open. */
export const isRepeat: RawBuilder<boolean> = sql`
  coalesce(verified.payload @? '$.findings[*] ? (@.check == "duplicate.open" && @.reason == "open_lead")', false)`

export const pastLeadColumns: RawBuilder<unknown> = sql`
  l.id, l.received_at, l.source, l.verdict, l.outcome, l.outcome_amount, l.outcome_reason, l.closed_at,
  coalesce(btrim(l.fields ->> 'message'), '') <> '' as has_message,
  scored.payload -> 'features' as features, (scored.payload #>> '{score,probability}')::double precision as probability,
  scored.payload ->> 'model' as model,
  ${isRepeat} as is_repeat`

/** The first events of a lead: what was known then is never today's record. */
export const firstScoring = (workspaceId: WorkspaceId): RawBuilder<unknown> => sql`
  join lateral (select payload from lead_events where workspace_id = ${workspaceId} and lead_id = l.id and kind = 'lead.scored'
    order by id limit 1) scored on true
  left join lateral (select payload from lead_events where lead_id = l.id and kind = 'lead.verified' order by id limit 1) verified on true`

export function pastLeadOf(row: PastLeadRow): PastLead {
  return {
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
  }
}
