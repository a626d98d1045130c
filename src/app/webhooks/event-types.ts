import { type WebhookType, webhookTypes } from '../../core/notice/webhook-types.ts'

/** The type under which an event of a lead goes out; null for those that stay inside. */
export function webhookTypeOf(kind: string): WebhookType | null {
  if (kind === 'lead.routed') return 'lead.assigned'
  if (kind === 'assignment.accepted') return 'lead.accepted'
  if (kind === 'assignment.declined') return 'lead.declined'
  if (kind === 'call.logged') return 'lead.answered'
  if (kind === 'consent.objected') return 'consent.withdrawn'
  return webhookTypes.find((type) => type === kind) ?? null
}
