import { dayNumber, dayWithin, monthLength, nextDate, nextDayOfMonth, weekdayOf } from './calendar.ts'
import { ahead, type Found, type NamedYear, type Rule, type Sight, skipSmall, yearAt } from './date-sight.ts'
import { type Part, quarterAt, quarterPart } from './quarter-rules.ts'
import type { TimeWords } from './time-words.ts'

/** The last working day of this week: Friday, or Thursday where people write Hebrew; a week on once it is past. */
function endOfWeek({ hebrew, now }: Sight): number {
  const last = hebrew ? 4 : 5
  const left = last - weekdayOf(now.today)
  return left > 0 ? left : left + 7 > 2 && left < 0 ? 7 + left : 0
}

/** The day on which a period begins, is half over, or ends. */
function dayInPeriod(sight: Sight, unit: string, part: Part): number {
  const { year, month, today } = sight.now
  if (unit === 'week') return part === 'end' ? endOfWeek(sight) : part === 'mid' ? 2 : 7
  if (unit === 'day') return 0
  if (unit === 'month') {
    if (part === 'begin') return ahead(sight, nextDayOfMonth(sight.now, 1))
    const day = part === 'mid' ? 15 : monthLength(year, month)
    return ahead(sight, nextDayOfMonth(sight.now, day))
  }
  if (unit === 'quarter') {
    const last = Math.ceil(month / 3) * 3
    return dayNumber(year, last, monthLength(year, last)) - today
  }
  return part === 'end' ? dayNumber(year, 12, 31) - today : dayNumber(year + 1, part === 'mid' ? 6 : 1, 1) - today
}

const parts: readonly Part[] = ['end', 'begin', 'mid']

function partOf(time: TimeWords, at: number): Part | null {
  for (const part of parts) if (time.is(part, at)) return part
  return null
}

/** The year right before a month: «2026 маусымда», «келесі жылдың қыркүйегінде». */
function leadingYear(sight: Sight, at: number, to: number): NamedYear | null {
  for (const start of [at - 2, at - 1]) {
    const before = start < 0 ? null : yearAt(sight, start)
    if (before?.to === at) return { year: before.year, to }
  }
  return null
}

/** The year named with a month that begins at a word: behind what is said of it, or right before. */
const yearOf = (sight: Sight, at: number, to: number): NamedYear | null =>
  yearAt(sight, to) ?? leadingYear(sight, at, to)

function monthPart(
  sight: Sight,
  { month, part }: { readonly month: number; readonly part: Part },
  year?: number,
): number {
  const day = { begin: 1, mid: 15, end: 31 }[part]
  return ahead(sight, year === undefined ? nextDate(sight.now, month, day) : dayWithin(year, month, day))
}

/** The first to fourth such weekday of a month, and as the fifth its last one, even where there are but four. */
function weekdayInMonth(dayOf: (day: number) => number, weekday: number, number: number): number {
  const start = dayOf(number === 5 ? 31 : 7 * number - 6)
  const shift = (weekday - weekdayOf(start) + 7) % 7
  return number === 5 && shift > 0 ? start + shift - 7 : start + shift
}

/** Second week of May, «последняя неделя апреля», first Monday of September, «қазанның екінші сенбісі»: its first day. */
export const weekOfMonth: Rule = (sight, at) => {
  const { time, now } = sight
  const monthFirst = time.value('mo', at)
  const numberAtWord = monthFirst === null ? at : at + 1
  const number = time.is('last', numberAtWord) ? 5 : (time.value('num', numberAtWord) ?? 0)
  if (number < 1 || number > 5 || number % 1 !== 0) return null
  const weekday = time.value('wd', numberAtWord + 1)
  if (weekday === null && time.name('unit', numberAtWord + 1) !== 'week') return null
  const monthAt = monthFirst === null ? skipSmall(time, numberAtWord + 2) : at
  const month = monthFirst ?? time.value('mo', monthAt)
  if (month === null) return null
  const to = monthFirst === null ? monthAt + 1 : numberAtWord + 2
  const named = yearOf(sight, at, to)
  const dayOf = (day: number): number => (named ? dayWithin(named.year, month, day) : nextDate(now, month, day))
  const isWeek = weekday === null || weekday > 7
  const day = isWeek ? dayOf(7 * Math.min(number, 4) - 6) : weekdayInMonth(dayOf, weekday, number)
  return { to: named?.to ?? to, days: ahead(sight, day) }
}

/** A part of the period named at a word, or null where none is; `to` is where the mention ends if it names no more. */
function partOfPeriod(sight: Sight, part: Part, { period, to }: { period: number; to: number }): Found | null {
  const { time } = sight
  const inMonth = (month: number, within: Part): Found => {
    const named = yearOf(sight, period, to)
    return { to: named?.to ?? to, days: monthPart(sight, { month, part: within }, named?.year) }
  }
  const month = time.value('mo', period)
  if (month !== null) return inMonth(month, part)
  const season = time.value('season', period)
  if (season !== null) return inMonth(part === 'begin' ? season : (season % 12) + (part === 'mid' ? 1 : 2), 'begin')
  const quarter = quarterAt(sight, period)
  if (quarter) return { to: quarter.to, days: quarterPart(sight, quarter, part) }
  const unit = time.name('unit', period)
  return unit && (unit === 'day' || calendarUnits.has(unit)) ? { to, days: dayInPeriod(sight, unit, part) } : null
}

/** End, beginning or middle of a week, month, season or year; the part stands before the period or, in Kazakh, after it. */
export const periodPart: Rule = (sight, at) => {
  const { time } = sight
  const part = partOf(time, at)
  if (part) {
    if (/^eo[dmw]$/.test(time.words[at].key))
      return {
        to: at + 1,
        days: dayInPeriod(sight, { d: 'day', w: 'week', m: 'month' }[time.words[at].key[2]] ?? 'day', 'end'),
      }
    const reach = time.words[at].script === 'cyrillic' ? 2 : 4
    for (let period = at + 1; period <= at + reach && period < time.words.length; period += 1) {
      const found = partOfPeriod(sight, part, { period, to: period + 1 })
      if (found) return found
    }
    return null
  }
  const after = partOf(time, at + 1)
  return after ? partOfPeriod(sight, after, { period: at, to: at + 2 }) : null
}

/** Units that have a beginning and an end of their own in the calendar. */
const calendarUnits = new Set(['week', 'month', 'quarter', 'year'])

/** Next week, «на следующей неделе», שבוע הבא; this week, осы апта, השבוע. */
export const namedPeriod: Rule = (sight, at) => {
  const { time, now } = sight
  if (time.words[at].key === 'השבוע') return { to: at + 1, days: endOfWeek(sight) }
  const first = time.is('next', at) ? 'next' : time.is('this', at) ? 'this' : null
  const unitAt = first ? at + 1 : at
  const unit = time.name('unit', unitAt)
  if (!unit || !calendarUnits.has(unit) || time.is('in', unitAt + 1)) return null
  const word = first ?? (time.is('next', at + 1) && time.words[at].script === 'hebrew' ? 'next' : null)
  if (!word) return null
  const to = first ? unitAt + 1 : at + 2
  if (word === 'this') return { to, days: dayInPeriod(sight, unit, 'end') }
  if (unit === 'week') return { to, days: 8 - weekdayOf(now.today) }
  if (unit === 'month') return { to, days: ahead(sight, nextDayOfMonth(now, 1)) }
  if (unit === 'quarter') return { to, days: dayInPeriod(sight, 'quarter', 'end') + 1 }
  return { to, days: dayNumber(now.year + 1, 1, 1) - now.today }
}

/** In May, by summer, «весной 2027 года», «келесі жылдың қыркүйегінде»: its first day. */
export const monthAlone: Rule = (sight, at) => {
  const { time, now } = sight
  const month = time.value('mo', at) ?? time.value('season', at)
  if (month === null) return null
  if (
    time.words[at].key === 'may' &&
    !(at > 0 && (time.is('on', at - 1) || time.is('until', at - 1) || time.words[at - 1].key === 'in'))
  )
    return null
  const to = time.endOf(time.value('mo', at) === null ? 'season' : 'mo', at)
  const named = yearOf(sight, at, to)
  if (named) return { to: named.to, days: dayNumber(named.year, month, 1) - now.today }
  const length = time.value('mo', at) === null ? 3 : 1
  const sinceStart = (now.month - month + 12) % 12
  const nextYear = at > 0 && time.is('next', at - 1)
  if (sinceStart < length && !nextYear)
    return { to, days: length === 1 ? Math.min(7, monthLength(now.year, month) - now.day) : 14 }
  return { to, days: ahead(sight, nextDate(now, month, 1)) }
}
