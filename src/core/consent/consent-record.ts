import { AppError } from '../app-error.ts'
import type { ConsentGiven } from '../lead/lead.ts'

export const consentKinds = ['given', 'withdrawn', 'objected'] as const
export type ConsentKind = (typeof consentKinds)[number]

export const legalBases = ['consent', 'contract', 'legitimate_interest', 'legal_obligation'] as const
export type LegalBasis = (typeof legalBases)[number]

/** How the wish was expressed. Silence and boxes ticked beforehand are no consent (GDPR recital 32), so they have no word here. */
export const consentWays = ['checkbox', 'one_time_code', 'signature', 'spoken', 'message', 'import'] as const
export type ConsentWay = (typeof consentWays)[number]

/**
 * What a person agreed to or took back, with all that a court or an authority asks for: GDPR Art. 7(1), Israel's Communications
 * Law 30A, Kazakhstan's Law 94-V Art. 8. Plain JSON in snake_case: it is written into certificates as it stands.
 */
export type ConsentRecord = {
  readonly kind: ConsentKind
  /** Id of the contact or lead, and the name as given (Art. 8 asks for it). */
  readonly subject: string
  readonly subject_name: string | null
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
  readonly legal_basis: LegalBasis
  /** The whole text as shown; its SHA-256 in hex; version and language. */
  readonly text: string
  readonly text_hash: string
  readonly text_version: string | null
  readonly text_language: string | null
  /** ISO 8601 with the zone. */
  readonly at: string
  readonly time_zone: string | null
  readonly way: ConsentWay
  readonly ip: string | null
  readonly user_agent: string | null
  readonly page: string | null
  /** SHA-256 of the form as it was rendered. */
  readonly form_hash: string | null
  readonly source: string | null
  /** Who of the seller heard it and wrote it down; only where somebody did. */
  readonly taken_by?: string
  readonly controller_name: string
  /** BIN or IIN in Kazakhstan, company number in Israel, register number elsewhere. */
  readonly controller_id: string | null
  readonly third_parties: readonly string[]
  readonly cross_border: boolean | null
  readonly public_sources: boolean | null
  readonly data_list: readonly string[]
  /** After this time nothing may rest on it; null: until withdrawn. */
  readonly expires_at: string | null
  readonly minor: boolean | null
  /** Hash of the entry that is taken back; null where all of the person's are. */
  readonly withdraws: string | null
  /** Chance, so that nobody can guess a hidden field from its hash. */
  readonly salt: string
}

/** What the seller's form adds to what the person ticked. */
export type ConsentCircumstances = Omit<
  ConsentRecord,
  'kind' | 'text' | 'text_hash' | 'text_version' | 'text_language' | 'purposes' | 'channels' | 'withdraws'
>

/** The record of a consent given with an inquiry; null where the box was left empty: no consent, nothing to prove. */
export function recordConsent(
  given: ConsentGiven,
  circumstances: ConsentCircumstances,
  sha256: (text: string) => string,
): ConsentRecord | null {
  if (!given.given) return null
  if (given.text.trim() === '')
    throw new AppError('bad_input', 'consent_text_missing', 'A consent needs the text that was shown.', {
      field: 'consent.text',
    })
  if (given.purposes.length === 0)
    throw new AppError('bad_input', 'consent_purpose_missing', 'A consent needs at least one purpose.', {
      field: 'consent.purposes',
    })
  return {
    ...circumstances,
    kind: 'given',
    purposes: given.purposes,
    channels: given.channels,
    text: given.text,
    text_hash: sha256(given.text),
    text_version: given.version,
    text_language: given.language,
    withdraws: null,
  }
}

/** The record of a withdrawal or objection. No purposes or channels means all of them: taking back is as easy as giving. */
export function recordWithdrawal(
  input: ConsentCircumstances & {
    readonly kind: 'withdrawn' | 'objected'
    readonly text: string
    readonly purposes: readonly string[]
    readonly channels: readonly string[]
    readonly withdraws: string | null
  },
  sha256: (text: string) => string,
): ConsentRecord {
  return { ...input, text_hash: sha256(input.text), text_version: null, text_language: null }
}
