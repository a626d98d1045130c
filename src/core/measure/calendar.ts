import { instantAt, wallOf } from '../route/zone.ts'

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
  /** Days since 1970 on the zone's clocks. */
  const dayOf = (time: string): number => {
    const instant = Date.parse(time)
    return Math.floor((instant + ahead(instant)) / dayMs)
  }
  return {
    timeZone,
    dateOf: (time) => dateOfDay(dayOf(time)),
    weekOf: (time) => dateOfDay(mondayBefore(dayOf(time))),
    beginOf: (date) => new Date(instantAt(date, 0, timeZone)).toISOString(),
    months(now, { from, to }) {
      const [year, month] = dateOfDay(dayOf(now)).split('-').map(Number) as [number, number]
      return Array.from({ length: to - from }, (_, i) =>
        new Date(Date.UTC(year, month - 1 + from + i, 1)).toISOString().slice(0, 10),
      )
    },
  }
}

/** The Monday of a day's week. Day 0, 1 January 1970, was a Thursday. */
const mondayBefore = (day: number): number => day - ((((day + 3) % 7) + 7) % 7)

const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Days from one date to another, both counted. */
export const daysBetween = (first: string, last: string): number =>
  Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / dayMs) + 1
