import type { IdentityData } from './identity/dedupe.ts'
import { type IdentityFields, identityRecord } from './identity/record.ts'
import type { ContactId, LeadId } from './ids.ts'
import { type Population, samePerson } from './identity/same-person.ts'

/** A known contact that shares a key with the lead, as some of its leads show it. */
export type ContactCandidate = {
  readonly contactId: ContactId
  readonly faces: readonly { readonly leadId: LeadId; readonly fields: IdentityFields }[]
}

export type ContactChance = { readonly contactId: ContactId; readonly probability: number }

export type ContactResolution = {
  /** The contact that the lead is of; null where it is of somebody new. */
  readonly chosen: ContactId | null
  /** Every candidate, the likeliest first. */
  readonly chances: readonly ContactChance[]
}

/** With the mailbox or the number in common, and nothing that speaks for two persons. */
const joinFrom = 0.7
/** Without: a login at another provider, or a name with a company. */
const joinUnsharedFrom = 0.95
/** Worth showing to a person who may join them. */
export const likelyFrom = 0.3

/**
 * Which known contact a lead is of. Each candidate is as likely as the likeliest of its faces; the likeliest is chosen if it is
 * likely enough. What is left open is for people.
 */
export function resolveContact(
  lead: IdentityFields,
  candidates: readonly ContactCandidate[],
  known: { readonly data: IdentityData; readonly population: Population },
): ContactResolution {
  const own = identityRecord(lead, known.data.nicknames)
  const chances = candidates
    .map(({ contactId, faces }) => {
      const probability = faces.reduce((most, { fields }) => Math.max(most, samePerson(lead, fields, known)), 0)
      return { contactId, probability: Math.round(probability * 1e6) / 1e6 }
    })
    .toSorted((a, b) => b.probability - a.probability || (a.contactId < b.contactId ? -1 : 1))
  const [best] = chances
  if (!best) return { chosen: null, chances }
  const faces = candidates.find(({ contactId }) => contactId === best.contactId)!.faces
  const shares = faces.some(({ fields }) => {
    const other = identityRecord(fields, known.data.nicknames)
    return (
      (own.email !== null && own.email.email === other.email?.email) ||
      (own.phone !== null && own.phone === other.phone)
    )
  })
  return { chosen: best.probability >= (shares ? joinFrom : joinUnsharedFrom) ? best.contactId : null, chances }
}
