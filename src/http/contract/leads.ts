import { z } from 'zod'
import { warmedReasons } from '../../core/lead/warmed-by.ts'
import { contactView } from './contacts.ts'
import { isoTime, locale, outcomeKind, pageOf, queueName, safeText, tier, uuid, verdict } from './primitives.ts'
import { disputeDirections } from '../../core/learn/disputes.ts'

export const leadStatus = z.enum(['received', 'open', 'review', 'quarantined', 'snoozed', 'closed'])

/**
 * `GET /api/leads`. Views: `mine` (assigned to me, open), `team` (open, all people and queues), `queue` (waiting in a queue),
 * `review`, `quarantine`, `closed`, `all`. Sorted by score, highest first, within `mine`/`team`/`queue`; newest first elsewhere.
 */
export const leadQuery = z.object({
  view: z.enum(['mine', 'team', 'queue', 'review', 'quarantine', 'snoozed', 'closed', 'all']).default('mine'),
  q: safeText(200).optional(),
  tier: tier.optional(),
  source: safeText(200).optional(),
  assignee: uuid.optional(),
  late: z.stringbool().optional(),
  channel: safeText(30).optional(),
  /** Only those of the random sample. */
  sampled: z.stringbool().optional(),
  unanswered: z.stringbool().optional(),
  /**
   * The leads behind a figure of the dashboards: `FIGURE~FROM~TO` or `FIGURE~FROM~TO~BY~VALUE`. Figures: all, verified, review, rejected, not_real, hot, called,
   * won, won_then (won in the span, whenever they came), called_nonbuyer, called_lost; groups by city, language, country, source.
   */
  behind: safeText(300).optional(),
  /** `call`: who is to be called next, by what a minute of waiting costs; unanswered leads only, without a cursor. */
  order: z.enum(['score', 'call']).default('score'),
  test: z.stringbool().optional(),
  cursor: safeText(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type LeadQuery = z.infer<typeof leadQuery>

export const waitingKind = z.enum(['learned', 'too_few', 'no_fall', 'no_amount'])

/** One line of a list. */
export const leadRow = z.object({
  id: uuid,
  received_at: isoTime,
  name: z.string().nullable(),
  company: z.string().nullable(),
  source: z.string().nullable(),
  channel: z.string(),
  city: z.string().nullable(),
  /** The strongest quote of the message, or the beginning of it. */
  snippet: z.string().nullable(),
  status: leadStatus,
  score: z.number().int().nullable(),
  tier: tier.nullable(),
  verdict: verdict.nullable(),
  assignee: z.object({ id: uuid, name: z.string() }).nullable(),
  queue: queueName.nullable(),
  respond_by: isoTime.nullable(),
  first_contact_at: isoTime.nullable(),
  snoozed_until: isoTime.nullable(),
  outcome: outcomeKind.nullable(),
  is_test: z.boolean(),
  /** Probability with which it was drawn to be worked although the score speaks against it. */
  sampled_with: z.number().nullable(),
  /** Why its interest has grown, while nobody has done anything about it since; null where it has not. */
  warmed_by: z.enum(warmedReasons).nullable(),
  /** What one more minute of waiting costs, in the workspace's currency; null where it does not wait or that is not known. */
  cost_per_minute: z.number().nullable(),
})
export type LeadRow = z.infer<typeof leadRow>

export const leadList = pageOf(leadRow).extend({
  /** Of the whole view, not of the page. Counting stops at 1,000 (`waiting: 1000` means that many or more). */
  counts: z.object({ waiting: z.number().int(), late: z.number().int() }),
  /** `arrival`: the person works as before while a pilot runs. */
  order: z.enum(['score', 'call', 'arrival']),
  /** What the order `call` rests on. */
  basis: waitingKind,
})
export type LeadList = z.infer<typeof leadList>

export const findingView = z.object({
  check: z.string(),
  outcome: z.enum(['pass', 'warn', 'fail', 'unknown']),
  reason: z.string(),
  evidence: z.record(z.string(), z.unknown()),
})
export const contributionView = z.object({ column: z.string(), value: z.string().nullable(), points: z.number() })
export const signalView = z.object({
  signal: z.string(),
  quote: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  source: z.string(),
  strength: z.enum(['strong', 'weak']),
})
export const readingView = z.object({
  lang: z.string(),
  signals: z.array(signalView),
  authority: z.string(),
  nonbuyer: z.string().nullable(),
  deadline: z.object({ quote: z.string(), days: z.number().nullable() }).nullable(),
  next_step: z.object({ quote: z.string(), days: z.number().nullable() }).nullable(),
  rank: z.number().int(),
  evidence: z.enum(['strong', 'weak', 'none']),
  grounds: z.array(z.object({ about: z.string(), quote: z.string(), start: z.number().int(), end: z.number().int() })),
})
export const scoreView = z.object({
  model: z.string(),
  score: z.number().int(),
  probability: z.number(),
  low: z.number(),
  high: z.number(),
  rank: z.number(),
  own_data_share: z.number(),
  novelty: z.number(),
  contributions: z.array(contributionView),
})
export const timelineEntry = z.object({
  id: uuid,
  at: isoTime,
  /** An event of the line (`lead.received`, `lead.verified` ...) or something a person did (`call.logged`, `note.added`). */
  kind: z.string(),
  actor: z.string().nullable(),
  /** To whom the lead went with this event, by name. */
  to: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})

/** `GET /api/leads/{id}` */
export const leadPage = leadRow.extend({
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Phone in E.164 where the check could read it. */
  phone_e164: z.string().nullable(),
  job_title: z.string().nullable(),
  website: z.string().nullable(),
  industry: z.string().nullable(),
  company_size: z.number().nullable(),
  country: z.string().nullable(),
  product: z.string().nullable(),
  amount: z.number().nullable(),
  message: z.string().nullable(),
  campaign: z.record(z.string(), z.string()),
  behaviour: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  custom: z.record(z.string(), z.unknown()),
  findings: z.array(findingView),
  reading: readingView.nullable(),
  score_detail: scoreView.nullable(),
  decision: z
    .object({
      policy_version: z.number().int(),
      reasons: z.array(z.object({ code: z.string(), check: z.string().nullable(), detail: z.string().nullable() })),
      icp: z.array(
        z.object({
          criterion: z.string(),
          weight: z.string(),
          outcome: z.string(),
          /** The facts it asked for, by name, as they were; what was not known is left out. */
          seen: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
        }),
      ),
    })
    .nullable(),
  assignment: z.object({ reason: z.string(), detail: z.string().nullable(), at: isoTime }).nullable(),
  /** Whether the person it is with has said that they will answer. */
  accepted_at: isoTime.nullable(),
  /** What waiting costs, or why that cannot be said; null for a lead that does not wait. */
  waiting: z
    .object({
      kind: waitingKind,
      per_minute: z.number().nullable(),
      answers: z.number(),
      needed: z.number().nullable(),
    })
    .nullable(),
  /** A first sentence to write or say, in the lead's language. */
  opening: z.object({ language: locale, text: z.string() }),
  /** By the company's WhatsApp number: until when free text may go, and whether a template can open a conversation; null where it leads nowhere. */
  whatsapp: z.object({ open_until: isoTime.nullable(), has_template: z.boolean() }).nullable(),
  /** Worked as before, without a score: a pilot runs, and this is not in it. */
  as_before: z.boolean(),
  override: z.object({ tier, reason: z.string(), by: z.string(), at: isoTime }).nullable(),
  outcome_detail: z
    .object({ kind: outcomeKind, amount: z.number().nullable(), reason: z.string().nullable(), at: isoTime })
    .nullable(),
  /** Other leads of the same person, and of the same email or phone; `same_contact` tells them apart. */
  duplicates: z.array(
    leadRow
      .pick({ id: true, received_at: true, name: true, score: true, tier: true, status: true, outcome: true })
      .extend({ same_contact: z.boolean() }),
  ),
  contact: contactView.nullable(),
  timeline: z.array(timelineEntry),
  disputes: z.array(
    z.object({ id: uuid, at: isoTime, by: z.string(), direction: z.enum(disputeDirections), reason: z.string() }),
  ),
})
export type LeadPage = z.infer<typeof leadPage>

/** Changes, each `POST /api/leads/{id}/…`, answered with the lead's page as it is then. */
export const callInput = z.strictObject({
  /** `/call`: what came of it. The first one stops the response clock. */
  result: z.enum(['reached', 'no_answer', 'busy', 'wrong_number', 'call_back', 'written']),
  channel: z.enum(['phone', 'whatsapp', 'email', 'telegram', 'meeting']).default('phone'),
  note: safeText(5000).nullish(),
})
/** `/whatsapp`: free text, or (null) the template that opens a conversation. */
export const whatsappInput = z.strictObject({ text: safeText(4096).min(1).nullable() })
export const noteInput = z.strictObject({ text: safeText(5000).min(1) }) // `/note`
export const assignInput = z.strictObject({
  user_id: uuid.nullish(),
  queue: z.enum(['shared', 'junior', 'fallback']).nullish(),
  reason: safeText(500).nullish(),
}) // `/assign`
export const snoozeInput = z.strictObject({ until: isoTime }) // `/snooze`
export const disputeInput = z.strictObject({
  direction: z.enum(disputeDirections),
  reason: safeText(2000).min(1),
}) // `/dispute`
export const verdictInput = z.strictObject({ verdict, reason: safeText(1000).min(1) }) // `/verdict`: a person has the last word
export const overrideInput = z.strictObject({ tier: tier.nullable(), reason: safeText(1000).min(1) }) // `/override`: null takes it back
/** `POST /api/leads/{id}/reopen` has no body. */

/** `GET /api/leads/{id}/nearest`: the past deals most like a lead, the nearest first; `lead` is null for deals that are no leads here. */
export const nearestDeals = z.object({
  deals: z.array(
    z.object({
      id: z.string(),
      won: z.boolean(),
      /** 0: the same in all inputs; 1: different in all. */
      distance: z.number(),
      lead: z.object({ name: z.string().nullable(), company: z.string().nullable(), received_at: isoTime }).nullable(),
    }),
  ),
})
export type NearestDeals = z.infer<typeof nearestDeals>

/** `GET /api/leads/{id}/replay` */
export const replay = z.object({
  agrees: z.boolean(),
  stages: z.array(
    z.object({
      stage: z.string(),
      agrees: z.boolean(),
      stored: z.unknown(),
      replayed: z.unknown(),
      note: z.string().nullable(),
    }),
  ),
})
export type Replay = z.infer<typeof replay>
