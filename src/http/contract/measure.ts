import { z } from 'zod'
import { isoTime, locale, safeText, uuid } from './primitives.ts'

const share = z.object({ hits: z.number(), of: z.number(), share: z.number(), low: z.number(), high: z.number() })
const nullable = z.number().nullable()

/** `GET /api/measure/promise`: whether the screens may show scores, or the order of leads alone. */
export const promise = z.object({
  deals: z.number().int(),
  expected_wins: z.number(),
  wins: z.number().int(),
  /** 1 or more: broken. */
  evidence: z.number(),
  broken_at: isoTime.nullable(),
  /** What was promised and came from the likeliest beginning of the change until the alarm. */
  broke: z
    .object({ since: isoTime, deals: z.number().int(), expected_wins: z.number(), wins: z.number().int() })
    .nullable(),
  direction: z.enum(['too_high', 'too_low']).nullable(),
})
export type PromiseView = z.infer<typeof promise>

/** `GET /api/measure/watch`: does the score keep its promise? */
export const watch = z.object({
  since: isoTime.nullable(),
  promise,
  reliability: z.array(z.object({ predicted: z.number(), came: share })),
  weeks: z.array(
    z.object({
      /** Monday, YYYY-MM-DD. */
      week: z.string(),
      leads: z.number().int(),
      closed: z.number().int(),
      promised: z.number(),
      won: z.number().int(),
      precision: share.nullable(),
      recall: share.nullable(),
      expected: z.object({
        hot: z.number().int(),
        precision: nullable,
        recall: nullable,
        low: nullable,
        high: nullable,
      }),
    }),
  ),
  drift: z.array(
    z.object({
      feature: z.string(),
      psi: z.number(),
      limit: z.number(),
      p: z.number(),
      has_moved: z.boolean(),
      risen: z.array(z.object({ value: z.string(), before: z.number(), now: z.number() })),
      unseen: z.array(z.string()),
    }),
  ),
})
export type WatchView = z.infer<typeof watch>

export const groupQuery = z.object({
  by: z.enum(['city', 'language', 'source', 'region', 'country']).default('source'),
})
/** `GET /api/measure/groups`: equal opportunity, and what the random sample says. */
export const groups = z.object({
  groups: z.array(
    z.object({
      by: z.string(),
      group: z.string(),
      deals: z.number().int(),
      seen: share,
      gap: nullable,
      low: nullable,
      high: nullable,
      kept: z.object({ ratio: z.number(), low: z.number(), high: z.number() }).nullable(),
      is_new: z.boolean(),
    }),
  ),
  missed: z.object({
    called_wins: z.number().int(),
    sampled: z.number().int(),
    sampled_wins: z.number().int(),
    missed: z.number(),
    low: z.number(),
    /** Null: nothing is known without a sample. */
    high: nullable,
    recall: z.object({ share: z.number(), low: z.number(), high: z.number() }).nullable(),
  }),
})
export type GroupsView = z.infer<typeof groups>

export const spanQuery = z.object({
  from: isoTime,
  to: isoTime,
  cost_per_call: z.coerce.number().min(0).max(1e12).optional(),
})
/** `GET /api/measure/tables/{table}.csv` and `.xlsx`: the dashboards for spreadsheets; a span for channels and returns (leads of a source that were not real),  `by` for groups, `part` for forecast-parts. */
export const tableQuery = z.object({
  from: isoTime.default('2000-01-01T00:00:00.000Z'),
  to: isoTime.default('2100-01-01T00:00:00.000Z'),
  ...groupQuery.shape,
  part: z.enum(['source', 'rep']).default('source'),
  /** Whose leads are to be returned; empty: those without a source. */
  source: safeText(200).default(''),
  /** Of the titles of `.xlsx`; the columns of `.csv` keep their names for programs. */
  lang: locale.default('en'),
})
/** `GET /api/measure/channels` */
export const channels = z.object({
  currency: z.string(),
  items: z.array(
    z.object({
      /** Empty: leads without a source. */
      source: z.string(),
      leads: z.number().int(),
      verified: z.number().int(),
      review: z.number().int(),
      rejected: z.number().int(),
      hot: z.number().int(),
      nonbuyers: z.number().int(),
      /** Verified, and disqualified later. */
      not_real: z.number().int(),
      won: share,
      revenue: z.number(),
      cost: nullable,
      cost_per_lead: nullable,
      cost_per_verified: nullable,
      cost_per_win: nullable,
      rejected_by: z.array(z.object({ check: z.string(), leads: z.number().int() })),
      trend: z.array(z.number().int()),
    }),
  ),
  waste: z.object({
    calls: z.number().int(),
    calls_on_nonbuyers: share,
    calls_on_lost: z.number().int(),
    wasted_cost: nullable,
    verified: share,
    unverified: share,
    rejected_but_won: z.array(uuid),
    verified_but_disqualified: z.array(uuid),
  }),
})
export type ChannelsView = z.infer<typeof channels>

const range = z.object({ mean: z.number(), low: z.number(), high: z.number() })
const month = { month: z.string(), wins: range, revenue: range, calls: range, from_open: z.number() }
const actual = { actual_wins: z.number().int(), actual_revenue: z.number(), actual_calls: z.number().int() }
const covered = z.object({ hits: z.number().int(), of: z.number().int() })
const foretold = { months: z.array(z.object(month)), past: z.array(z.object({ ...month, ...actual })), covered }
/** `GET /api/measure/forecast`: 90 % intervals, and past months as they would have been foretold. */
export const forecast = z.object({
  currency: z.string(),
  ...foretold,
  /** People who take leads now, and the leads that one of them answered a week in the last quarter. */
  people: z.number().int(),
  per_person_week: nullable,
})
export type ForecastView = z.infer<typeof forecast>

export const partQuery = z.object({ part: z.enum(['source', 'rep']).default('source') })
/** `GET /api/measure/forecast/parts`: the same by source or by rep. */
export const forecastParts = z.object({
  currency: z.string(),
  covered,
  parts: z.array(
    z.object({
      /** A source (empty: none), or the id of a person. */
      group: z.string(),
      name: z.string().nullable(),
      ...foretold,
    }),
  ),
})
export type ForecastPartsView = z.infer<typeof forecastParts>

const day = z.iso.date()
/** `GET/POST /api/measure/costs`, `DELETE /api/measure/costs/{id}`: what a source was paid from one day to another. */
export const newCost = z.strictObject({
  source: safeText(200),
  from: day,
  to: day,
  amount: z.number().min(0).max(1e15),
})
export const cost = newCost.extend({ id: uuid, created_at: isoTime })
export type CostView = z.infer<typeof cost>
