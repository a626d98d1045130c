/** Days of the civil calendar as numbers: 0 is 1970-01-01. */
export type DayNumber = number

/** Days since 1970-01-01 of a date of the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The last day of a month. */
export const monthLength = (year: number, month: number): number =>
  dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayNumber(year, month, 1)

/** Such a day of a month; its last one where the month is shorter. */
export const dayWithin = (year: number, month: number, day: number): DayNumber =>
  dayNumber(year, month, Math.min(day, monthLength(year, month)))

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: DayNumber): number => ((((day + 3) % 7) + 7) % 7) + 1

/** The moment a message came, in the clock of its sender. */
export type Received = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly today: DayNumber
}

/** Reads the local date and hour out of an ISO 8601 time; its offset is the sender's. Null where it is none. */
export function parseReceived(time: string | null): Received | null {
  const parts = time === null ? null : /^(\d{4})-(\d\d)-(\d\d)T(\d\d):/.exec(time)
  if (!parts) return null
  const [year, month, day, hour] = parts.slice(1).map(Number)
  return { year, month, day, hour, today: dayNumber(year, month, day) }
}

/** The next such day of the year, today or later; a date a few days back still means this year. */
export function nextDate({ year, today }: Received, month: number, day: number): DayNumber {
  const thisYear = dayWithin(year, month, day)
  return thisYear >= today - 3 ? thisYear : dayWithin(year + 1, month, day)
}

/** Such a day of the next month. */
export const dayOfNextMonth = ({ year, month }: Received, day: number): DayNumber =>
  month === 12 ? dayWithin(year + 1, 1, day) : dayWithin(year, month + 1, day)

/** The next such day of a month, today or later. */
export function nextDayOfMonth(received: Received, day: number): DayNumber {
  const here = dayWithin(received.year, received.month, day)
  return here >= received.today ? here : dayOfNextMonth(received, day)
}

/** The next such weekday after today (today itself is a week away). */
export function nextWeekday({ today }: Received, weekday: number): DayNumber {
  const ahead = (weekday - weekdayOf(today) + 7) % 7
  return today + (ahead === 0 ? 7 : ahead)
}
