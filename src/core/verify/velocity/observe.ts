import { surprise } from './baseline.ts'
import type { Evidence } from './evidence.ts'
import { countNeighbours, type Counts, isYoungDomain, networksOf, type Now, type Seen } from './velocity-counts.ts'
import { companyEvidence } from './velocity-evidence.ts'
import type { Windows } from './windows.ts'
import { emptyWindow, type WindowKey, type WindowKind } from './window.ts'

/**
 * What the windows say of one event, without the event itself: small enough to be stored with the decision, so that the judgement
 * can be run again when the windows have long moved on. Plain JSON.
 */
export type Observation = {
  /** Counts that are not zero. */
  readonly counts: Readonly<Partial<Counts>>
  /** How rare each of these counts is by the past of the stream, 0 to 1. */
  readonly rarity: Readonly<Partial<Record<keyof Counts, number>>>
  /** Networks among the latest events of the domain, and of young domains: colleagues share one, a ring has many. */
  readonly networks: { readonly domain: number; readonly fresh: number }
  /** The strongest key on which earlier events behaved like machines. */
  readonly company: Evidence | null
  /** Events of the stream before this one. */
  readonly past: number
}

/** The windows of an event by kind. */
export function seenBy(keys: readonly WindowKey[], windows: Windows): Seen {
  const seen: Partial<Record<WindowKind, Seen[WindowKind]>> = {}
  for (const key of keys) seen[key.kind] = { key, window: windows.get(key.key) ?? emptyWindow }
  return seen
}

/** Counts the neighbours of an event and says how unusual they are. */
export function observe(seen: Seen, now: Now): Observation {
  const counted = countNeighbours(seen, now)
  const counts = isYoungDomain(seen, now) ? counted : { ...counted, freshBurst: 0 }
  const found = (Object.entries(counts) as [keyof Counts, number][]).filter(([, count]) => count > 0)
  return {
    counts: Object.fromEntries(found),
    rarity: Object.fromEntries(found.map(([measure, count]) => [measure, surprise(now.baseline, measure, count)])),
    networks: { domain: networksOf(seen, 'domain', now), fresh: networksOf(seen, 'fresh', now) },
    company: companyEvidence(seen, now),
    past: now.ordinal,
  }
}
