import type { LeadId, UserId } from '../../core/lead/ids.ts'
import type { SendResult } from './sending.ts'

export const deliveryKinds = ['notice', 'letter', 'message', 'webhook'] as const
export type DeliveryKind = (typeof deliveryKinds)[number]

/**
 *   waiting    to be sent at `nextAt`
 *   sending    claimed: somebody is sending it, or died while sending
 *   held       cannot be sent until something is set up; `code` says what
 *   sent       a service has taken it
 *   unsure     handed over, but whether it was taken nobody can say: not sent again
 *   failed     given up; may be sent again by a person
 *   cancelled  no longer wanted when its time came
 */
export const deliveryStates = ['waiting', 'sending', 'held', 'sent', 'unsure', 'failed', 'cancelled'] as const
export type DeliveryState = (typeof deliveryStates)[number]

export type NewDelivery = {
  readonly id: string
  readonly kind: DeliveryKind
  /** A notice's topic, a letter's name, a message's messenger, a webhook's event type. */
  readonly topic: string
  readonly leadId: LeadId | null
  readonly userId: UserId | null
  readonly endpointId: string | null
  /** What brought it about: the same cause brings one delivery, however often it is told. */
  readonly cause: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly createdAt: string
  /** Not before this time. */
  readonly nextAt: string
}

export type Delivery = Omit<NewDelivery, 'nextAt'> & {
  readonly state: DeliveryState
  readonly code: string | null
  readonly channel: string | null
  /** How often it was tried over all its channels. */
  readonly round: number
  readonly nextAt: string | null
  readonly slotTaken: boolean
  readonly claimedAt: string | null
  readonly endedAt: string | null
}

export type DeliveryChanges = Partial<
  Pick<Delivery, 'state' | 'code' | 'channel' | 'round' | 'nextAt' | 'slotTaken' | 'claimedAt' | 'endedAt' | 'payload'>
>

export type Attempt = {
  readonly id: string
  readonly channel: string
  readonly round: number
  readonly at: string
  readonly endedAt: string | null
  readonly result: SendResult['kind'] | null
  readonly reason: string | null
  readonly providerId: string | null
}

export type DeliveryQuery = {
  readonly kind: DeliveryKind | null
  readonly state: DeliveryState | null
  readonly before: string | null
  readonly limit: number
}

/** The outbox: what is to be sent, committed with what causes it. */
export type DeliveryStore = {
  /** Adds those whose cause is new; gives their ids. */
  add(deliveries: readonly NewDelivery[]): Promise<readonly string[]>
  find(id: string): Promise<Delivery | null>
  /** Loads and holds the row until the end of the transaction. */
  hold(id: string): Promise<Delivery | null>
  change(id: string, changes: DeliveryChanges): Promise<void>
  /** Attempts at these deliveries, in order. */
  attempts(ids: readonly string[]): Promise<readonly (Attempt & { readonly deliveryId: string })[]>
  addAttempt(deliveryId: string, attempt: Pick<Attempt, 'id' | 'channel' | 'round' | 'at'>): Promise<void>
  endAttempt(id: string, result: SendResult, at: string): Promise<void>
  /** The latest notice of a topic about a lead. */
  lastNotice(leadId: LeadId, topic: string): Promise<Delivery | null>
  /** Those of a kind that are held or wait become due now; gives their ids. */
  release(kind: DeliveryKind, now: string): Promise<readonly string[]>
  /** Waiting ones whose time has passed, and claims that are older than this. */
  overdue(times: {
    readonly dueBefore: string
    readonly claimedBefore: string
    readonly most: number
  }): Promise<readonly string[]>
  page(query: DeliveryQuery): Promise<readonly Delivery[]>
  forLead(leadId: LeadId): Promise<readonly Delivery[]>
  /** How many of each kind are in each state that a person should know of: waiting, held, failed, unsure. */
  counts(): Promise<
    readonly {
      readonly kind: DeliveryKind
      readonly state: DeliveryState
      readonly code: string | null
      readonly count: number
    }[]
  >
  /** Takes the next free moment (ISO) for a service or chat, `gapMs` after the one before. */
  takeSlot(key: string, gapMs: number, now: string): Promise<string>
  /** Until when a service has asked to be left alone. */
  blockedUntil(key: string, now: string): Promise<string | null>
  block(key: string, until: string): Promise<void>
}
