/** When a lead that is put off comes back, each as a moment in the workspace's zone. */
export const snoozeSpans = ['hour', 'afternoon', 'tomorrow', 'three_days', 'week', 'month'] as const
export type SnoozeSpan = (typeof snoozeSpans)[number]

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Hour and minute of an instant in a zone, as minutes since midnight there. */
function minuteOfDay(nowMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .formatToParts(nowMs)
    .filter(({ type }) => type === 'hour' || type === 'minute')
    .map(({ value }) => Number(value))
  return (parts[0] ?? 0) * 60 + (parts[1] ?? 0)
}

/** The next time the clock of the zone shows an hour, some whole days on. Exact but for a change of summer time between. */
function atHour(
  nowMs: number,
  timeZone: string,
  { days, hour }: { readonly days: number; readonly hour: number },
): number {
  const midnight = nowMs - minuteOfDay(nowMs, timeZone) * 60_000 - (nowMs % 60_000)
  return midnight + days * dayMs + hour * hourMs
}

/** The ISO time a span ends; null where it has passed (an afternoon in the evening). */
export function snoozeUntil(span: SnoozeSpan, nowMs: number, timeZone: string): string | null {
  const iso = (ms: number) => new Date(ms).toISOString()
  switch (span) {
    case 'hour':
      return iso(nowMs + hourMs)
    case 'afternoon': {
      const until = atHour(nowMs, timeZone, { days: 0, hour: 15 })
      return until > nowMs + hourMs ? iso(until) : null
    }
    case 'tomorrow':
      return iso(atHour(nowMs, timeZone, { days: 1, hour: 9 }))
    case 'three_days':
      return iso(atHour(nowMs, timeZone, { days: 3, hour: 9 }))
    case 'week':
      return iso(atHour(nowMs, timeZone, { days: 7, hour: 9 }))
    case 'month':
      return iso(atHour(nowMs, timeZone, { days: 30, hour: 9 }))
  }
}
