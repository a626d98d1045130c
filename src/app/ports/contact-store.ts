import type { ContactCandidate } from '../../core/lead/resolve-contact.ts'
import type { ContactId, LeadId } from '../../core/lead/ids.ts'
import type { ContactCard, MergeUndo } from '../../core/lead/merge.ts'
import type { IdentityFields } from '../../core/lead/identity/record.ts'

export type ContactRecord = {
  readonly id: ContactId
  readonly card: ContactCard
  /** The contact that this one has become part of. */
  readonly mergedInto: ContactId | null
}

/** A contact as it is written: what lists and look-ups need beside the card. */
export type ContactFace = {
  readonly card: ContactCard
  readonly emailKey: string | null
  readonly phoneKey: string | null
}

export type MergeRecord = {
  readonly id: string
  readonly keptId: ContactId
  readonly goneId: ContactId
  readonly undo: MergeUndo
  readonly leadIds: readonly LeadId[]
  readonly at: string
  readonly actor: string
  readonly undoneAt: string | null
}

export type CandidateQuery = {
  readonly keys: readonly string[]
  readonly emailKey: string | null
  readonly phoneKey: string | null
  /** Sandbox leads are compared with each other only. */
  readonly isTest: boolean
  readonly except: LeadId
}

/** Persons behind leads: found by keys, joined, merged, taken apart. */
export type ContactStore = {
  /** Waits for other transactions that are looking for the same mailbox or number, until the end of this one. */
  lockKeys(keys: readonly string[]): Promise<void>
  /** Contacts that share a key, those that share most first, each with its latest leads. */
  candidates(query: CandidateQuery): Promise<readonly ContactCandidate[]>
  /** The fields of these leads by which persons are compared; those that are gone are missing. */
  faces(leadIds: readonly LeadId[]): Promise<ReadonlyMap<LeadId, IdentityFields>>
  /** Contacts of the workspace, and how many are known under each key; counting stops at some thousands. */
  population(
    keys: readonly (string | null)[],
  ): Promise<{ readonly contacts: number; readonly holders: readonly number[] }>
  load(id: ContactId): Promise<ContactRecord | null>
  add(id: ContactId, face: ContactFace, createdAt: string): Promise<void>
  saveCard(card: ContactCard): Promise<void>
  addKeys(id: ContactId, keys: readonly string[]): Promise<void>
  putLead(leadId: LeadId, id: ContactId): Promise<void>
  leadsOf(
    id: ContactId,
  ): Promise<readonly { readonly id: LeadId; readonly status: string; readonly receivedAt: string }[]>
  /** Moves leads, keys and earlier merges to the kept contact, and remembers how to undo it. */
  merge(record: Omit<MergeRecord, 'undoneAt' | 'leadIds'>): Promise<readonly LeadId[]>
  merged(mergeId: string): Promise<MergeRecord | null>
  /** Merges into this contact that stand, newest first. */
  mergesInto(id: ContactId): Promise<readonly MergeRecord[]>
  /** Moves the leads back and lets the contact that was gone stand by itself. */
  undo(record: MergeRecord, at: string): Promise<void>
  addTouch(touch: {
    readonly contactId: ContactId
    readonly leadId: LeadId
    readonly kind: string
    readonly at: string
    readonly detail: object
  }): Promise<void>
}
