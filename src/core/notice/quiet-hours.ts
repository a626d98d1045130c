import { dateAfter, instantAt, instantOf, localTimeOf } from '../route/zone.ts'

export type QuietHours = { readonly from: string; readonly to: string }

/** When a person's quiet hours end (ISO), where `now` is within them; null outside. They may pass midnight. */
export function quietUntil(quiet: QuietHours | null, timeZone: string, now: string): string | null {
  if (quiet === null) return null
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)]
  const { date, minute } = localTimeOf(instantOf(now), timeZone)
  const inside = from <= to ? minute >= from && minute < to : minute >= from || minute < to
  if (!inside) return null
  const endDate = minute < to ? date : dateAfter(date, 1)
  return new Date(instantAt(endDate, to, timeZone)).toISOString()
}

/** `HH:MM` in minutes since midnight. */
function minuteOf(text: string): number {
  const [hours, minutes] = text.split(':').map(Number)
  return hours! * 60 + minutes!
}
