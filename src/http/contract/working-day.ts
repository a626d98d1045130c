import { z } from 'zod'
import { isoTime, safeText, tier, uuid, outcomeKind } from './primitives.ts'
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

/** `POST /api/leads/{id}/decline`; `/accept` has no body. */
export const declineInput = z.strictObject({ reason: safeText(500).nullish() })
