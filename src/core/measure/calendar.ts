import { dateAfter, instantAt, wallOf } from '../route/zone.ts'

/** Days, weeks and months on the clocks of one zone: what every dashboard counts by. */
export type Calendar = {
  readonly timeZone: string
  /** The date of a time, YYYY-MM-DD. */
  dateOf(time: string): string
  /** The Monday of a time's week, YYYY-MM-DD. */
  weekOf(time: string): string
  /** The first moment of a date, ISO 8601 in UTC. */
  beginOf(date: string): string
  /** First dates of months, from `from` months before or after the month of `now` to `to` (left out). */
  months(now: string, span: { readonly from: number; readonly to: number }): readonly string[]
}

const dayMs = 86_400_000

/** The calendar of a time zone (IANA). */
export function calendarOf(timeZone: string): Calendar {
  const offsets = new Map<number, number | null>()
  const offsetAt = (instant: number) => wallOf(instant, timeZone) - instant
  /** How far the clocks are ahead of UTC: asked once for each day of UTC, but for those on which they are set. */
  const ahead = (instant: number): number => {
    const day = Math.floor(instant / dayMs)
    let known = offsets.get(day)
    if (known === undefined) {
      const [first, last] = [offsetAt(day * dayMs), offsetAt((day + 1) * dayMs - 1)]
      known = first === last ? first : null
      offsets.set(day, known)
    }
    return known ?? offsetAt(instant)
  }
  const dateOf = (time: string): string => {
    const instant = Date.parse(time)
    return new Date(instant + ahead(instant)).toISOString().slice(0, 10)
  }
  return {
    timeZone,
    dateOf,
    weekOf: (time) => mondayOf(dateOf(time)),
    beginOf: (date) => new Date(instantAt(date, 0, timeZone)).toISOString(),
    months(now, { from, to }) {
      const [year, month] = dateOf(now).split('-').map(Number) as [number, number]
      return Array.from({ length: to - from }, (_, i) =>
        new Date(Date.UTC(year, month - 1 + from + i, 1)).toISOString().slice(0, 10),
      )
    },
  }
}

/** The Monday of a date's week. Day 0, 1 January 1970, was a Thursday. */
export function mondayOf(date: string): string {
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs
  return dateAfter(date, -((((day + 3) % 7) + 7) % 7))
}

/** Days from one date to another, both counted. */
export const daysBetween = (first: string, last: string): number =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / dayMs) + 1
