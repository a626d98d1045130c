import type { SendResult } from '../ports/sending.ts'
import type { DeliveryChanges } from '../ports/delivery-store.ts'

/** What is to be done with a delivery whose time has come. */
export type Plan =
  | {
      readonly kind: 'send'
      readonly channel: string
      readonly round: number
      /** The service knows a repeat by our id: what is unsure may be sent again. */
      readonly repeatable: boolean
      /** Whom a `retry_after` of the service concerns. */
      readonly paceKey: string | null
      readonly changes?: DeliveryChanges
      send(): Promise<SendResult>
    }
  | { readonly kind: 'later'; readonly at: string; readonly changes?: DeliveryChanges }
  | { readonly kind: 'hold'; readonly code: string }
  | { readonly kind: 'end'; readonly state: 'cancelled' | 'failed'; readonly code: string }

export type SendPlan = Extract<Plan, { kind: 'send' }>
