import type { ContactId, LeadId } from '../../core/lead/ids.ts'
import type { ContactValue } from '../../core/lead/merge.ts'
import type { LeadEvent, LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import type { ContactJoined } from './identify-contact.ts'

const mostLikely = 5

/** The contact behind a lead, as its page shows it. */
export type ContactShown = {
  readonly id: ContactId
  readonly values: Readonly<Record<string, ContactValue>>
  /** How the lead came under it: known before with this probability, or new. */
  readonly joined: { readonly how: 'known' | 'new'; readonly probability: number | null } | null
  /** Others that may be the same person. */
  readonly likely: readonly {
    readonly contactId: ContactId
    readonly name: string | null
    readonly probability: number
    readonly leadId: LeadId | null
  }[]
  /** Merges that stand and can be taken back. */
  readonly merges: readonly { readonly id: string; readonly at: string; readonly name: string | null }[]
}

/** The contact of a lead; null before the line has found one. */
export async function showContact(
  tx: Tx,
  record: LeadRecord,
  events: readonly LeadEvent[],
): Promise<ContactShown | null> {
  const contact = record.contactId ? await tx.contacts.load(record.contactId) : null
  if (!contact) return null
  const event = events.findLast(({ kind }) => kind === 'contact.joined')
  const joined = event ? (event.payload as unknown as ContactJoined) : null
  return {
    id: contact.id,
    values: contact.card.values,
    joined: joined && {
      how: joined.how,
      probability:
        joined.resolution.chances.find(({ contactId }) => contactId === joined.contactId)?.probability ?? null,
    },
    likely: await likelyOthers(tx, contact.id, joined),
    merges: (await tx.contacts.mergesInto(contact.id)).map(({ id, at, undo }) => ({
      id,
      at,
      name: nameIn(undo.gone.values),
    })),
  }
}

/** Those of the likely ones that are not part of this contact by now. */
async function likelyOthers(tx: Tx, own: ContactId, joined: ContactJoined | null): Promise<ContactShown['likely']> {
  const found = new Map<ContactId, ContactShown['likely'][number]>()
  for (const { contactId, probability } of joined?.likely.slice(0, mostLikely) ?? []) {
    const first = await tx.contacts.load(contactId)
    const other = first?.mergedInto ? await tx.contacts.load(first.mergedInto) : first
    if (!other || other.id === own || found.has(other.id)) continue
    const [lead] = await tx.contacts.leadsOf(other.id)
    found.set(other.id, { contactId: other.id, name: nameIn(other.card.values), probability, leadId: lead?.id ?? null })
  }
  return [...found.values()]
}

const nameIn = (values: Readonly<Record<string, ContactValue>>): string | null =>
  values['name'] ? String(values['name'].value) : null
