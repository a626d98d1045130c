import { z } from 'zod'
import { isoTime, safeText, tier, uuid } from './primitives.ts'
import { listMatches, listNames } from '../../core/decide/lists.ts'

/** `GET /api/today`: the manager's day. */
export const today = z.object({
  at: isoTime,
  waiting: z.array(z.object({ tier, count: z.number().int(), oldest_at: isoTime.nullable(), late: z.number().int() })),
  queues: z.array(z.object({ queue: z.string(), count: z.number().int(), oldest_at: isoTime.nullable() })),
  reps: z.array(
    z.object({
      id: uuid,
      name: z.string(),
      presence: z.enum(['free', 'busy', 'away']),
      closer: z.boolean(),
      junior: z.boolean(),
      load: z.number().int(),
      capacity: z.number().int(),
      late: z.number().int(),
      answered_today: z.number().int(),
      median_answer_minutes: z.number().nullable(),
      /** When the person is next at work; null for whoever is there now. */
      at_work_from: isoTime.nullable(),
      /** Leads taken and passed on today. */
      accepted: z.number().int(),
      declined: z.number().int(),
    }),
  ),
  /** Leads by local hour of today and by source. */
  arrivals: z.array(
    z.object({ hour: z.number().int(), source: z.string(), tier: tier.nullable(), count: z.number().int() }),
  ),
  totals: z.object({
    today: z.number().int(),
    yesterday: z.number().int(),
    hot_today: z.number().int(),
    won_today: z.number().int(),
  }),
})
export type Today = z.infer<typeof today>

/** A policy's versions. `GET /api/policies` gives `{ items: PolicyVersion[] }`, newest first; `body` follows `data/policy/policy.schema.json`. */
export const policyVersion = z.object({
  version: z.number().int(),
  status: z.enum(['draft', 'live', 'retired', 'trial']),
  created_at: isoTime,
  created_by: z.string(),
  note: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
})
export type PolicyVersion = z.infer<typeof policyVersion>
/** `POST /api/policies` makes a draft (one at a time: a new one replaces it); `POST /api/policies/{version}/publish` makes it live once both sides have signed (see `contract/policy-change.ts`). */
export const newPolicy = z.strictObject({ body: z.record(z.string(), z.unknown()), note: safeText(500).nullish() })
/** Allow, deny and suppression lists. `GET/POST /api/lists`, `DELETE /api/lists/{id}`. */
export const listEntry = z.object({
  id: uuid,
  list: z.enum(listNames),
  match: z.enum(listMatches),
  value: z.string(),
  until: isoTime.nullable(),
  reason: z.string().nullable(),
  created_at: isoTime,
})
export type ListEntry = z.infer<typeof listEntry>
export const newListEntry = z.strictObject({
  list: z.enum(listNames),
  match: z.enum(listMatches),
  value: safeText(320).min(1),
  until: isoTime.nullish(),
  reason: safeText(500).nullish(),
})

/** Forms that may post to `/v1/forms/{slug}`. `GET/POST /api/forms`, `PATCH /api/forms/{id}`. */
export const form = z.object({
  id: uuid,
  slug: z.string(),
  name: z.string(),
  source: z.string().nullable(),
  active: z.boolean(),
  /** Where the browser goes after a plain HTML post; null shows a thank-you page. */
  redirect_url: z.string().nullable(),
  allowed_origins: z.array(z.string()),
  lead_count: z.number().int(),
  created_at: isoTime,
})
export type Form = z.infer<typeof form>
export const newForm = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'takes small letters, digits and hyphens, 2 to 61 characters'),
  name: safeText(200).min(1),
  source: safeText(200).nullish(),
  redirect_url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
  allowed_origins: z
    .array(z.url({ protocol: /^https?$/ }).max(300))
    .max(50)
    .optional(),
  active: z.boolean().optional(),
})

/** `PATCH /api/workspace`. `POST /api/demo` (no body, 202) fills the workspace with sample data; live events tell of it. */
export const changeWorkspace = z.strictObject({
  name: safeText(200).min(1).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  time_zone: safeText(100).optional(),
})

/** Live updates, `GET /api/live` (server-sent events): what changed, so that the console asks again. */
export const liveEvent = z.object({
  kind: z.enum(['lead', 'import', 'workspace']),
  id: z.string().nullable(),
  at: isoTime,
})
export type LiveEvent = z.infer<typeof liveEvent>
