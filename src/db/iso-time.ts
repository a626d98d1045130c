/** A time of the database as ISO 8601 in UTC. */
export function isoOf(time: Date): string {
  return time.toISOString()
}

/** The same where there may be none. */
export function isoOrNull(time: Date | null): string | null {
  return time === null ? null : time.toISOString()
}
