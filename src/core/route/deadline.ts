import { AppError } from '../app-error.ts'
import type { Deadline, WorkingHours } from '../decide/policy.ts'
import { weekdays } from '../decide/weekday.ts'
import { dateAfter, instantAt, instantOf, isoAt, localTimeOf } from './zone.ts'

/** A stretch of working time as instants (milliseconds since 1970), and the local date it belongs to. */
export type WorkingStretch = { readonly from: number; readonly to: number; readonly date: string }

/** Days looked ahead before hours are called empty: longer than any run of holidays. */
const horizonDays = 800

/**
 * The working time from an instant on, in order. Holidays are local dates (YYYY-MM-DD) without work. Stretches are real
 * time: where clocks change during work, the day is as much shorter or longer.
 */
export function* workingTime(
  from: number,
  hours: WorkingHours,
  holidays: readonly string[],
): Generator<WorkingStretch, void> {
  const free = new Set(holidays)
  const first = localTimeOf(from, hours.timeZone).date
  for (let day = 0; day < horizonDays; day += 1) {
    const date = dateAfter(first, day)
    if (free.has(date)) continue
    for (const interval of hours.week[weekdayOf(date)]) {
      const start = Math.max(from, instantAt(date, minuteOf(interval.from), hours.timeZone))
      const end = instantAt(date, minuteOf(interval.to), hours.timeZone)
      if (end > start) yield { from: start, to: end, date }
    }
  }
}

/** The time (ISO, in the zone of the hours) by which so many working minutes have passed since `from` (ISO). */
export function respondBy(
  from: string,
  workingMinutes: number,
  hours: WorkingHours,
  holidays: readonly string[] = [],
): string {
  let leftMs = workingMinutes * 60_000
  for (const stretch of workingTime(instantOf(from), hours, holidays)) {
    if (leftMs <= stretch.to - stretch.from) return isoAt(stretch.from + leftMs, hours.timeZone)
    leftMs -= stretch.to - stretch.from
  }
  throw neverOpen()
}

/** Working minutes between two times (ISO); zero where the second is not later. */
export function workingMinutesBetween(
  from: string,
  to: string,
  hours: WorkingHours,
  holidays: readonly string[] = [],
): number {
  const end = instantOf(to)
  let totalMs = 0
  for (const stretch of workingTime(instantOf(from), hours, holidays)) {
    if (stretch.from >= end) break
    totalMs += Math.min(stretch.to, end) - stretch.from
  }
  return totalMs / 60_000
}

/** The deadline of a policy as a time (ISO): the end of a working day is never earlier than the least working time. */
export function deadlineAt(
  deadline: Deadline,
  from: string,
  hours: WorkingHours,
  holidays: readonly string[] = [],
): string {
  if (deadline.kind === 'working_minutes') return respondBy(from, deadline.minutes, hours, holidays)
  const dayEnd = endOfWorkingDay(from, deadline.days, hours, holidays)
  const least = respondBy(from, deadline.atLeastMinutes, hours, holidays)
  return instantOf(least) > instantOf(dayEnd) ? least : dayEnd
}

/** The end of work `days` working days after the day on which somebody is next at work. */
function endOfWorkingDay(from: string, days: number, hours: WorkingHours, holidays: readonly string[]): string {
  const dates: string[] = []
  let end = Number.NaN
  for (const stretch of workingTime(instantOf(from), hours, holidays)) {
    if (dates.at(-1) !== stretch.date) dates.push(stretch.date)
    if (dates.length > days + 1) return isoAt(end, hours.timeZone)
    end = stretch.to
  }
  throw neverOpen()
}

/** Whether somebody is at work at a time (ISO). */
export function isWorkingTime(at: string, hours: WorkingHours, holidays: readonly string[] = []): boolean {
  const instant = instantOf(at)
  const next = workingTime(instant, hours, holidays).next()
  return !next.done && next.value.from === instant
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const weekdayOf = (date: string) => weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!
const neverOpen = () =>
  new AppError('bad_input', 'no_working_hours', `The working hours leave no working time in ${horizonDays} days.`)
