/** A letter that came in, as far as it is read. */
export type IncomingMail = {
  /** Of the letter itself; null where it has none. */
  readonly messageId: string | null
  /** Ids of the letters it answers, the nearest first. */
  readonly answers: readonly string[]
  readonly from: { readonly address: string; readonly name: string | null } | null
  readonly subject: string | null
  readonly text: string
  /** Written by a program: an absence notice, a bounce, a mailing list. */
  readonly isAutomatic: boolean
  /** ISO; null where the letter does not say. */
  readonly sentAt: string | null
}

/** Reads a letter as it came over the wire; null where it is none. Never throws for what a letter may hold. */
export type ReadMail = (raw: Uint8Array) => Promise<IncomingMail | null>
