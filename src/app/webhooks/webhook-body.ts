import type { LeadEvent, LeadRecord } from '../ports/lead-store.ts'

/** The lead as endpoints see it: as it is when the event is first sent. */
function leadOf(record: LeadRecord, publicUrl: string): Record<string, unknown> {
  const { lead } = record
  return {
    id: lead.id,
    received_at: lead.receivedAt,
    is_test: lead.isTest,
    channel: lead.channel,
    source: lead.source,
    name: lead.name,
    email: lead.email,
    phone: lead.phone,
    company: lead.company,
    city: lead.city,
    country: lead.country,
    language: lead.language,
    product: lead.product,
    message: lead.message,
    status: record.status,
    verdict: record.verdict,
    tier: record.tier,
    score: record.score,
    assignee_id: record.assigneeId,
    queue: record.queue,
    respond_by: record.respondBy,
    outcome: record.outcome,
    outcome_amount: record.outcomeAmount,
    url: `${publicUrl}/leads/all/${lead.id}`,
  }
}

/** What of an event goes out besides the lead; inputs of the line stay inside. */
function detailOf({ kind, payload }: Pick<LeadEvent, 'kind' | 'payload'>): Record<string, unknown> {
  switch (kind) {
    case 'lead.routed': {
      const { userId, queue, reason, respondBy } = payload['assignment'] as Record<string, unknown>
      return { user_id: userId, queue, reason, respond_by: respondBy }
    }
    case 'lead.decided': {
      const decision = payload['decision'] as { readonly reasons: unknown; readonly policyVersion: unknown }
      return { policy_version: decision.policyVersion, reasons: decision.reasons }
    }
    case 'lead.verified':
      return {
        findings: (payload['findings'] as readonly Record<string, unknown>[]).map(({ check, outcome, reason }) => ({
          check,
          outcome,
          reason,
        })),
      }
    case 'lead.received':
      return {}
    default:
      return { ...payload }
  }
}

type Parts = {
  readonly type: string
  readonly event: Pick<LeadEvent, 'kind' | 'at' | 'payload'>
  readonly record: LeadRecord | null
  readonly publicUrl: string
}

/** The body of a webhook: `{ type, timestamp, data }`. */
export function webhookBody({ type, event, record, publicUrl }: Parts): string {
  const data = { lead: record && leadOf(record, publicUrl), detail: detailOf(event) }
  return JSON.stringify({ type, timestamp: event.at, data })
}
