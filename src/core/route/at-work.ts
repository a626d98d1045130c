import type { WorkingHours } from '../decide/policy.ts'
import { workingTime } from './deadline.ts'
import { instantOf, isoAt } from './zone.ts'

/** A stretch in which somebody is not there, to the hour or the minute; ISO times, the end not included. */
export type Absence = { readonly from: string; readonly to: string }

export type WorkCalendar = {
  readonly hours: WorkingHours
  /** Free days in the zone of the hours, YYYY-MM-DD. */
  readonly holidays: readonly string[]
  readonly absences: readonly Absence[]
}

/** When somebody is next at work (ISO): `now` itself where they are, null where their hours hold no time to come. */
export function atWorkFrom(now: string, { hours, holidays, absences }: WorkCalendar): string | null {
  const away = absences.map(({ from, to }) => ({ from: instantOf(from), to: instantOf(to) }))
  for (const stretch of workingTime(instantOf(now), hours, holidays)) {
    let at = stretch.from
    // Absences may touch or overlap: each jump leaves at least one behind.
    for (let gap = coverOf(at, away); gap; gap = coverOf(at, away)) at = gap.to
    if (at < stretch.to) return at === instantOf(now) ? now : isoAt(at, hours.timeZone)
  }
  return null
}

const coverOf = (at: number, away: readonly { readonly from: number; readonly to: number }[]) =>
  away.find(({ from, to }) => from <= at && at < to)
