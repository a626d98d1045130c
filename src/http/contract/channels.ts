import { z } from 'zod'
import { isoTime, safeText } from './primitives.ts'

/** A secret is never shown again: forms leave its field empty. */
const hidden = { writeOnly: true } as const
/** It is typed, kept (left out) or taken away (null). */
const secret = safeText(2000).min(1).nullish().meta(hidden)
const httpUrl = z.url({ protocol: /^https?$/ }).max(2000)
const line = (most: number) => safeText(most).refine((text) => !/[\r\n]/.test(text), 'is one line')

/** `PUT /api/channels/mail`: the mail server. */
export const mailChannel = z.strictObject({
  host: line(253).min(1),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  verify_certificate: z.boolean().default(true),
  user: line(320).min(1).nullable(),
  password: secret,
  from_name: line(200),
  from_address: z.email().max(320),
  reply_to: z.email().max(320).nullish(),
})

/** `PUT /api/channels/sms`: Twilio, or any service that takes one HTTP request a message. */
export const smsChannel = z.discriminatedUnion('provider', [
  z.strictObject({
    provider: z.literal('twilio'),
    api_root: httpUrl.default('https://api.twilio.com'),
    account_sid: line(100).min(1),
    auth_token: secret,
    from: line(100).min(1),
  }),
  z.strictObject({
    provider: z.literal('http'),
    url: httpUrl,
    format: z.enum(['json', 'form', 'query']),
    /** Values may hold `{{to}}`, `{{to_digits}}`, `{{text}}`, `{{id}}`, `{{secret}}`. */
    fields: z
      .record(line(100), safeText(2000))
      .refine((fields) => Object.keys(fields).length <= 50, 'has at most 50 fields'),
    authorization: line(2000).nullish(),
    secret,
    success: z.strictObject({ field: line(200), equals: line(200) }).nullish(),
  }),
])

/** `PUT /api/channels/telegram`: the token is tried with the service before it is kept. */
export const telegramChannel = z.strictObject({
  api_root: httpUrl.default('https://api.telegram.org'),
  token: line(200).min(1).optional().meta(hidden),
  mode: z.enum(['polling', 'webhook']).default('polling'),
  /** Messages of strangers become leads. */
  takes_leads: z.boolean().default(true),
})

const templateName = line(512)
  .regex(/^[a-z0-9_]+$/, 'is a name of small letters, digits and _')
  .nullable()
  .default(null)

/** `PUT /api/channels/whatsapp`: a number of the Cloud API; the token is tried with the service before it is kept. */
export const whatsappChannel = z.strictObject({
  api_root: httpUrl.default('https://graph.facebook.com/v23.0'),
  token: line(2000).min(1).optional().meta(hidden),
  app_secret: line(200).min(1).optional().meta(hidden),
  phone_number_id: z.string().regex(/^\d{5,30}$/, 'is a number: the id of the phone number, not the number itself'),
  /** Typed at the service beside the address of the webhook. */
  verify_token: line(200).min(8),
  /** Its body takes two values: what happened, and the address of the lead. */
  notice_template: templateName,
  /** Its body takes two values: the lead's name, and the company's. */
  lead_template: templateName,
  /** Language codes in which the templates are approved. */
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/, 'is a language code: ru, kk, he, en_US'))
    .min(1)
    .max(20)
    .default(['ru']),
  takes_leads: z.boolean().default(true),
})

export const channelKind = z.enum(['mail', 'sms', 'telegram', 'whatsapp'])

/** `GET /api/channels` gives `{ items: Channel[] }`: those that are set up. `DELETE /api/channels/{kind}` takes one away (204). */
export const channel = z.object({
  kind: channelKind,
  /** The settings as they were put, without their secrets. */
  config: z.record(z.string(), z.unknown()),
  /** Names of the secrets that are kept. */
  secrets: z.array(z.string()),
  /** False where the installation's key has changed: type the secrets again. */
  readable: z.boolean(),
  changed_at: isoTime,
})
export type Channel = z.infer<typeof channel>

/** `POST /api/channels/{kind}/test` sends a test at once: `to` is an address for mail, a number in E.164 for SMS and WhatsApp; Telegram writes to the caller's own chat. */
export const channelTest = z.strictObject({ to: line(320).min(3).optional() })
export const sendResult = z.object({
  kind: z.enum(['delivered', 'refused', 'temporary', 'misconfigured', 'unsure']),
  reason: z.string().nullable(),
})
export type SendOutcome = z.infer<typeof sendResult>
