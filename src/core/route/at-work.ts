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
export function atWorkFrom(now: string, calendar: WorkCalendar): string | null {
  const next = timesAtWork(instantOf(now), calendar).next()
  if (next.done) return null
  return next.value.at === instantOf(now) ? now : isoAt(next.value.at, calendar.hours.timeZone)
}

/** The local dates (YYYY-MM-DD) between two instants on which somebody was to be at work, in order; an absence of the whole day leaves it out. */
export function datesAtWork(
  { from, to }: { readonly from: number; readonly to: number },
  calendar: WorkCalendar,
): readonly string[] {
  const dates = new Set<string>()
  for (const { at, date } of timesAtWork(from, calendar)) {
    if (at >= to) break
    dates.add(date)
  }
  return [...dates]
}

/** The stretches of working time from an instant on, each from its first moment that no absence covers. */
function* timesAtWork(from: number, { hours, holidays, absences }: WorkCalendar) {
  const away = absences.map((gap) => ({ from: instantOf(gap.from), to: instantOf(gap.to) }))
  for (const stretch of workingTime(from, hours, holidays)) {
    let at = stretch.from
    // Absences may touch or overlap: each jump leaves at least one behind.
    for (let gap = coverOf(at, away); gap; gap = coverOf(at, away)) at = gap.to
    if (at < stretch.to) yield { at, date: stretch.date }
  }
}

const coverOf = (at: number, away: readonly { readonly from: number; readonly to: number }[]) =>
  away.find(({ from, to }) => from <= at && at < to)
