import {
  answerPurpose,
  type ContactPermission,
  type ContactWish,
  type KnownConsent,
  mayContact as judge,
} from '../../core/consent/purpose-check.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { listKeysOf } from '../list-keys.ts'
import type { OwnedConsent } from '../ports/consent-store.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { leadNotFound } from '../work/change-lead.ts'

export type ContactQuestion = Omit<ContactWish, 'at'> & { readonly leadId: LeadId }

/**
 * Whether a lead may be written to or called, for this purpose (`answer`, `marketing` or one of the seller's own) on this channel (`email`,
 * `sms`, `whatsapp`, `telegram`, `call`). To be asked before every message that a machine sends; the answer names the entry of the
 * register it rests on, to be kept with the message.
 */
export function mayContact(ctx: Context, question: ContactQuestion): Promise<ContactPermission> {
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(question.leadId)
    if (!record) throw leadNotFound()
    return mayContactLead(tx, record, { ...question, at: ctx.now() })
  })
}

/** The same within a transaction that has the lead's row already. */
export async function mayContactLead(tx: Tx, record: LeadRecord, wish: ContactWish): Promise<ContactPermission> {
  const suppressed = await tx.lists.hits(listKeysOf(record).values, wish.at)
  if (suppressed.some(({ list }) => list === 'suppress')) return { allowed: false, reason: 'suppressed', restsOn: null }
  if (await tx.privacy.restriction(record.lead.id)) return { allowed: false, reason: 'restricted', restsOn: null }
  const known = await knownConsents(tx, record)
  // Who writes again asks for an answer again: what they took back before does not stand against it.
  const since = wish.purpose === answerPurpose ? Date.parse(record.lead.receivedAt) : 0
  return judge(
    known.filter(({ record: said }) => said.kind === 'given' || Date.parse(said.at) >= since),
    wish,
  )
}

/** What counts for this lead: its own entries, and those of the same person's other inquiries. */
export async function knownConsents(tx: Tx, record: LeadRecord): Promise<readonly KnownConsent[]> {
  const { emailKey, phoneKey, lead } = record
  const known = await tx.consents.known({ leadId: lead.id, emailKey, phoneKey })
  return known.flatMap((entry) => heldFor(record, entry))
}

/**
 * Who takes back or objects is believed by the email or the phone alone. What was agreed to with another inquiry holds only for the very
 * address it was given with: a family's phone gives nobody leave to write to another member's mailbox.
 */
function heldFor({ lead, emailKey, phoneKey }: LeadRecord, entry: OwnedConsent): readonly KnownConsent[] {
  if (entry.leadId === lead.id || entry.record.kind !== 'given') return [entry]
  const sameEmail = emailKey !== null && entry.emailKey === emailKey
  const samePhone = phoneKey !== null && entry.phoneKey === phoneKey
  const channels = entry.record.channels.filter((channel) => (channel === 'email' ? sameEmail : samePhone))
  return channels.length > 0 ? [{ hash: entry.hash, record: { ...entry.record, channels } }] : []
}
