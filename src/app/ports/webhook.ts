import type { SendResult } from './sending.ts'

export type OutgoingWebhook = {
  readonly url: string
  /** `webhook-id`: the same for every attempt, so that the receiver knows a repeat. */
  readonly id: string
  readonly body: string
  /** Signed with each of them: two while a secret is being changed. */
  readonly secrets: readonly string[]
}

export type WebhookSender = {
  /** Never throws for what an endpoint may say. */
  send(webhook: OutgoingWebhook): Promise<SendResult>
}
