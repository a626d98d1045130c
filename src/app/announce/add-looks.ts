import type { LeadEvent } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import type { Here, Told } from './announce.ts'

/** After these a lead is read and scored again. */
export const isTouch = ({ kind }: Omit<LeadEvent, 'id'>): boolean =>
  kind === 'message.received' || kind === 'contact.wrote_again' || kind === 'contact.visited'

/** Has the lead looked at again, once for all that was just written. */
export async function addLooks(here: Here, tx: Tx, { leadId, events }: Told): Promise<void> {
  if (events.some(isTouch)) await tx.jobs.send('lead.look', [{ workspaceId: here.workspaceId, leadId }])
}
