/** What endpoints of webhooks may ask for. `test` goes to whoever asks for a test. */
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
