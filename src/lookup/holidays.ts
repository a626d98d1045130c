import Holidays from 'date-holidays'

const cache = new Map<string, readonly string[]>()

/**
 * Public holidays of a country or region (`KZ`, `RU-TA`) in the year of a time and the next one, as local dates YYYY-MM-DD; none for null
 * or an unknown code. From date-holidays (CC BY 3.0).
 */
export function publicHolidays(code: string | null, around: string): readonly string[] {
  if (code === null) return []
  const year = new Date(around).getUTCFullYear()
  const key = `${code}:${year}`
  const known = cache.get(key)
  if (known) return known
  const [country, state] = code.split('-') as [string, string | undefined]
  const calendar = state ? new Holidays(country, state) : new Holidays(country)
  const days = [year, year + 1].flatMap((each) => calendar.getHolidays(each) ?? [])
  const dates = [...new Set(days.filter(({ type }) => type === 'public').map(({ date }) => date.slice(0, 10)))]
  cache.set(key, dates)
  return dates
}
