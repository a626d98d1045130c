import { z } from 'zod'
import { isoTime, queueName, safeText, tier, uuid, verdict, outcomeKind } from './primitives.ts'
import { listNames } from '../../core/decide/lists.ts'
import { disputeDirections } from '../../core/learn/disputes.ts'

/** Hours of work; the same shape as in a policy. */
const clockTime = z.string().regex(/^(?:[01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/, 'must be HH:MM')
const workingDay = z.array(z.strictObject({ from: clockTime, to: clockTime })).max(10)
export const workingHours = z.strictObject({
  timeZone: safeText(100).min(1),
  holidays: z
    .string()
    .regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,5})?$/)
    .nullable(),
  week: z.strictObject({
    mon: workingDay,
    tue: workingDay,
    wed: workingDay,
    thu: workingDay,
    fri: workingDay,
    sat: workingDay,
    sun: workingDay,
  }),
})
export type WorkingHoursInput = z.infer<typeof workingHours>

/** `GET /api/absences` gives `{ items: Absence[] }`; `POST /api/absences`, `DELETE /api/absences/{id}`. */
export const absenceKind = z.enum(['holiday', 'meeting', 'other'])
export const absence = z.object({
  id: uuid,
  user_id: uuid,
  from: isoTime,
  to: isoTime,
  kind: absenceKind,
  note: z.string().nullable(),
})
export type Absence = z.infer<typeof absence>
export const newAbsence = z.strictObject({
  /** Whose; absent for one's own. */
  user_id: uuid.optional(),
  from: isoTime,
  to: isoTime,
  kind: absenceKind.default('other'),
  note: safeText(500).nullish(),
})

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

/** `GET /api/rebalance` shows moves, `POST /api/rebalance` makes them. */
export const move = z.object({
  lead_id: uuid,
  name: z.string().nullable(),
  company: z.string().nullable(),
  tier: tier.nullable(),
  from: uuid,
  to: uuid,
  why: z.enum(['away', 'overloaded']),
})
export type Move = z.infer<typeof move>
export const wantedMoves = z.strictObject({
  moves: z.array(z.strictObject({ lead_id: uuid, from: uuid, to: uuid })).max(100),
})
export const moved = z.object({ moved: z.number().int() })
/** `POST /api/users/{id}/hand-over-late` */
export const handedOver = z.object({ moved: z.number().int(), stay: z.number().int() })

/** `GET /api/breaches?from=&to=`; `GET /api/breaches.csv` gives the same as a file. */
export const span = z.object({ from: isoTime, to: isoTime })
export const breaches = z.object({
  items: z.array(
    z.object({
      id: uuid,
      lead_id: uuid,
      name: z.string().nullable(),
      company: z.string().nullable(),
      source: z.string().nullable(),
      tier: tier.nullable(),
      user: z.object({ id: uuid, name: z.string() }).nullable(),
      queue: z.string().nullable(),
      assigned_at: isoTime,
      respond_by: isoTime,
      answered_at: isoTime.nullable(),
      minutes_late: z.number().int(),
      handed_over: z.boolean(),
    }),
  ),
  cut: z.boolean(),
})
export type Breaches = z.infer<typeof breaches>

/** The monthly question. `GET /api/poll` says whether it waits; `POST /api/poll` answers, null for "not now". */
export const pollDue = z.object({ month: z.string().nullable() })
export const pollAnswer = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  answer: z.number().int().min(1).max(5).nullable(),
  note: safeText(1000).nullish(),
})
export const pollMonth = z.object({
  month: z.string(),
  answers: z.number().int(),
  mean: z.number().nullable(),
  counts: z.array(z.number().int()).nullable(),
  notes: z.array(z.string()),
})
export type PollMonth = z.infer<typeof pollMonth>

/** `GET /api/disputes`: words against scores, and whether the outcome bore them out. */
export const disputes = z.object({
  items: z.array(
    z.object({
      id: uuid,
      lead_id: uuid,
      lead_name: z.string().nullable(),
      at: isoTime,
      by: z.string(),
      direction: z.enum(disputeDirections),
      reason: z.string(),
      score: z.number().int().nullable(),
      outcome: outcomeKind.nullable(),
      borne_out: z.boolean().nullable(),
    }),
  ),
})
export type Disputes = z.infer<typeof disputes>

/** Kept lists. `GET/POST /api/views`, `PATCH/DELETE /api/views/{id}`. */
const viewName = z.enum(['mine', 'team', 'queue', 'review', 'quarantine', 'snoozed', 'closed', 'all'])
const viewSearch = z.strictObject({
  q: safeText(200).optional(),
  tier: tier.optional(),
  source: safeText(200).optional(),
  assignee: uuid.optional(),
  late: z.boolean().optional(),
  channel: safeText(30).optional(),
  sampled: z.boolean().optional(),
  unanswered: z.boolean().optional(),
  order: z.enum(['score', 'call']).optional(),
})
export const savedView = z.object({
  id: uuid,
  name: z.string(),
  shared: z.boolean(),
  mine: z.boolean(),
  view: viewName,
  search: viewSearch,
})
export type SavedView = z.infer<typeof savedView>
export const newView = z.strictObject({
  name: safeText(80).min(1),
  shared: z.boolean().default(false),
  view: viewName,
  search: viewSearch,
})
export const changeView = newView.partial()

/** `POST /api/leads/bulk`; `POST /api/leads/bulk/{id}/undo` takes it back within the hour. */
export const bulkInput = z.strictObject({
  lead_ids: z.array(uuid).min(1).max(200),
  action: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('assign'),
      user_id: uuid.nullish(),
      queue: z.enum(['shared', 'junior', 'fallback']).nullish(),
    }),
    z.strictObject({ kind: z.literal('snooze'), until: isoTime }),
    z.strictObject({
      kind: z.literal('close'),
      outcome: z.enum(['lost', 'disqualified']),
      reason: safeText(500).min(1),
    }),
    z.strictObject({
      kind: z.literal('list'),
      list: z.enum(listNames),
      reason: safeText(500).nullish(),
    }),
  ]),
})
export type BulkInput = z.infer<typeof bulkInput>
export const bulkDone = z.object({
  deed_id: uuid.nullable(),
  done: z.number().int(),
  refused: z.array(z.object({ lead_id: uuid, reason: z.string() })),
})
export type BulkDone = z.infer<typeof bulkDone>
export const undone = z.object({ undone: z.number().int(), left: z.number().int() })

/** `POST /api/leads/{id}/decline`; `/accept` has no body. */
export const declineInput = z.strictObject({ reason: safeText(500).nullish() })
