import { instantOfWall, wallOf } from '../../src/http/contract/zone.ts'

/**
 * The instant (ISO) at which the clock of a zone shows what a field for date and time holds (`2026-11-18T09:30`). Of an hour that comes twice the
 * first; of one that is left out, the time after it. Null for what is no such text.
 */
export function fromLocal(text: string, timeZone: string): string | null {
  const wall = Date.parse(`${text}Z`)
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/.test(text) || Number.isNaN(wall)) return null
  return new Date(instantOfWall(wall, timeZone)).toISOString()
}

/** What a field for date and time holds for an instant on the clock of a zone. */
export const toLocal = (ms: number, timeZone: string): string =>
  new Date(wallOf(ms, timeZone)).toISOString().slice(0, 16)
