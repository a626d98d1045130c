import type { LeadId } from '../core/lead/ids.ts'
import { countVisits, type Touched } from '../core/lead/touched.ts'
import type { LeadEvent, LeadRecord } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'

/** Of a longer conversation the latest messages count. */
const mostMessages = 20

/** What a lead did since its inquiry: further messages, another inquiry of the same person, links of letters that it followed, visits to the site. */
export async function touchesSince(tx: Tx, { lead }: LeadRecord, events: readonly LeadEvent[]): Promise<Touched> {
  const messages: { readonly text: string; readonly at: string }[] = []
  for (const { kind, at, payload } of events) {
    const text =
      kind === 'message.received' ? payload['text'] : kind === 'contact.wrote_again' ? await wordsOf(tx, payload) : null
    if (typeof text === 'string' && text.trim() !== '') messages.push({ text, at })
  }
  const touches = await tx.nurture.touches(lead.id, lead.receivedAt)
  const visits = touches.filter(({ kind }) => kind === 'clicked' || kind === 'visited')
  const pricingViews = visits.filter(({ detail }) => detail['pricing'] === true).length
  return { messages: messages.slice(-mostMessages), visits: countVisits(visits.map(({ at }) => at)), pricingViews }
}

/** The message of the later inquiry; nothing where it was taken away. */
async function wordsOf(tx: Tx, { leadId }: LeadEvent['payload']): Promise<string | null> {
  if (typeof leadId !== 'string') return null
  return (await tx.leads.load(leadId as LeadId))?.lead.message ?? null
}

/** What the last decision knew of it. */
export function touchesDecided(events: readonly LeadEvent[]): Touched {
  const verified = events.findLast(({ kind }) => kind === 'lead.verified')
  return (verified?.payload['touched'] as Touched | undefined) ?? { messages: [], visits: 0 }
}
