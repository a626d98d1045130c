import type { SendResult } from './sending.ts'

/** A mail server by which the workspace sends. */
export type MailSettings = {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte (465), `starttls` (587, 25), `none` for a relay on the same machine. */
  readonly security: 'tls' | 'starttls' | 'none'
  /** Off for a server of one's own whose certificate nobody signed. */
  readonly verifyCertificate: boolean
  readonly user: string | null
  readonly password: string | null
  readonly fromName: string
  readonly fromAddress: string
  readonly replyTo: string | null
}

/** One letter to one person. */
export type OutgoingLetter = {
  /** Id of our own: the Message-ID is made of it, so that a letter sent again by mistake can be known. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly headers: Readonly<Record<string, string>>
}

export type Mailer = {
  /** Never throws for what a server may say. */
  send(letter: OutgoingLetter): Promise<SendResult>
}
