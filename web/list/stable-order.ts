/** The order that stands on the screen, and how many leads wait to come into it. */
export type SettledOrder = {
  readonly order: readonly string[]
  readonly fresh: number
  /** Shown, but no longer in the list as the server has it: handled, passed on, closed. */
  readonly gone: ReadonlySet<string>
}

/**
 * Keeps the order under the cursor: what is shown stays where it is; what comes after the last shown row is appended (the next
 * page); what came in between or above is only counted, until the person asks for it.
 */
export function settleOrder(shown: readonly string[], incoming: readonly string[]): SettledOrder {
  if (shown.length === 0) return { order: incoming, fresh: 0, gone: new Set() }
  const known = new Set(shown)
  const present = new Set(incoming)
  const lastKnown = incoming.findLastIndex((id) => known.has(id))
  const lastSurvivor = shown.findLastIndex((id) => present.has(id))
  const after = incoming.slice(lastKnown + 1)
  const fresh = incoming.slice(0, lastKnown + 1).filter((id) => !known.has(id)).length
  // Rows below the last one that still stands may only have been pushed to the next page.
  const gone = new Set(shown.filter((id, index) => index < lastSurvivor && !present.has(id)))
  if (lastSurvivor === -1) return { order: shown, fresh: incoming.length, gone: known }
  return { order: [...shown, ...after], fresh, gone }
}
