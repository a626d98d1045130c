import { z } from 'zod'
import { webhookTypes } from './webhook-types.ts'
import { isoTime, safeText, uuid } from './primitives.ts'

export const deliveryKind = z.enum(['notice', 'letter', 'message', 'webhook'])
export const deliveryState = z.enum(['waiting', 'sending', 'held', 'sent', 'unsure', 'failed', 'cancelled'])

/** One thing that was sent or is to be sent, and every attempt at it. `code` says why it is where it is. */
export const delivery = z.object({
  id: uuid,
  kind: deliveryKind,
  topic: z.string(),
  lead_id: uuid.nullable(),
  user: z.string().nullable(),
  endpoint_id: uuid.nullable(),
  state: deliveryState,
  code: z.string().nullable(),
  channel: z.string().nullable(),
  created_at: isoTime,
  next_at: isoTime.nullable(),
  ended_at: isoTime.nullable(),
  attempts: z.array(
    z.object({ channel: z.string(), at: isoTime, result: z.string().nullable(), reason: z.string().nullable() }),
  ),
})
export type DeliveryView = z.infer<typeof delivery>

/** `GET /api/deliveries`: the log, newest first; `POST /api/deliveries/{id}/replay` sends one again (204). */
export const deliveryQuery = z.object({
  kind: deliveryKind.optional(),
  state: deliveryState.optional(),
  cursor: uuid.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const deliveryList = z.object({
  items: z.array(delivery),
  next: uuid.nullable(),
  /** What a person should know of: how many wait, are held, failed, or are unsure. */
  counts: z.array(
    z.object({ kind: deliveryKind, state: deliveryState, code: z.string().nullable(), count: z.number().int() }),
  ),
})
export type DeliveryList = z.infer<typeof deliveryList>

export const webhookType = z.enum(webhookTypes)

/**
 * `GET /api/webhooks` gives `{ items: Webhook[] }`; `POST /api/webhooks` answers 201 with `{ webhook, secret }`, the secret this once;
 * `POST /api/webhooks/{id}/rotate` with a new one (both sign for a day); `POST /api/webhooks/{id}/test` sends the event `test` (202).
 */
export const webhook = z.object({
  id: uuid,
  url: z.string(),
  events: z.array(z.string()),
  active: z.boolean(),
  failing_since: isoTime.nullable(),
  old_secret_until: isoTime.nullable(),
  created_at: isoTime,
})
export type WebhookView = z.infer<typeof webhook>
const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((text) => !new URL(text).username, 'holds no user name')
export const newWebhook = z.strictObject({ url, events: z.array(webhookType).min(1).max(webhookType.options.length) })
export const changeWebhook = newWebhook.partial().extend({ active: z.boolean().optional() })
export const webhookWithSecret = z.object({ webhook, secret: safeText(200) })
