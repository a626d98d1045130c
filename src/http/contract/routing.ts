import { z } from 'zod'
import { isoTime, queueName, safeText, tier, uuid, verdict } from './primitives.ts'

/** `GET /api/routing`: the rules, what was learned, the pilot. */
export const pilot = z.object({
  id: uuid,
  users: z.array(z.string()),
  sources: z.array(z.string()),
  started_at: isoTime,
})
export type Pilot = z.infer<typeof pilot>
export const routing = z.object({
  policy_version: z.number().int(),
  /** As in `data/policy/policy.schema.json`. */
  routing: z.record(z.string(), z.unknown()),
  sampling: z.record(z.string(), z.unknown()),
  rates: z.array(
    z.object({
      user_id: uuid,
      /** `product:NAME`, `channel:NAME`, or null for all kinds together. */
      kind: z.string().nullable(),
      /** Wins against those the scores foretold, drawn towards the team: 1 is as foretold. */
      ratio: z.number(),
      own_share: z.number(),
      wins: z.number(),
      expected: z.number(),
    }),
  ),
  learned_at: isoTime.nullable(),
  waiting: z.object({
    answers: z.number().int(),
    needed: z.number().int(),
    kind: z.enum(['learned', 'too_few', 'no_fall', 'no_amount']),
    typical_amount: z.number().nullable(),
    /** Chance of a lead that starts at one half, after so many minutes. */
    curve: z.array(z.object({ minutes: z.number(), chance: z.number() })),
  }),
  pilot: pilot.nullable(),
  sources: z.array(z.string()),
  /** Where each person stands in the rotation (the lowest level is next), closers also by the hot leads of the last 14 days. */
  turns: z.array(
    z.object({
      user_id: uuid,
      weight: z.number(),
      assigned: z.number(),
      credited_back: z.number(),
      start: z.number(),
      level: z.number(),
      hot: z.number().int().nullable(),
      standing: z.enum(['owed', 'free', 'ahead']).nullable(),
    }),
  ),
})
export type RoutingShown = z.infer<typeof routing>
/** `PUT /api/routing`: in force at once, as a new version of the policy. */
export const changeRouting = z.strictObject({
  routing: z.record(z.string(), z.unknown()),
  sampling: z.record(z.string(), z.unknown()).optional(),
  note: safeText(500).nullish(),
})
/** `PUT /api/pilot`; `DELETE /api/pilot` ends it. */
export const newPilot = z.strictObject({
  users: z.array(uuid).max(500).default([]),
  sources: z.array(safeText(200).min(1)).max(500).default([]),
})

/** `POST /api/routing/try`: a made-up lead. */
export const tryLead = z.strictObject({
  message: safeText(5000).nullish(),
  name: safeText(200).nullish(),
  company: safeText(200).nullish(),
  source: safeText(200).nullish(),
  product: safeText(200).nullish(),
  city: safeText(200).nullish(),
  region: safeText(200).nullish(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  language: safeText(10).nullish(),
  amount: z.number().min(0).max(1e15).nullish(),
  email: safeText(320).nullish(),
  /** These two take the place of what the made-up lead would get. */
  score: z.number().int().min(0).max(100).nullish(),
  tier: tier.nullish(),
  at: isoTime.nullish(),
  /** Rules to try instead of those in force; the same shape. */
  routing: z.record(z.string(), z.unknown()).nullish(),
})
export const tried = z.object({
  score: z.number().int().nullable(),
  tier,
  verdict,
  user_id: uuid.nullable(),
  queue: queueName.nullable(),
  respond_by: isoTime.nullable(),
  reason: z.string(),
  detail: z.string().nullable(),
  side: z.enum(['score', 'arrival']).nullable(),
  people: z.array(
    z.object({
      user_id: uuid,
      why_not: z.enum([
        'chosen',
        'next_in_turn',
        'other_group',
        'away',
        'full',
        'busy',
        'language',
        'excluded',
        'skill',
        'other_side',
      ]),
      load: z.number().int(),
      at_work_from: isoTime.nullable(),
    }),
  ),
})
export type Tried = z.infer<typeof tried>
