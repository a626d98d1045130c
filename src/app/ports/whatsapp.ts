import type { SendResult } from './sending.ts'

export type WhatsappSettings = {
  /** With its version: `https://graph.facebook.com/v23.0`. */
  readonly apiRoot: string
  readonly phoneNumberId: string
  /** Typed on both sides once, when the address of the webhook is set; proves nothing later. */
  readonly verifyToken: string
  /** Template of notices to people; its body takes two values: what happened, and the address of the lead. */
  readonly noticeTemplate: string | null
  /** Template that opens a conversation with a lead; its body takes two values: their name, and the seller's. */
  readonly leadTemplate: string | null
  /** Codes of the languages in which the templates are approved; the first stands in for those that are not. */
  readonly languages: readonly string[]
  /** Whether messages of strangers become leads. */
  readonly takesLeads: boolean
  readonly token: string | null
  readonly appSecret: string | null
}

/** What is sent: free text and buttons go only within the window, a template at any time. */
export type WhatsappContent =
  | { readonly kind: 'text'; readonly text: string }
  /** At most three buttons, their titles of 20 signs. */
  | {
      readonly kind: 'buttons'
      readonly text: string
      readonly buttons: readonly { readonly id: string; readonly title: string }[]
    }
  /** At most ten lines, their titles of 24 signs. */
  | {
      readonly kind: 'choice'
      readonly text: string
      readonly label: string
      readonly lines: readonly { readonly id: string; readonly title: string }[]
    }
  | {
      readonly kind: 'template'
      readonly name: string
      readonly language: string
      readonly values: readonly string[]
    }

export type WhatsappMessage = {
  /** Id of our own, which the service tells again with each status. */
  readonly id: string
  /** Digits of the number, with the country's. */
  readonly to: string
  readonly content: WhatsappContent
}

export type WhatsappNumber = {
  /** The number as the service shows it, or why it cannot be had. */
  whoAmI(): Promise<{ readonly kind: 'number'; readonly shown: string } | Exclude<SendResult, { kind: 'delivered' }>>
  /** Never throws for what the service may say. */
  send(message: WhatsappMessage): Promise<SendResult>
}

/** What the service told of one number. Anything that is not as documented is left out. */
export type WhatsappNews =
  | {
      readonly kind: 'message'
      readonly id: string
      /** Digits. */
      readonly from: string
      readonly name: string | null
      readonly text: string
      /** What a pressed button of ours holds. */
      readonly pressed: string | null
      /** ISO. */
      readonly at: string
    }
  | {
      readonly kind: 'status'
      readonly id: string
      readonly status: 'sent' | 'delivered' | 'read' | 'failed'
      /** Our own id of the message; null where it was sent by another program. */
      readonly ours: string | null
      readonly result: SendResult | null
    }

export type Whatsapp = {
  number(settings: WhatsappSettings): WhatsappNumber
  /** What a webhook says about the number with this id; hostile until read. */
  read(body: unknown, phoneNumberId: string): readonly WhatsappNews[]
  /** Whether `x-hub-signature-256` is the app's own over these bytes. */
  signed(raw: Uint8Array, signature: string, appSecret: string): boolean
}
