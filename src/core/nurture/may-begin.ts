import { type Tier, tiers } from '../decide/tier.ts'

/** A sequence that a lead has been in. */
export type PastSequence = {
  readonly sequence: string
  readonly startedAt: string
  readonly startedTier: Tier | null
  /** Why it ended; null while it runs. */
  readonly reason: string | null
  /** Whether a letter of it was written to the lead. */
  readonly wrote: boolean
}

type Standing = {
  readonly tier: Tier | null
  /** When it was lost; null for an open lead. */
  readonly lostAt: string | null
}

/**
 * Whether a lead may begin a sequence after those it has been in, the latest last. In each once; another one only when the lead itself has changed: it was
 * lost, wrote again or became warmer. So a new sequence writes to nobody whom an older one has answered, and what a person stopped stays stopped. Who
 * was in one that was taken away before its first letter is still owed an answer.
 */
export function mayBegin(sequence: string, past: readonly PastSequence[], { tier, lostAt }: Standing): boolean {
  if (past.some((one) => one.sequence === sequence)) return false
  const last = past.at(-1)
  if (!last) return true
  // Two clocks need not agree: what a loss has ended began before it.
  if (lostAt !== null && (last.reason === 'lost' || Date.parse(last.startedAt) < Date.parse(lostAt))) return true
  if (last.reason === 'stopped_by_person') return false
  if (last.reason === 'sequence_off') return !last.wrote
  if (lostAt !== null) return false
  return (
    last.reason === 'inquired' || (tier !== null && last.startedTier !== null && rank(tier) > rank(last.startedTier))
  )
}

const rank = (tier: Tier): number => tiers.indexOf(tier)
