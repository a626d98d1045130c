import type { LeadEvent } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import type { Here, Told } from './announce.ts'

/** After these a sequence of letters may have something to do: begin, branch, end. */
const stirring = new Set([
  'outcome.recorded',
  'message.received',
  'contact.wrote_again',
  'contact.visited',
  'consent.withdrawn',
  'consent.objected',
  'letter.failed',
  'nurture.stopped',
])

export const stirs = ({ kind, payload }: Omit<LeadEvent, 'id'>): boolean => {
  if (kind === 'lead.decided') return (payload['decision'] as { readonly next?: string }).next === 'route'
  return stirring.has(kind)
}

/** Has the lead's sequence looked at, once for all that was just written. */
export async function addNurture(here: Here, tx: Tx, { leadId, events }: Told): Promise<void> {
  if (events.some(stirs)) await tx.jobs.send('nurture.step', [{ workspaceId: here.workspaceId, leadId }])
}
