import type { ConsentEntry } from '../../core/consent/certificate.ts'
import type { KnownConsent } from '../../core/consent/purpose-check.ts'
import type { LeadId } from '../../core/lead/ids.ts'

export type ConsentKey = {
  readonly id: string
  readonly publicKey: string
  readonly createdAt: string
  readonly retiredAt: string | null
}

/** Whose an entry is: the lead it came with, and the keys by which the same person is known again. */
export type ConsentOwner = {
  readonly leadId: LeadId | null
  readonly emailKey: string | null
  readonly phoneKey: string | null
}

export type OwnedConsent = KnownConsent & ConsentOwner & { readonly seq: number }

/** A page of the register, newest first; entries whose record is erased show their place in the chain alone. */
export type ConsentPage = { readonly entries: readonly (ConsentEntry & ConsentOwner)[]; readonly next: number | null }

/** The chain of one workspace. Whoever appends holds the chain's lock, so that two processes never write one number. */
export type ConsentStore = {
  /** Waits for the others who append, until the end of the transaction; gives the last entry. */
  holdChain(): Promise<Pick<ConsentEntry, 'seq' | 'hash'> | null>
  append(entries: readonly (ConsentEntry & ConsentOwner)[]): Promise<void>
  /** The key that signs now, with its sealed secret half. */
  currentKey(): Promise<(ConsentKey & { readonly sealed: string }) | null>
  /** Every key, retired ones too, oldest first: old entries are checked with them. */
  keys(): Promise<readonly ConsentKey[]>
  /** Retires the current key and puts this one in its place. */
  addKey(key: ConsentKey & { readonly sealed: string }): Promise<void>
  /** What is recorded of this person: by the lead, or by the same email or phone. Erased records are left out. */
  known(owner: ConsentOwner): Promise<readonly OwnedConsent[]>
  page(before: number | null, limit: number): Promise<ConsentPage>
  /** The chain in order, from after this number on. */
  chain(after: number, limit: number): Promise<readonly (ConsentEntry & ConsentOwner)[]>
  /** Takes the records of these leads away; their hashes stay, so that the chain still proves itself. Gives how many. */
  eraseRecords(leads: readonly LeadId[]): Promise<number>
  /** What the seller says of itself, as stored; null before anybody set it. */
  privacySettings(): Promise<unknown>
  savePrivacySettings(body: unknown, at: string): Promise<void>
}
