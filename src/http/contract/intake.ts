import { z } from 'zod'
import { channels } from './names.ts'
import { isoTime, outcomeKind, safeText, tier, uuid, verdict } from './primitives.ts'

const text = (most: number) => safeText(most).nullish()
const count = z.number().min(0).max(1e9).nullish()

/** What the visitor did on the seller's pages; every field optional. */
export const behaviourInput = z.strictObject({
  visits: count,
  pages_viewed: count,
  pricing_page_views: count,
  seconds_on_site: count,
  days_since_last_visit: count,
  seconds_to_submit: count,
  keystrokes: count,
  key_interval_cv: count,
  mouse_points: count,
  touch: z.boolean().nullish(),
  focus_changes: count,
  paste_fields: count,
  honeypot_filled: z.boolean().nullish(),
  webdriver: z.boolean().nullish(),
  fingerprint: text(200),
})

export const consentInput = z
  .strictObject({
    text: safeText(20_000),
    version: text(100),
    language: text(20),
    purposes: z.array(safeText(100)).max(20).default([]),
    channels: z.array(safeText(50)).max(10).default([]),
    given: z.boolean(),
  })
  .refine(({ given, text }) => !given || text.trim() !== '', {
    message: 'a consent needs the text that was shown',
    path: ['text'],
  })

/** `POST /v1/leads`. Something to reach or to read must be there: email, phone or message. */
export const leadInput = z
  .strictObject({
    received_at: isoTime.nullish(),
    channel: z.enum(channels).optional(),
    source: text(200),
    name: text(300),
    email: text(500),
    phone: text(200),
    company: text(300),
    job_title: text(300),
    website: text(500),
    industry: text(200),
    company_size: z.number().int().min(0).max(100_000_000).nullish(),
    city: text(200),
    region: text(200),
    country: z
      .string()
      .regex(/^[A-Za-z]{2}$/, 'is not a two-letter ISO country code')
      .nullish(),
    language: text(20),
    product: text(300),
    amount: z.number().min(0).max(1e15).nullish(),
    message: text(20_000),
    utm_source: text(300),
    utm_medium: text(300),
    utm_campaign: text(300),
    utm_term: text(300),
    utm_content: text(300),
    click_id: text(300),
    referrer: text(2000),
    page_url: text(2000),
    ip: z.union([z.ipv4(), z.ipv6()]).nullish(),
    user_agent: text(1000),
    time_zone: text(100),
    locale: text(50),
    behaviour: behaviourInput.optional(),
    consent: consentInput.nullish(),
    custom: z.record(safeText(100), z.union([safeText(2000), z.number(), z.boolean(), z.null()])).optional(),
  })
  .refine((lead) => [lead.email, lead.phone, lead.message].some((value) => (value ?? '').trim() !== ''), {
    message: 'a lead needs an email, a phone or a message',
    path: ['email'],
  })
export type LeadInput = z.infer<typeof leadInput>

/** What `?wait=decision` adds once the line has run. */
export const decisionAnswer = z.object({
  verdict,
  tier,
  score: z.number().int(),
  probability: z.number(),
  low: z.number(),
  high: z.number(),
  rank: z.number(),
  reasons: z.array(z.object({ column: z.string(), value: z.string().nullable(), points: z.number() })),
  assigned_to: z.string().nullable(),
  queue: z.string().nullable(),
  respond_by: isoTime.nullable(),
})

/** 201 (202 while the decision is awaited longer than ten seconds: `decision` is null then). */
export const leadAccepted = z.object({
  id: uuid,
  status: z.enum(['accepted', 'decided']),
  is_test: z.boolean(),
  received_at: isoTime,
  decision: decisionAnswer.nullable(),
})
export type LeadAccepted = z.infer<typeof leadAccepted>

/** `POST /v1/leads/{id}/outcome` and `POST /api/leads/{id}/outcome` */
export const outcomeInput = z.strictObject({
  kind: outcomeKind,
  amount: z.number().min(0).max(1e15).nullish(),
  reason: text(500),
  at: isoTime.nullish(),
})
export type OutcomeInput = z.infer<typeof outcomeInput>

/** `POST /v1/leads/{id}/messages`: what a lead wrote after its inquiry; the lead is read and scored again. */
export const messageInput = z.strictObject({
  text: safeText(20_000).min(1),
  channel: z.enum(channels).exclude(['import']).default('api'),
  /** The sender's own id of the message: the same one twice is one. */
  message_id: safeText(200).min(1).nullish(),
})

/** `POST /v1/mail`: a letter as it came (`message/rfc822`). It answers a letter of ours, or is of somebody with an open inquiry, or is a new lead. */
export const mailTaken = z.object({
  kind: z.enum(['added', 'new', 'ignored']),
  lead_id: uuid.nullable(),
  reason: z.enum(['automatic', 'empty', 'no_sender', 'repeated']).nullable(),
})
