import { z } from 'zod'
import { isoTime, safeText, uuid } from './primitives.ts'

export const providerPurpose = z.enum(['phone_live', 'email_verifier', 'company', 'reader'])
/** A JSON path (RFC 9535). */
const jsonPath = safeText(300).regex(/^\$/, 'is a path that begins with $, such as $.result')
const companyField = z.enum(['company', 'companySize', 'industry', 'city', 'region', 'country', 'website'])

/** A service by configuration. Texts may hold `{{email}}`, `{{phone}}`, `{{domain}}`, `{{secret}}` and `{{secret_base64}}` (for basic authorisation); paths are JSON paths (RFC 9535). */
export const providerConfig = z.strictObject({
  url: safeText(2000)
    .min(1)
    .regex(/^https?:\/\//i, 'must begin with https:// or http://'),
  method: z.enum(['GET', 'POST']).default('GET'),
  headers: z.record(safeText(100), safeText(2000)).default({}),
  body: safeText(10_000).nullable().default(null).meta({ contentMediaType: 'application/json' }),
  /** What stands in neither list, and what is absent, is unknown. */
  verdict: z
    .strictObject({
      path: jsonPath,
      pass: z.array(safeText(100)).max(50),
      fail: z.array(safeText(100)).max(50),
    })
    .nullable()
    .default(null),
  fields: z.partialRecord(companyField, jsonPath).default({}),
  timeout_ms: z.number().int().min(200).max(20_000).default(5000),
  cost: z.number().min(0).max(1e6).default(0),
  valid_days: z.number().int().min(0).max(3650).default(30),
})

export const providerInput = z.strictObject({
  purpose: providerPurpose,
  position: z.number().int().min(0).max(1000).default(0),
  name: safeText(100).min(1),
  config: providerConfig,
  /** Left out: the one that is there stays. Null: none. It is never shown again. */
  secret: safeText(2000).nullish(),
  active: z.boolean().default(true),
})
export type ProviderInput = z.input<typeof providerInput>

export const provider = z.object({
  id: uuid,
  purpose: providerPurpose,
  position: z.number().int(),
  name: z.string(),
  config: providerConfig,
  has_secret: z.boolean(),
  active: z.boolean(),
  changed_at: isoTime,
  /** Of the last thirty days. */
  spent: z.object({ asked: z.number().int(), known: z.number().int(), cost: z.number() }),
})
export type Provider = z.infer<typeof provider>
export const providers = z.object({ items: z.array(provider) })

/** `POST /api/providers/{id}/test` */
export const providerTest = z.strictObject({
  email: safeText(300).optional(),
  phone: safeText(30).optional(),
  domain: safeText(300).optional(),
  text: safeText(2000).optional(),
})
export const providerSaid = z.object({
  known: z.boolean(),
  reason: z.string().nullable(),
  verdict: z.enum(['pass', 'fail']).nullable(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type ProviderSaid = z.infer<typeof providerSaid>

/** `PUT /api/company-lists/{list}`: rows by domain, in place of those the list had. */
export const companyList = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        domain: safeText(300).min(1),
        company: safeText(300).nullish(),
        company_size: z.union([z.number(), safeText(50)]).nullish(),
        industry: safeText(200).nullish(),
        city: safeText(200).nullish(),
        region: safeText(200).nullish(),
        country: safeText(2).nullish(),
        website: safeText(300).nullish(),
      }),
    )
    .max(50_000),
})
export const companyLists = z.object({
  items: z.array(z.object({ list: z.string(), rows: z.number().int(), at: isoTime })),
})
