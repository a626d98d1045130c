import { z } from 'zod'
import { isoTime, locale, role, safeText, uuid } from './primitives.ts'
import { workingHours } from './working-day.ts'

/** Who is signed in, and where. `GET /api/session`; 401 where nobody is. `DELETE /api/session` signs out (204). */
export const session = z.object({
  user: z.object({ id: uuid, name: z.string(), email: z.string(), role, locale: locale.nullable() }),
  workspace: z.object({
    id: uuid,
    name: z.string(),
    country: z.string(),
    currency: z.string(),
    time_zone: z.string(),
    /** Holds leads made by the sample data. */
    has_sample_data: z.boolean(),
    /** Sample data is being filled in right now: lists are not complete. */
    sample_filling: z.boolean(),
    lead_count: z.number().int(),
  }),
  /** Sent back as the header `x-csrf-token` with every change. */
  csrf_token: z.string(),
  version: z.string(),
})
export type Session = z.infer<typeof session>

/** `POST /api/session/password` */
export const signInWithPassword = z.strictObject({ email: safeText(320), password: safeText(500) })
/** `POST /api/session/link`: the token of a one-time sign-in link (`/sign-in#token`). */
export const signInWithLink = z.strictObject({ token: safeText(200) })
/** `PATCH /api/session/me` */
export const changeMe = z.strictObject({
  name: safeText(200).min(1).optional(),
  locale: locale.optional(),
  password: safeText(500).min(10).optional(),
  current_password: safeText(500).optional(),
})

/** A user as the settings show it. `GET /api/users` gives `{ items: User[] }`. */
export const user = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  role,
  locale: locale.nullable(),
  active: z.boolean(),
  closer: z.boolean(),
  junior: z.boolean(),
  /** Free, busy or away now; only free people are given leads. */
  presence: z.enum(['free', 'busy', 'away']),
  capacity: z.number().int(),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  weight: z.number(),
  /** The person's own hours; null follows the policy's. */
  working_hours: workingHours.nullable(),
  load: z.number().int(),
  last_seen_at: isoTime.nullable(),
})
export type User = z.infer<typeof user>

/** `POST /api/users` answers 201 with `{ user, sign_in_link }`. */
export const newUser = z.strictObject({
  name: safeText(200).min(1),
  email: z.email().max(320),
  role,
  closer: z.boolean().optional(),
  junior: z.boolean().optional(),
  capacity: z.number().int().min(0).max(10_000).optional(),
  languages: z.array(z.string().max(10)).max(20).optional(),
  locale: locale.optional(),
})
/** `PATCH /api/users/{id}` */
export const changeUser = newUser
  .omit({ email: true })
  .partial()
  .extend({
    active: z.boolean().optional(),
    presence: z.enum(['free', 'busy', 'away']).optional(),
    skills: z.array(safeText(50).min(1)).max(20).optional(),
    weight: z.number().min(0).max(100).optional(),
    working_hours: workingHours.nullable().optional(),
  })
/** `POST /api/users/{id}/link` */
export const signInLink = z.object({ sign_in_link: z.string(), expires_at: isoTime })

export const keyScope = z.enum(['leads:write', 'leads:read', 'outcomes:write', 'admin'])
/**
 * `GET /api/keys` gives `{ items: ApiKey[] }`; the secret is shown once, by `POST /api/keys` as `{ key, secret }`;
 * `DELETE /api/keys/{id}` revokes (204).
 */
export const apiKey = z.object({
  id: uuid,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(keyScope),
  sandbox: z.boolean(),
  created_at: isoTime,
  last_used_at: isoTime.nullable(),
  revoked_at: isoTime.nullable(),
})
export type ApiKey = z.infer<typeof apiKey>
export const newApiKey = z.strictObject({
  name: safeText(100).min(1),
  scopes: z.array(keyScope).min(1).max(4),
  sandbox: z.boolean().default(false),
})

/** `GET /api/audit?cursor=`: who changed what and when, newest first. */
export const auditEntry = z.object({
  id: uuid,
  at: isoTime,
  /** Name of the person, key or part of the product. */
  actor: z.string(),
  /** `user:ID`, `key:ID`, `form:ID` or `system:NAME`. */
  actor_id: z.string(),
  action: z.string(),
  subject_kind: z.string(),
  subject_id: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.infer<typeof auditEntry>
