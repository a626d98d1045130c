/** What endpoints may ask for: in a file without schemas, because the console loads it. */
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

export type { WebhookView } from './deliveries.ts'
