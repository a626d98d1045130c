import type { Selectable } from 'kysely'
import type { LeadChanges, LeadRecord, LeadStatus } from '../../app/ports/lead-store.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { ContactId, ImportId, UserId } from '../../core/lead/ids.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { QueueName } from '../../core/route/assignment.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import type { Tables } from '../tables.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'

export const iso = (time: Date): string => time.toISOString()
export const isoOrNull = (time: Date | null): string | null => time?.toISOString() ?? null

/** A row of `leads` as the application knows it. */
export function leadRecord(row: Selectable<Tables['leads']>): LeadRecord {
  return {
    lead: row.fields as Lead,
    contactId: row.contact_id as ContactId | null,
    importId: row.import_id as ImportId | null,
    emailKey: row.email_key,
    phoneKey: row.phone_key,
    status: row.status as LeadStatus,
    verdict: row.verdict as Verdict | null,
    tier: row.tier as Tier | null,
    score: row.score,
    snippet: row.snippet,
    assigneeId: row.assignee_id as UserId | null,
    queue: row.queue as QueueName | null,
    respondBy: isoOrNull(row.respond_by),
    firstContactAt: isoOrNull(row.first_contact_at),
    snoozedUntil: isoOrNull(row.snoozed_until),
    overrideTier: row.override_tier as Tier | null,
    outcome: row.outcome as OutcomeKind | null,
    outcomeAmount: row.outcome_amount === null ? null : Number(row.outcome_amount),
    outcomeReason: row.outcome_reason,
    closedAt: isoOrNull(row.closed_at),
    sampledWith: row.sampled_with,
    inPilot: row.in_pilot,
  }
}

const columnOf = {
  status: 'status',
  verdict: 'verdict',
  tier: 'tier',
  score: 'score',
  snippet: 'snippet',
  assigneeId: 'assignee_id',
  queue: 'queue',
  respondBy: 'respond_by',
  firstContactAt: 'first_contact_at',
  snoozedUntil: 'snoozed_until',
  overrideTier: 'override_tier',
  outcome: 'outcome',
  outcomeAmount: 'outcome_amount',
  outcomeReason: 'outcome_reason',
  closedAt: 'closed_at',
  sampledWith: 'sampled_with',
  inPilot: 'in_pilot',
} as const satisfies Record<keyof LeadChanges, keyof Tables['leads']>

/** The columns that a set of changes writes. */
export function leadColumns(changes: LeadChanges): Record<string, unknown> {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined)
  return Object.fromEntries(named.map(([name, value]) => [columnOf[name as keyof LeadChanges], value]))
}
