/** In a file without schemas, because the console loads it. */
export { webhookTypes } from '../../core/notice/webhook-types.ts'
export type { WebhookView } from './deliveries.ts'
