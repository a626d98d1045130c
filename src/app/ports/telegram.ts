import type { SendResult } from './sending.ts'

export type TelegramSettings = {
  readonly apiRoot: string
  /** `polling` needs no public address; `webhook` answers at once and needs https. */
  readonly mode: 'polling' | 'webhook'
  /** Whether messages of strangers become leads. */
  readonly takesLeads: boolean
  readonly token: string | null
}

/** A button that sends `data` back (64 bytes at most), or opens an address. */
export type TelegramButton =
  | { readonly text: string; readonly data: string }
  | { readonly text: string; readonly url: string }

export type TelegramMessage = {
  readonly chatId: string
  readonly title: string | null
  readonly text: string
  readonly buttons: readonly (readonly TelegramButton[])[]
}

export type Failed = Exclude<SendResult, { readonly kind: 'delivered' }>

/** What somebody did in a chat with the bot. */
export type TelegramUpdate =
  | { readonly kind: 'start'; readonly chatId: string; readonly code: string | null; readonly language: string | null }
  | {
      readonly kind: 'button'
      readonly chatId: string
      readonly callbackId: string
      readonly messageId: number | null
      readonly data: string
    }
  | {
      readonly kind: 'message'
      readonly chatId: string
      readonly text: string
      readonly name: string | null
      readonly phone: string | null
      readonly language: string | null
      /** ISO. */
      readonly at: string
    }
  | { readonly kind: 'other' }

/** A bot of the workspace. Never throws for what the service may say. */
export type TelegramBot = {
  whoAmI(): Promise<{ readonly kind: 'bot'; readonly name: string } | Failed>
  send(message: TelegramMessage): Promise<SendResult>
  sendContact(contact: { readonly chatId: string; readonly phone: string; readonly name: string }): Promise<SendResult>
  /** Ends the waiting of a pressed button, with a line that is shown shortly. */
  answerButton(callbackId: string, text: string): Promise<void>
  /** Puts other buttons (or none) under a message that was sent. */
  changeButtons(
    place: { readonly chatId: string; readonly messageId: number },
    buttons: TelegramMessage['buttons'],
  ): Promise<void>
  /** Has updates sent to an address, or (null) kept for polling. */
  setWebhook(to: { readonly url: string; readonly secret: string } | null): Promise<SendResult>
  /** Waits for updates after this number, for some seconds at most. */
  updates(
    after: number,
    signal: AbortSignal,
  ): Promise<{ readonly kind: 'updates'; readonly updates: readonly RawUpdate[] } | Failed>
}

/** An update as it came. */
export type RawUpdate = { readonly update_id: number } & Readonly<Record<string, unknown>>

export type Telegram = {
  bot(settings: TelegramSettings): TelegramBot
  /** What an update says; hostile until read. */
  read(update: RawUpdate): TelegramUpdate
}
