import { tiers } from '../../core/decide/tier.ts'
import type { NurtureEvent } from '../../core/nurture/sequence.ts'
import type { LeadEvent, LeadRecord } from '../ports/lead-store.ts'
import type { Enrolment } from '../ports/nurture-store.ts'
import type { Tx } from '../ports/store.ts'

/**
 * What the contact and we did since the lead is in its sequence, drawn from what is recorded anyway. The lead's own events are those its log
 * holds after the entry: the clocks of two processes, or of two requests of one, need not agree on what came first.
 */
export async function whatHappened(
  tx: Tx,
  {
    record,
    enrolment,
    events,
  }: { readonly record: LeadRecord; readonly enrolment: Enrolment; readonly events: readonly LeadEvent[] },
): Promise<readonly NurtureEvent[]> {
  const since = enrolment.startedAt
  const entry = events.findLastIndex(
    ({ kind, payload }) => kind === 'nurture.entered' && payload['sequence'] === enrolment.sequence,
  )
  const own = entry < 0 ? [] : events.slice(entry + 1).flatMap((event) => eventOf(event, enrolment))
  const touches = await tx.nurture.touches(record.lead.id, since)
  const { contactId, emailKey, phoneKey } = record
  const others = await tx.leads.related({ contactId, emailKey, phoneKey, except: record.lead.id, most: 5 })
  const inquired = others.flatMap(({ lead }): NurtureEvent[] => {
    const at = new Date(lead.receivedAt).toISOString()
    return at > since && lead.channel !== 'import' ? [{ kind: 'inquired', at }] : []
  })
  const sinceEntry = own.map((event) => (event.at < since ? { ...event, at: since } : event))
  return [...sinceEntry, ...touches, ...inquired].toSorted((a, b) => (a.at < b.at ? -1 : 1))
}

function eventOf({ kind, at, payload }: LeadEvent, { startedTier }: Enrolment): readonly NurtureEvent[] {
  switch (kind) {
    case 'message.received':
      return [{ kind: 'replied', at }]
    case 'contact.wrote_again':
      return [{ kind: 'inquired', at }]
    case 'consent.withdrawn':
    case 'consent.objected': {
      const purposes = (payload['purposes'] as readonly string[] | undefined) ?? []
      return purposes.length === 0 || purposes.includes('marketing') ? [{ kind: 'unsubscribed', at }] : []
    }
    case 'letter.failed':
      return payload['code'] === 'address_refused' ? [{ kind: 'bounced', at }] : []
    case 'outcome.recorded':
      return payload['kind'] === 'won' ? [{ kind: 'won', at }] : [{ kind: 'lost', at }]
    case 'nurture.stopped':
      return [{ kind: 'stopped_by_person', at }]
    case 'lead.decided': {
      const { tier } = payload['decision'] as { readonly tier: (typeof tiers)[number] }
      const isWarmer = startedTier !== null && tiers.indexOf(tier) > tiers.indexOf(startedTier)
      return isWarmer ? [{ kind: 'warmed_up', at }] : []
    }
    default:
      return []
  }
}
