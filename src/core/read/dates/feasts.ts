/** Movable feasts: the days on which each begins, year by year. */
export type Feasts = ReadonlyMap<string, readonly (readonly [number, number, number])[]>

/** Reads the file of movable feasts: `name: YYYY-MM-DD YYYY-MM-DD`. */
export function parseFeasts(file: string): Feasts {
  const feasts = new Map<string, (readonly [number, number, number])[]>()
  for (const line of file.split('\n')) {
    const colon = line.indexOf(':')
    if (colon < 0 || line.startsWith('#')) continue
    const days = line
      .slice(colon + 1)
      .trim()
      .split(' ')
    feasts.set(
      line.slice(0, colon),
      days.map((day) => day.split('-').map(Number) as [number, number, number]),
    )
  }
  return feasts
}
