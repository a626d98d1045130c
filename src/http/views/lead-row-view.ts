import type { LeadListRow } from '../../app/ports/lead-list.ts'
import type { LeadRecord } from '../../app/ports/lead-store.ts'
import type { WaitingWorth } from '../../core/route/worth.ts'
import type { LeadRow } from '../contract/leads.ts'

type Row = LeadListRow & { readonly worth?: WaitingWorth | null }

/** A lead as lists show it. */
export function leadRowView({ id, record, assigneeName, warmedBy = null, worth = null }: Row): LeadRow {
  const { lead } = record
  return {
    id,
    received_at: lead.receivedAt,
    name: lead.name,
    company: lead.company,
    source: lead.source ?? lead.campaign.utmSource,
    channel: lead.channel,
    city: lead.city,
    snippet: record.snippet ?? lead.message?.slice(0, 120) ?? null,
    status: record.status,
    score: record.score,
    tier: record.tier,
    verdict: record.verdict,
    assignee: assigneeOf(record, assigneeName),
    queue: record.queue,
    respond_by: record.respondBy,
    first_contact_at: record.firstContactAt,
    snoozed_until: record.snoozedUntil,
    outcome: record.outcome,
    is_test: lead.isTest,
    sampled_with: record.sampledWith,
    // Whoever works as before during a pilot sees nothing that rests on the score.
    warmed_by: record.score === null ? null : warmedBy,
    cost_per_minute: worth?.kind === 'learned' ? worth.perMinute : null,
  }
}

function assigneeOf({ assigneeId }: LeadRecord, name: string | null): LeadRow['assignee'] {
  return assigneeId ? { id: assigneeId, name: name ?? '?' } : null
}
