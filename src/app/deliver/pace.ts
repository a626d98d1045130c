import type { Tx } from '../ports/store.ts'

/** A service's pace: who shares it, and the least time between two messages. */
export type Pace = { readonly key: string; readonly gapMs: number }

export type Turn =
  | { readonly kind: 'go' }
  /** A moment was taken for this message: then it goes. */
  | { readonly kind: 'slot'; readonly at: string }
  /** The service asked to be left alone until then. */
  | { readonly kind: 'blocked'; readonly at: string }

/** Waiting this long is no reason to do it later: the next poll would not be sooner. */
const negligibleMs = 30

/** Whether a message may go now. Counted in the database, so that several processes keep one pace. */
export async function paceOf(
  tx: Tx,
  { pace, slotTaken, now }: { readonly pace: Pace | null; readonly slotTaken: boolean; readonly now: string },
): Promise<Turn> {
  if (!pace) return { kind: 'go' }
  const blocked = await tx.deliveries.blockedUntil(pace.key, now)
  if (blocked) return { kind: 'blocked', at: blocked }
  if (slotTaken) return { kind: 'go' }
  const slot = await tx.deliveries.takeSlot(pace.key, pace.gapMs, now)
  return Date.parse(slot) - Date.parse(now) <= negligibleMs ? { kind: 'go' } : { kind: 'slot', at: slot }
}
