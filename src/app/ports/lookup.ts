import type { Answers, Lookup } from '../../core/verify/lookup.ts'

export type LookupOptions = {
  /** Bound for the whole call, in milliseconds; what has no answer by then is unknown (`timeout`). */
  readonly timeoutMs?: number
  /** Kinds of lookups that may be asked; others come back unknown (`not_configured`). All by default. */
  readonly kinds?: readonly Lookup['kind'][]
}

/** Asks the world. Never throws for what the world does: every lookup gets an answer, known or unknown with its reason. */
export type LookupPort = {
  answer(lookups: readonly Lookup[], options?: LookupOptions): Promise<Answers>
}
