import type { PushSubscriptionRecord } from './notice-store.ts'
import type { SendResult } from './sending.ts'

export type PushKeys = { readonly publicKey: string; readonly privateKey: string | null }

export type PushMessage = {
  readonly keys: PushKeys
  /** Whom the push service may ask about us: an https or mailto address. */
  readonly contact: string
  readonly subscription: Pick<PushSubscriptionRecord, 'endpoint' | 'keys'>
  readonly payload: string
  /** Of several undelivered messages with one topic the browser gets the last. */
  readonly topic: string
}

export type PushSender = {
  /** A new pair by which push services know this server (VAPID, RFC 8292). */
  makeKeys(): { readonly publicKey: string; readonly privateKey: string }
  /** `refused` with reason `subscription_gone`: the browser has ended it. */
  send(message: PushMessage): Promise<SendResult>
}
