import type { SendResult } from './sending.ts'

/** A service by which the workspace sends short messages: Twilio, or any that takes one HTTP request a message. */
export type SmsSettings =
  | {
      readonly provider: 'twilio'
      readonly apiRoot: string
      readonly accountSid: string
      readonly authToken: string | null
      /** A number in E.164, a sender's name, or a messaging service (`MG...`). */
      readonly from: string
    }
  | {
      readonly provider: 'http'
      readonly url: string
      /** How the fields are sent: JSON body, form body, or in the query of a GET. */
      readonly format: 'json' | 'form' | 'query'
      /** Values may hold `{{to}}` (E.164), `{{to_digits}}`, `{{text}}`, `{{id}}` and `{{secret}}`. */
      readonly fields: Readonly<Record<string, string>>
      /** Value of the header `authorization`; may hold `{{secret}}`. */
      readonly authorization: string | null
      readonly secret: string | null
      /** Taken when this field of the JSON answer has this value; without, by the status alone. */
      readonly success: { readonly field: string; readonly equals: string } | null
    }

export type ShortMessage = {
  /** Id of our own, by which a service that can knows a repeat. */
  readonly id: string
  /** E.164. */
  readonly to: string
  readonly text: string
}

export type Texter = {
  /** Never throws for what a service may say. */
  send(message: ShortMessage): Promise<SendResult>
}
