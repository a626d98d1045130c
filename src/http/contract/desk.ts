import { z } from 'zod'
import { isoTime, safeText, tier, uuid } from './primitives.ts'
import { listNames } from '../../core/decide/lists.ts'

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
