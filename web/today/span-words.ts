import type { Translate } from '../language/messages.ts'

/** A span of time as short as a table wants it: minutes, from an hour on hours, from a day on days. */
export function spanWords(minutes: number, t: Translate): string {
  if (minutes < 60) return t('time.minutes', { n: Math.round(minutes) })
  if (minutes < 1440) return t('time.hours', { n: Math.round(minutes / 60) })
  return t('time.days', { n: Math.round(minutes / 1440) })
}
