import { recordConsent } from '../../core/consent/consent-record.ts'
import { answerPurpose } from '../../core/consent/purpose-check.ts'
import type { PrivacySettings } from '../../core/consent/privacy-settings.ts'
import type { ConsentGiven } from '../../core/lead/lead.ts'
import type { IncomingLead } from '../ports/intake-store.ts'
import type { Tx } from '../ports/store.ts'
import { appendRecords, type ConsentWorld, newSalt, type OwnedRecord } from './append-records.ts'
import { loadPrivacySettings } from './privacy-settings-of.ts'

const dayMs = 86_400_000

/** Records what people agreed to with their inquiries, in the transaction that takes the inquiries in. */
export async function takeConsents(world: ConsentWorld, tx: Tx, incoming: readonly IncomingLead[]): Promise<void> {
  const agreed = incoming.flatMap((one) => consentsOf(one).map((given) => ({ one, given })))
  if (agreed.length === 0) return
  const settings = await loadPrivacySettings(tx)
  await appendRecords(
    world,
    tx,
    agreed.flatMap(({ one, given }) => ownedRecord(world, { one, given, settings })),
  )
}

/** A box left empty, or one without a text, is no consent. */
function consentsOf({ lead, consents }: IncomingLead): readonly ConsentGiven[] {
  const all = consents ?? (lead.consent ? [lead.consent] : [])
  return all.filter(({ given, text }) => given && text.trim() !== '')
}

type Taking = { readonly one: IncomingLead; readonly given: ConsentGiven; readonly settings: PrivacySettings }

function ownedRecord(world: ConsentWorld, { one, given, settings }: Taking): readonly OwnedRecord[] {
  const { lead, emailKey, phoneKey } = one
  // A text that names no purpose is taken for the least: that the inquiry be answered.
  const purposes = given.purposes.length > 0 ? given.purposes : [answerPurpose]
  const record = recordConsent(
    { ...given, purposes },
    {
      ...aboutSeller(settings),
      subject: lead.id,
      subject_name: lead.name,
      legal_basis: 'consent',
      at: lead.receivedAt,
      time_zone: lead.origin.timeZone,
      way: one.importId ? 'import' : 'checkbox',
      ip: lead.origin.ip,
      user_agent: lead.origin.userAgent,
      page: lead.origin.pageUrl,
      form_hash: one.formHash ?? null,
      source: lead.source,
      expires_at: consentEnd(settings, lead.receivedAt),
      minor: null,
      salt: newSalt(world),
    },
    world.consentCrypto.sha256,
  )
  return record ? [{ leadId: lead.id, emailKey, phoneKey, record }] : []
}

/** When a consent given at this time ends by the seller's own term; null: when it is taken back. */
export const consentEnd = ({ termDays }: PrivacySettings, at: string): string | null =>
  termDays === null ? null : new Date(Date.parse(at) + termDays * dayMs).toISOString()

/** What every record says of the seller. */
export const aboutSeller = (settings: PrivacySettings) => ({
  controller_name: settings.controllerName,
  controller_id: settings.controllerId,
  third_parties: settings.thirdParties,
  cross_border: settings.crossBorder,
  public_sources: settings.publicSources,
  data_list: settings.dataList,
})
