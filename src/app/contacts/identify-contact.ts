import { cardOfLead, identityOfLead } from '../../core/lead/contact-card.ts'
import { contactKeys, mailboxKey, numberKey } from '../../core/lead/contact-keys.ts'
import { type IdentityFields, identityRecord, type IdentityRecord } from '../../core/lead/identity/record.ts'
import type { ContactId, LeadId } from '../../core/lead/ids.ts'
import { defaultMergeRules, mergeContacts } from '../../core/lead/merge.ts'
import {
  type ContactCandidate,
  type ContactResolution,
  likelyFrom,
  resolveContact,
} from '../../core/lead/resolve-contact.ts'
import type { Population } from '../../core/lead/identity/same-person.ts'
import type { Context } from '../context.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'

/** What `contact.joined` keeps: enough to come to the same answer again. */
export type ContactJoined = {
  readonly contactId: ContactId
  readonly how: 'known' | 'new'
  readonly candidates: readonly { readonly contactId: ContactId; readonly leadIds: readonly LeadId[] }[]
  readonly population: Population
  readonly country: string
  readonly resolution: ContactResolution
  /** Others that may be the same person: for people to join. */
  readonly likely: ContactResolution['chances']
}

/** An open lead of the contact from these days gets the new inquiry on its timeline. */
const windowMs = 30 * 86_400_000

/**
 * Puts a lead under the contact it is of, known or new, and tells it. A repeat inquiry is a touch on the known contact and stands on
 * the timeline of its open leads.
 */
export async function identifyContact(ctx: Context, tx: Tx, record: LeadRecord, country: string): Promise<ContactId> {
  if (record.contactId) return record.contactId
  const { lead } = record
  const fields = identityOfLead(lead, country)
  const own = identityRecord(fields, ctx.engines.identity.nicknames)
  const keys = contactKeys(own).map((key) => (lead.isTest ? `~${key}` : key))
  await tx.contacts.lockKeys([record.emailKey, record.phoneKey].flatMap((key) => key ?? []))
  const candidates = await tx.contacts.candidates({ ...record, keys, isTest: lead.isTest, except: lead.id })
  const population = await populationOf(tx, own, candidates)
  const resolution = resolveContact(fields, withCountry(candidates, country), {
    data: ctx.engines.identity,
    population,
  })
  const contactId = resolution.chosen ?? (ctx.newId() as ContactId)
  await join(ctx, tx, { record, contactId, isNew: resolution.chosen === null, keys })
  const joined: ContactJoined = {
    contactId,
    how: resolution.chosen ? 'known' : 'new',
    candidates: candidates.map(({ contactId: id, faces }) => ({
      contactId: id,
      leadIds: faces.map(({ leadId }) => leadId),
    })),
    population,
    country,
    resolution,
    likely: resolution.chances.filter(
      ({ contactId: id, probability }) => id !== resolution.chosen && probability >= likelyFrom,
    ),
  }
  await tx.leads.append(lead.id, [{ kind: 'contact.joined', at: ctx.now(), actor: 'system:line', payload: joined }])
  if (resolution.chosen) await tellOpenLeads(ctx, tx, { record, contactId })
  return contactId
}

/** Known contacts were typed in the country of their own leads, else in that of the workspace. */
export const withCountry = (candidates: readonly ContactCandidate[], country: string): readonly ContactCandidate[] =>
  candidates.map(({ contactId, faces }) => ({
    contactId,
    faces: faces.map(({ leadId, fields }) => ({ leadId, fields: inCountry(fields, country) })),
  }))

export const inCountry = (fields: IdentityFields, country: string): IdentityFields => ({
  ...fields,
  country: fields.country ?? country,
})

async function populationOf(tx: Tx, own: IdentityRecord, candidates: readonly ContactCandidate[]): Promise<Population> {
  if (candidates.length === 0) return { contacts: 0, emailPersons: 0, phonePersons: 0 }
  const email = own.email === null ? null : mailboxKey(own.email.email)
  const phone = own.phone === null ? null : numberKey(own.phone)
  const { contacts, holders } = await tx.contacts.population([email, phone])
  return { contacts, emailPersons: holders[0] ?? 0, phonePersons: holders[1] ?? 0 }
}

type Joining = {
  readonly record: LeadRecord
  readonly contactId: ContactId
  readonly isNew: boolean
  readonly keys: readonly string[]
}

async function join(ctx: Context, tx: Tx, { record, contactId, isNew, keys }: Joining): Promise<void> {
  const { lead, emailKey, phoneKey } = record
  const card = cardOfLead(lead, contactId)
  const known = isNew ? null : await tx.contacts.load(contactId)
  if (known) await tx.contacts.saveCard(mergeContacts(known.card, card, defaultMergeRules).merged)
  else await tx.contacts.add(contactId, { card, emailKey, phoneKey }, ctx.now())
  await tx.contacts.addKeys(contactId, keys)
  await tx.contacts.putLead(lead.id, contactId)
}

async function tellOpenLeads(
  ctx: Context,
  tx: Tx,
  { record, contactId }: { readonly record: LeadRecord; readonly contactId: ContactId },
): Promise<void> {
  const { lead } = record
  const at = ctx.now()
  const detail = { channel: lead.channel, source: lead.source }
  await tx.contacts.addTouch({ contactId, leadId: lead.id, kind: 'inquiry', at: lead.receivedAt, detail })
  const open = (await tx.contacts.leadsOf(contactId)).filter(
    ({ id, status, receivedAt }) =>
      id !== lead.id &&
      ['open', 'review', 'snoozed'].includes(status) &&
      Math.abs(Date.parse(lead.receivedAt) - Date.parse(receivedAt)) <= windowMs,
  )
  for (const { id } of open.slice(0, 5))
    await tx.leads.append(id, [
      { kind: 'contact.wrote_again', at, actor: 'system:line', payload: { ...detail, leadId: lead.id } },
    ])
}
