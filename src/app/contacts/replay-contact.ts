import { identityOfLead } from '../../core/lead/contact-card.ts'
import { resolveContact } from '../../core/lead/resolve-contact.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { Context } from '../context.ts'
import type { LeadEvent } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { type ContactJoined, inCountry } from './identify-contact.ts'

/** Resolves the contact again from what was compared then; null where nothing was, and `gone` where leads were taken away since. */
export async function replayContact(
  ctx: Context,
  tx: Tx,
  { lead, events }: { readonly lead: Lead; readonly events: readonly LeadEvent[] },
): Promise<{ readonly stored: unknown; readonly replayed: unknown; readonly isGone: boolean } | null> {
  const event = events.findLast(({ kind }) => kind === 'contact.joined')
  if (!event) return null
  const { candidates, population, country, resolution } = event.payload as unknown as ContactJoined
  const faces = await tx.contacts.faces(candidates.flatMap(({ leadIds }) => leadIds))
  const again = candidates.map(({ contactId, leadIds }) => ({
    contactId,
    faces: leadIds.flatMap((leadId) => {
      const fields = faces.get(leadId)
      return fields ? [{ leadId, fields: inCountry(fields, country) }] : []
    }),
  }))
  const isGone = candidates.some(({ leadIds }) => leadIds.some((leadId) => !faces.has(leadId)))
  const known = { data: ctx.engines.identity, population }
  return { stored: resolution, replayed: resolveContact(identityOfLead(lead, country), again, known), isGone }
}
