import {
  type ConsentRecord,
  type ConsentWay,
  recordConsent,
  recordWithdrawal,
} from '../../core/consent/consent-record.ts'
import { actorText, type Context } from '../context.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { appendRecords, newSalt } from './append-records.ts'
import { loadPrivacySettings } from './privacy-settings-of.ts'
import { aboutSeller, consentEnd } from './take-consents.ts'

/** What a person says about the use of their data: agrees, takes back, or objects. No purposes or channels: all of them. */
export type ConsentWord = {
  readonly kind: ConsentRecord['kind']
  /** The words agreed to, or those in which it was taken back. */
  readonly text: string
  readonly language: string | null
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
  readonly way: ConsentWay
  /** Version of the words. */
  readonly version?: string | null
  /** When it was said, ISO 8601 with the zone, where it is written down later. */
  readonly saidAt?: string | null
  /** Hash of the entry that is taken back; none: all that the purposes and channels name. */
  readonly withdraws?: string | null
  readonly from?: { readonly ip: string | null; readonly userAgent: string | null; readonly page: string | null }
}

/** Records a person's word in the chain and on the lead's timeline. Who may do it is for the verbs that call this. */
export async function recordWordWithin(
  ctx: Context,
  tx: Tx,
  { record, word }: { readonly record: LeadRecord; readonly word: ConsentWord },
): Promise<void> {
  const { lead, emailKey, phoneKey } = record
  const spoken = await recordOf(ctx, tx, { record, word })
  if (spoken) await appendRecords(ctx, tx, [{ leadId: lead.id, emailKey, phoneKey, record: spoken }])
  const payload = { purposes: word.purposes, channels: word.channels, way: word.way }
  await tx.leads.append(lead.id, [
    { kind: `consent.${word.kind}`, at: ctx.now(), actor: actorText(ctx.actor), payload },
  ])
}

type Spoken = { readonly record: LeadRecord; readonly word: ConsentWord }

async function recordOf(ctx: Context, tx: Tx, { record: { lead }, word }: Spoken): Promise<ConsentRecord | null> {
  const settings = await loadPrivacySettings(tx)
  const at = word.saidAt ?? ctx.now()
  const circumstances = {
    ...aboutSeller(settings),
    subject: lead.id,
    subject_name: lead.name,
    legal_basis: 'consent' as const,
    at,
    time_zone: null,
    way: word.way,
    ip: word.from?.ip ?? null,
    user_agent: word.from?.userAgent ?? null,
    page: word.from?.page ?? null,
    form_hash: null,
    source: actorText(ctx.actor),
    ...(ctx.actor.kind === 'user' ? { taken_by: ctx.actor.name } : {}),
    expires_at: word.kind === 'given' ? consentEnd(settings, at) : null,
    minor: null,
    salt: newSalt(ctx),
  }
  const { kind, text, purposes, channels, language } = word
  if (kind !== 'given')
    return recordWithdrawal(
      { ...circumstances, kind, text, purposes, channels, withdraws: word.withdraws ?? null },
      ctx.consentCrypto.sha256,
    )
  return recordConsent(
    { text, version: word.version ?? null, language, purposes, channels, given: true },
    circumstances,
    ctx.consentCrypto.sha256,
  )
}
