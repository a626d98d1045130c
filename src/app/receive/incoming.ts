import { emailKey, phoneKey } from '../../core/lead/identity/keys.ts'
import type { FormId, ImportId } from '../../core/lead/ids.ts'
import { completeDraft, type LeadDraft } from '../../core/lead/lead-draft.ts'
import { actorText, type Context } from '../context.ts'
import type { IncomingLead } from '../ports/intake-store.ts'

export type Arrival = {
  readonly draft: LeadDraft
  /** When it was written, where the sender knows better than our clock; ISO with zone. */
  readonly receivedAt?: string | null
  readonly formId?: FormId | null
  readonly importId?: ImportId | null
  readonly contentHash?: string | null
  readonly idempotency?: IncomingLead['idempotency']
  readonly isTest?: boolean
  readonly consents?: IncomingLead['consents']
  readonly formHash?: IncomingLead['formHash']
  /** The workspace's country: read phones without a code by it. */
  readonly country: string
}

/** An arrival made whole: its id, its time, its identity keys. */
export function incomingLead(ctx: Context, arrival: Arrival): IncomingLead {
  const isTest = arrival.isTest ?? (ctx.actor.kind === 'key' && ctx.actor.sandbox)
  const lead = completeDraft(arrival.draft, { id: ctx.newId(), receivedAt: arrival.receivedAt ?? ctx.now(), isTest })
  return {
    lead,
    emailKey: emailKey(lead.email),
    phoneKey: phoneKey(lead.phone, lead.country ?? arrival.country),
    contentHash: arrival.contentHash ?? null,
    formId: arrival.formId ?? null,
    importId: arrival.importId ?? null,
    actor: actorText(ctx.actor),
    idempotency: arrival.idempotency ?? null,
    consents: arrival.consents,
    formHash: arrival.formHash,
  }
}
