/** What became of the leads of one source. */
export type SourceCard = {
  /** The seller's own name of it, else the channel. */
  readonly source: string
  readonly leads: number
  readonly rejected: number
  readonly review: number
  readonly verified: number
  /** Of the rejected ones: how many each check spoke against, the most frequent first. A lead may count under several. */
  readonly rejectedBy: readonly { readonly check: string; readonly leads: number }[]
  /** Of those that were let through. */
  readonly won: number
  readonly lost: number
  readonly disqualified: number
  readonly open: number
  readonly hot: number
  readonly wonAmount: number
}

export type SourceStore = {
  /** Sources of the leads received since, the largest first. Sandbox leads are left out. */
  cards(since: string, most: number): Promise<readonly SourceCard[]>
}
