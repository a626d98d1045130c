import type { FormId, ImportId, LeadId } from '../../core/lead/ids.ts'
import type { ImportedOutcome } from '../../core/lead/import/outcome.ts'
import type { ConsentGiven, Lead } from '../../core/lead/lead.ts'

/** A lead on its way in, with what identity needs. */
export type IncomingLead = {
  readonly lead: Lead
  readonly emailKey: string | null
  readonly phoneKey: string | null
  /** SHA-256 over the content, for repeated imports. */
  readonly contentHash: string | null
  readonly formId: FormId | null
  readonly importId: ImportId | null
  readonly actor: string
  /** What the person agreed to, each box by itself; the lead's own consent where this is left out. */
  readonly consents?: readonly ConsentGiven[] | undefined
  /** SHA-256 of the form as it was shown. */
  readonly formHash?: string | null | undefined
  /** How it ended, where a file of past deals says so. */
  readonly outcome?: ImportedOutcome | null
  /** The caller's key against doubling, with the hash of the body it came with. */
  readonly idempotency: { readonly keyId: string; readonly key: string; readonly bodyHash: string } | null
}

export type IntakeStore = {
  /** The lead that the same idempotency key brought before. */
  byIdempotencyKey(keyId: string, key: string): Promise<{ readonly leadId: LeadId; readonly bodyHash: string } | null>
  /**
   * Writes leads and their first events. Those whose idempotency key was taken meanwhile are not written; their ids come back.
   */
  receive(leads: readonly IncomingLead[], at: string): Promise<{ readonly taken: readonly LeadId[] }>
  /** Which of these content hashes the workspace has, and the import that brought them. */
  knownContent(hashes: readonly string[]): Promise<ReadonlyMap<string, ImportId | null>>
}
