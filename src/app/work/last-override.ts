import type { Override } from '../../core/decide/decide.ts'
import type { LeadEvent } from '../ports/lead-store.ts'

/** The person's word that the last decision respected, or null. */
export function lastOverride(events: readonly LeadEvent[]): Override | null {
  const decided = events.findLast((event) => event.kind === 'lead.decided')
  return (decided?.payload['override'] as Override | null | undefined) ?? null
}
