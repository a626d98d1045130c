import { AppError } from '../app-error.ts'

/** A moment as clocks show it in a zone. `date` is YYYY-MM-DD, `minute` counts from local midnight. */
export type LocalTime = { readonly date: string; readonly minute: number; readonly second: number }

const dayMs = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter takes a thousand times longer than using one. */
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
  const format = new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', ...numeric, ...clock })
  formats.set(timeZone, format)
  return format
}

/** Milliseconds since 1970 of an ISO 8601 time; the time must name its zone. */
export function instantOf(iso: string): number {
  const instant = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(iso) ? Date.parse(iso) : Number.NaN
  if (Number.isNaN(instant)) throw new AppError('bad_input', 'time_broken', 'A time must be ISO 8601 with its zone.')
  return instant
}

/** Wall-clock time in a zone, read as if it were UTC, in milliseconds. */
export function wallOf(instant: number, timeZone: string): number {
  const parts = formatFor(timeZone).formatToParts(instant)
  const part = (type: string) => Number(parts.find((one) => one.type === type)!.value)
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return wall + (((instant % 1000) + 1000) % 1000)
}

/** How far the clocks of the zone are ahead of UTC at an instant, in milliseconds. */
const offsetMs = (instant: number, timeZone: string): number => wallOf(instant, timeZone) - instant

/** What the clocks of a zone show at an instant. */
export function localTimeOf(instant: number, timeZone: string): LocalTime {
  const wall = new Date(wallOf(instant, timeZone))
  return {
    date: wall.toISOString().slice(0, 10),
    minute: wall.getUTCHours() * 60 + wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  }
}

/** The instant at which the clocks of a zone show `minute` on `date`; of times left out or doubled as `instantOfWall` says. */
export const instantAt = (date: string, minute: number, timeZone: string): number =>
  instantOfWall(Date.parse(`${date}T00:00:00Z`) + minute * 60_000, timeZone)

/**
 * The instant of a wall-clock time that is given as if it were UTC, in milliseconds: the other way round of `wallOf`. Where clocks are set
 * forward and skip the time, the instant as if they had not been; where it comes twice, the first (RFC 5545, section 3.3.5).
 */
export function instantOfWall(wall: number, timeZone: string): number {
  const before = offsetMs(wall - dayMs, timeZone)
  const after = offsetMs(wall + dayMs, timeZone)
  const fitting = [wall - before, wall - after].filter((instant) => wallOf(instant, timeZone) === wall)
  return fitting.length > 0 ? Math.min(...fitting) : wall - before
}

/** The instant as ISO 8601 with the offset of the zone, to the second. */
export function isoAt(instant: number, timeZone: string): string {
  const offset = Math.round(offsetMs(instant, timeZone) / 60_000)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const wall = new Date(Math.floor(instant / 1000) * 1000 + offset * 60_000).toISOString().slice(0, 19)
  const sign = offset < 0 ? '-' : '+'
  return `${wall}${sign}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`
}

/** The calendar date some days later. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}
