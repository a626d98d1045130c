import { z } from 'zod'
import { isoTime, locale, pageOf, safeText, uuid } from './primitives.ts'

const codes = z.array(safeText(50).min(1)).max(20)
/** The laws that there are templates of consent for. */
export const consentLaw = z.enum(['gdpr', 'israel', 'israel_30a', 'kazakhstan'])
export type ConsentLaw = z.infer<typeof consentLaw>
export const requestKind = z.enum(['access', 'erasure', 'correction', 'objection'])

/** `POST /api/leads/{id}/consent` and `POST /v1/leads/{id}/consent`: what a person said about the use of their data. */
export const consentWord = z
  .strictObject({
    kind: z.enum(['given', 'withdrawn', 'objected']),
    /** The words agreed to, or those in which it was taken back. */
    text: safeText(20_000).min(1),
    language: safeText(20).nullish(),
    /** None: all of them. A consent that is given names at least one. */
    purposes: codes.default([]),
    channels: codes.default([]),
    way: z.enum(['checkbox', 'one_time_code', 'signature', 'spoken', 'message']).default('spoken'),
    /** Version of the words. */
    version: safeText(50).nullish(),
    /** When it was said; now where it is left out. */
    said_at: isoTime.nullish(),
    /** Hash of the consent that is taken back. */
    withdraws: z
      .string()
      .regex(/^[\da-f]{64}$/, 'is the hash of a consent')
      .nullish(),
  })
  .refine(({ kind, purposes }) => kind !== 'given' || purposes.length > 0, {
    message: 'a consent needs at least one purpose',
    path: ['purposes'],
  })
export const saidAnswer = z.object({ ok: z.literal(true) })

const consentRecord = z.record(z.string(), z.unknown())
/** `GET /api/leads/{id}/consents`: what the lead has agreed to, the latest first. */
export const leadConsent = z.object({ hash: z.string(), holds: z.boolean(), record: consentRecord })
export type LeadConsentView = z.infer<typeof leadConsent>

/** `POST /api/leads/{id}/consent-script`: the words to read out on the telephone. */
export const scriptInput = z.strictObject({
  law: consentLaw.nullish(),
  language: locale,
  purposes: codes.min(1),
  channels: codes,
})
export const consentScriptAnswer = z.object({
  law: consentLaw,
  text: z.string(),
  version: z.string(),
  gaps: z.array(z.string()),
})
export type ConsentScriptAnswer = z.infer<typeof consentScriptAnswer>

export const consentEntry = z.object({
  seq: z.number().int(),
  hash: z.string(),
  lead_id: z.string().nullable(),
  /** Null where the person was erased: the place in the chain stays. */
  record: consentRecord.nullable(),
})
export type ConsentEntryView = z.infer<typeof consentEntry>
export const consentPage = pageOf(consentEntry)

export const findInput = z.strictObject({ query: safeText(320).min(2) })
export const foundLead = z.object({
  id: uuid,
  received_at: isoTime,
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  source: z.string().nullable(),
  status: z.string(),
})
export type FoundLead = z.infer<typeof foundLead>

export const leadsInput = z.strictObject({ leads: z.array(uuid).min(1).max(100) })
export const privacyRequest = z.object({
  id: uuid,
  lead_id: uuid,
  kind: requestKind,
  received_at: isoTime,
  due_at: isoTime,
  done_at: isoTime.nullable(),
})
export type PrivacyRequestView = z.infer<typeof privacyRequest>

export const leadFile = z.object({
  id: uuid,
  received_at: isoTime,
  /** What the person wrote and what the browser told. */
  lead: z.record(z.string(), z.unknown()),
  status: z.string(),
  verdict: z.string().nullable(),
  tier: z.string().nullable(),
  score: z
    .object({
      score: z.number(),
      low: z.number(),
      high: z.number(),
      model: z.string(),
      reasons: z.array(z.object({ column: z.string(), value: z.string().nullable(), points: z.number() })),
    })
    .nullable(),
  consents: z.array(leadConsent),
  restriction: z.object({ reason: z.string(), at: isoTime }).nullable(),
  requests: z.array(privacyRequest),
  preferences_url: z.string(),
  held: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})
export type LeadFileView = z.infer<typeof leadFile>
export const personFile = z.object({ leads: z.array(leadFile) })

export const eraseInput = z.strictObject({ leads: z.array(uuid).min(1).max(100), reason: safeText(500).min(1) })
export const restrictInput = z.strictObject({ lead: uuid, reason: safeText(500).min(1).nullable() })
export const requestInput = z.strictObject({ lead: uuid, kind: requestKind })

const days = z.number().int().min(1).max(36_500).nullable()
const retention = { open: days, won: days, lost: days, rejected: days, withdrawn: days }
const shape = {
  controller_name: safeText(300).min(1),
  controller_id: safeText(100).nullable(),
  contact: safeText(300).nullable(),
  law: z.enum(['gdpr', 'israel', 'kazakhstan']),
  third_parties: z.array(safeText(200).min(1)).max(50),
  cross_border: z.boolean(),
  public_sources: z.boolean(),
  data_list: z.array(safeText(100).min(1)).max(50),
  term_days: days,
  retention_runs: z.boolean(),
}
export const privacySettings = z.object({ ...shape, retention: z.object(retention) })
export type PrivacySettingsView = z.infer<typeof privacySettings>
export const privacyChange = z.strictObject({ ...shape, retention: z.strictObject(retention) }).partial()
export type PrivacyChange = z.infer<typeof privacyChange>

export const retentionCount = z.object({
  leads: z.number().int(),
  due: z.object({
    open: z.number().int(),
    won: z.number().int(),
    lost: z.number().int(),
    rejected: z.number().int(),
    withdrawn: z.number().int(),
  }),
  on_hold: z.number().int(),
})
export type RetentionCountView = z.infer<typeof retentionCount>

export const signingKey = z.object({
  id: z.string(),
  public: z.string(),
  /** SHA-256 of the public key: what `assay consent verify --key` takes. */
  fingerprint: z.string(),
  created_at: isoTime,
  retired_at: isoTime.nullable(),
})
export type SigningKeyView = z.infer<typeof signingKey>
