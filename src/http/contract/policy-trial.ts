import { z } from 'zod'
import { isoTime } from './primitives.ts'
import { newPolicy } from './workspace.ts'

/** `POST /api/policies/simulate`: a policy as it might be, and a model to try with it (null: the scores as they were given). */
export const policyTrial = newPolicy.pick({ body: true }).extend({ model_id: z.string().max(200).nullish() })

const side = z.object({
  tiers: z.record(z.string(), z.number().int()),
  verdicts: z.record(z.string(), z.number().int()),
  calls: z.number().int(),
  letters: z.number().int(),
  /** Won leads that are called, and their amounts in the workspace's currency. */
  wins: z.number().int(),
  amount: z.number(),
  /** Questions to outside services, by purpose, and their price in the workspace's currency; one-time codes asked for. */
  asked: z.record(z.string(), z.number().int()),
  asked_cost: z.number(),
  codes: z.number().int(),
})
const span = { leads: z.number().int(), expected: z.number(), low: z.number().int(), high: z.number().int() }
const expected = z.object({
  ...span,
  /** Called and closed leads by which the promise was checked. */
  judged_by: z.number().int(),
  weeks: z.array(z.object({ week: z.string(), ...span, came: z.number().int(), open: z.number().int() })),
})

/** The last leads under another policy. `expected`: wins among the leads called, with a 90 % interval, by week. */
export const policyEffect = z.object({
  leads: z.number().int(),
  first: isoTime.nullable(),
  last: isoTime.nullable(),
  days: z.number().int(),
  /** People who take leads now. */
  reps: z.number().int(),
  changed: z.number().int(),
  /** Whether outside services or codes are set up at all. */
  buys: z.boolean(),
  before: side,
  after: side,
  wins_kept: z.number().int(),
  wins_lost: z.number().int(),
  wins_gained: z.number().int(),
  expected_before: expected,
  expected_after: expected,
  /** Leads decided by the live policy, and how many the replay decides as they really were. */
  replayed: z.object({ leads: z.number().int(), agreeing: z.number().int() }),
})
export type PolicyEffect = z.infer<typeof policyEffect>

const share = z.object({
  hits: z.number().int(),
  of: z.number().int(),
  share: z.number(),
  low: z.number(),
  high: z.number(),
})
const scoreSpan = z.object({ from: z.number().int(), to: z.number().int(), won: share })

/** `GET /api/policies/suggestions?hot_per_day=`: thresholds that the outcomes speak for moving. */
export const suggestionQuery = z.object({ hot_per_day: z.coerce.number().positive().max(100_000).optional() })
export const policySuggestion = z.object({
  kind: z.enum(['lower', 'raise', 'precision', 'capacity']),
  tier: z.enum(['warm', 'promising', 'hot']),
  from: z.number().int(),
  /** Null: no threshold keeps the promise, the model is to be trained anew. */
  to: z.number().int().nullable(),
  evidence: scoreSpan,
  beside: scoreSpan.nullable(),
  /** What the tier asks, as a share; for `capacity`, hot leads a day now. */
  asked: z.number(),
})
export type PolicySuggestion = z.infer<typeof policySuggestion>
