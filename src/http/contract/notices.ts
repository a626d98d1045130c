import { z } from 'zod'
import { isoTime, tier, uuid } from './primitives.ts'
import { noticeChannels } from '../../core/notice/notice.ts'

export const noticeChannel = z.enum(noticeChannels)
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is a time, HH:MM')
const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'is a number with its country code: +77015551234')

/** `GET /api/session/me/notices`; `PUT` changes them. */
export const noticePreferences = z.object({
  /** In the order in which they are tried; those left out are not used. */
  channels: z.array(noticeChannel),
  /** Local times of the workspace. */
  quiet: z.object({ from: clock, to: clock }).nullable(),
  /** For text messages and WhatsApp. */
  phone: phone.nullable(),
  /** New leads below it bring no notice. */
  least_tier: tier.nullable(),
})
export const changeNotices = z.strictObject({
  channels: z
    .array(noticeChannel)
    .max(5)
    .refine((all) => new Set(all).size === all.length, 'names each channel once'),
  quiet: z.strictObject({ from: clock, to: clock }).nullish(),
  phone: phone.nullish(),
  least_tier: tier.nullish(),
})
export const myNotices = noticePreferences.extend({
  telegram_linked: z.boolean(),
  browsers: z.array(z.object({ id: uuid, endpoint: z.string(), label: z.string().nullable() })),
  /** Channels that the workspace has set up. */
  available: z.array(z.string()),
})
export type MyNoticesView = z.infer<typeof myNotices>

/** `POST /api/session/me/telegram`: a one-time code for the bot; `DELETE` ends the link (204). */
export const telegramCode = z.object({ code: z.string(), url: z.string().nullable(), expires_at: isoTime })

/** `GET /api/session/me/push`: the key a browser subscribes with; `POST` adds this browser, `POST .../end` takes one away (204). */
export const pushKeyAnswer = z.object({ public_key: z.string() })
const endpoint = z.url({ protocol: /^https?$/ }).max(1000)
const key = z.string().regex(/^[\w-]{20,200}=*$/, 'is base64url')
export const pushSubscription = z.strictObject({
  endpoint,
  keys: z.strictObject({ p256dh: key, auth: key }),
  label: z.string().max(100).nullish(),
})
export const pushEnd = z.strictObject({ endpoint })
