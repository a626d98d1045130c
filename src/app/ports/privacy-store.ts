import type { RequestKind, RetentionState } from '../../core/consent/retention.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { LeadRecord } from './lead-store.ts'

export type PrivacyRequest = {
  readonly id: string
  readonly leadId: LeadId
  readonly kind: RequestKind
  readonly receivedAt: string
  readonly dueAt: string
  readonly doneAt: string | null
  readonly doneBy: string | null
}

export type Restriction = { readonly reason: string; readonly at: string; readonly actor: string }

/** A lead as the rules of retention see it. */
export type RetainedLead = {
  readonly leadId: LeadId
  readonly state: RetentionState
  readonly stateSince: string
  readonly lastTouchAt: string | null
  readonly consentExpiresAt: string | null
  readonly onHold: boolean
}

/** Everything that the database holds of one lead beside its row, table by table, as it stands there. */
export type HeldRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

/** The privacy officer's work: finding people, their requests, holding, erasing. */
export type PrivacyStore = {
  /** Leads with this email or phone, or with these words in the name; newest first. */
  find(keys: {
    emailKey: string | null
    phoneKey: string | null
    /** The last ten digits of a number, whatever number it is. */
    digits: string | null
    words: readonly string[]
    most: number
  }): Promise<readonly LeadRecord[]>
  held(id: LeadId): Promise<HeldRows>
  /** Deletes the leads and what hangs on them, and contacts that have no lead left. Gives how many leads were there. */
  eraseLeads(ids: readonly LeadId[]): Promise<number>
  restriction(id: LeadId): Promise<Restriction | null>
  restrict(id: LeadId, restriction: Restriction): Promise<void>
  release(id: LeadId): Promise<void>
  addRequest(request: Omit<PrivacyRequest, 'doneAt' | 'doneBy'>): Promise<void>
  /** Open ones first, by their deadline, then the last answered. */
  requests(limit: number): Promise<readonly PrivacyRequest[]>
  requestsOf(id: LeadId): Promise<readonly PrivacyRequest[]>
  finishRequest(id: string, done: { at: string; by: string }): Promise<boolean>
  /** Leads in order of their ids, from after this one on, as retention sees them. */
  retained(after: LeadId | null, limit: number): Promise<readonly RetainedLead[]>
}
