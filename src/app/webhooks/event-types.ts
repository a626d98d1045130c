/** What endpoints may ask for. `test` goes to whoever asks for a test. */
export const webhookTypes = [
  'lead.received',
  'lead.verified',
  'lead.decided',
  'lead.assigned',
  'lead.accepted',
  'lead.declined',
  'lead.answered',
  'lead.reopened',
  'deadline.passed',
  'outcome.recorded',
  'consent.given',
  'consent.withdrawn',
] as const
export type WebhookType = (typeof webhookTypes)[number]

/** The type under which an event of a lead goes out; null for those that stay inside. */
export function webhookTypeOf(kind: string): WebhookType | null {
  if (kind === 'lead.routed') return 'lead.assigned'
  if (kind === 'assignment.accepted') return 'lead.accepted'
  if (kind === 'assignment.declined') return 'lead.declined'
  if (kind === 'call.logged') return 'lead.answered'
  if (kind === 'consent.objected') return 'consent.withdrawn'
  return webhookTypes.find((type) => type === kind) ?? null
}
