import { dayNumber, monthLength, nextDate, nextDayOfMonth, weekdayOf } from './calendar.ts'
import { ahead, type Found, numberAt, type Rule, type Sight, skipSmall } from './date-sight.ts'
import type { TimeWords } from './time-words.ts'
import type { Word } from './words.ts'

/** The last working day of this week: Friday, or Thursday where people write Hebrew; a week on once it is past. */
function endOfWeek({ hebrew, now }: Sight): number {
  const last = hebrew ? 4 : 5
  const left = last - weekdayOf(now.today)
  return left > 0 ? left : left + 7 > 2 && left < 0 ? 7 + left : 0
}

/** The day on which a period begins, is half over, or ends. */
function dayInPeriod(sight: Sight, unit: string, part: 'begin' | 'mid' | 'end'): number {
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

const partOf = (time: TimeWords, at: number): 'begin' | 'mid' | 'end' | null =>
  (['end', 'begin', 'mid'] as const).find((part) => time.is(part, at)) ?? null

function monthPart(sight: Sight, month: number, part: 'begin' | 'mid' | 'end'): number {
  const day = part === 'begin' ? 1 : part === 'mid' ? 15 : monthLength(sight.now.year, month)
  return ahead(sight, nextDate(sight.now, month, day))
}

/** Second week of May, «вторая неделя мая»: its first day. */
export const weekOfMonth: Rule = (sight, at) => {
  const { time } = sight
  const number = time.value('num', at)
  if (number === null || number < 1 || number > 4 || time.name('unit', at + 1) !== 'week') return null
  const monthAt = skipSmall(time, at + 2)
  const month = time.value('mo', monthAt)
  if (month === null) return null
  return { to: monthAt + 1, days: ahead(sight, nextDate(sight.now, month, 1 + 7 * (number - 1))) }
}

/** End, beginning or middle of a week, month, season or year; the part stands before the period or, in Kazakh, after it. */
export const periodPart: Rule = (sight, at) => {
  const { time } = sight
  const build = (part: 'begin' | 'mid' | 'end', period: number, to: number): Found | null => {
    const month = time.value('mo', period)
    if (month !== null) return { to, days: monthPart(sight, month, part) }
    const season = time.value('season', period)
    if (season !== null)
      return {
        to,
        days: monthPart(sight, part === 'begin' ? season : (season % 12) + (part === 'mid' ? 1 : 2), 'begin'),
      }
    const unit = time.name('unit', period)
    return unit && unit !== 'hour' ? { to, days: dayInPeriod(sight, unit, part) } : null
  }
  const part = partOf(time, at)
  if (part) {
    if (/^eo[dmw]$/.test(time.words[at].key))
      return {
        to: at + 1,
        days: dayInPeriod(sight, { d: 'day', w: 'week', m: 'month' }[time.words[at].key[2]] ?? 'day', 'end'),
      }
    const reach = time.words[at].script === 'cyrillic' ? 2 : 4
    for (let period = at + 1; period <= at + reach && period < time.words.length; period += 1) {
      const found = build(part, period, period + 1)
      if (found) return found
    }
    return null
  }
  const after = partOf(time, at + 1)
  return after ? build(after, at, at + 2) : null
}

const unitDays: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365, hour: 0 }

/** יומיים, שבועיים, חודשיים, שנתיים: the dual of Hebrew says two by itself. */
const isDual = (word: Word): boolean => word.script === 'hebrew' && word.key.endsWith('יימ')

/** Whether words before a number say that it is the time left or given: «дали три дня», gave us a week, ארכה של. */
const isGiven = ({ time }: Sight, at: number): boolean =>
  [1, 2, 3].some((back) => at >= back && time.is('given', at - back))

/** Kazakh says "within" by a case: екі аптада, он күнде. */
const isWithinCase = (word: Word | undefined): boolean => word !== undefined && /(?:да|де)$/.test(word.key)

/** In two weeks, «через неделю», екі аптадан кейін, «недели через две», three days left, two weeks to the opening. */
export const span: Rule = (sight, at) => {
  const { time } = sight
  if (time.is('half', at)) return { to: time.endOf('half', at), days: 182 }
  const leading = time.is('in', at)
  const first = leading ? (time.is('on', at + 1) ? at + 2 : at + 1) : at
  const number = numberAt(time, first)
  const unitAt = number ? skipSmall(time, number.to) : first
  const unit = time.name('unit', unitAt)
  if (!unit) return null
  const dual = isDual(time.words[unitAt])
  const minutes = /^(?:минут|min)/.test(time.words[unitAt].key)
  const trailing = time.is('in', unitAt + 1)
  const counted = number !== null || dual
  const ends = counted && unit !== 'hour' && (time.is('until', unitAt + 1) || time.is('to_event', unitAt + 1))
  const soon = counted && time.is('this', unitAt + 1)
  const within = number !== null && unit !== 'hour' && isWithinCase(time.words[unitAt])
  if (!leading && !trailing && !ends && !soon && !within && !isGiven(sight, at)) return null
  const after = trailing && !number ? numberAt(time, unitAt + 2) : null
  const count = number?.value ?? after?.value ?? (dual ? 2 : 1)
  return {
    to: after ? after.to : trailing || soon ? unitAt + 2 : unitAt + 1,
    days: unit === 'hour' ? (minutes ? 0 : Math.floor(count / 24)) : Math.round(count * unitDays[unit]),
    vague: unit === 'hour' && (minutes || count < 24),
  }
}

/** Next week, «на следующей неделе», שבוע הבא; this week, осы апта, השבוע. */
export const namedPeriod: Rule = (sight, at) => {
  const { time, now } = sight
  if (time.words[at].key === 'השבוע') return { to: at + 1, days: endOfWeek(sight) }
  const first = time.is('next', at) ? 'next' : time.is('this', at) ? 'this' : null
  const unitAt = first ? at + 1 : at
  const unit = time.name('unit', unitAt)
  if (!unit || unit === 'day' || unit === 'hour' || time.is('in', unitAt + 1)) return null
  const word = first ?? (time.is('next', at + 1) && time.words[at].script === 'hebrew' ? 'next' : null)
  if (!word) return null
  const to = first ? unitAt + 1 : at + 2
  if (word === 'this') return { to, days: dayInPeriod(sight, unit, 'end') }
  if (unit === 'week') return { to, days: 8 - weekdayOf(now.today) }
  if (unit === 'month') return { to, days: ahead(sight, nextDayOfMonth(now, 1)) }
  if (unit === 'quarter') return { to, days: dayInPeriod(sight, 'quarter', 'end') + 1 }
  return { to, days: dayNumber(now.year + 1, 1, 1) - now.today }
}

export const monthAlone: Rule = (sight, at) => {
  const { time, now } = sight
  const month = time.value('mo', at) ?? time.value('season', at)
  if (month === null) return null
  if (
    time.words[at].key === 'may' &&
    !(at > 0 && (time.is('on', at - 1) || time.is('until', at - 1) || time.words[at - 1].key === 'in'))
  )
    return null
  const length = time.value('mo', at) === null ? 3 : 1
  const sinceStart = (now.month - month + 12) % 12
  const nextYear = at > 0 && time.is('next', at - 1)
  if (sinceStart < length && !nextYear)
    return { to: at + 1, days: length === 1 ? Math.min(7, monthLength(now.year, month) - now.day) : 14 }
  return { to: at + 1, days: ahead(sight, nextDate(now, month, 1)) }
}

/** The year that follows a period: 2026, or «26 года»; null where none does. */
function yearAt({ time }: Sight, at: number): number | null {
  for (const place of [at, at + 1]) {
    const word = time.words[place]
    if (word?.kind !== 'number') continue
    if (/^20[2-4]\d$/.test(word.word)) return Number(word.word)
    if (/^[2-4]\d$/.test(word.word) && time.name('unit', place + 1) === 'year') return 2000 + Number(word.word)
  }
  return null
}

/** Q1, «второй квартал», ברבעון השני: the number of a quarter and the index behind it. */
function quarterAt({ time }: Sight, at: number): { readonly number: number; readonly to: number } | null {
  const next = time.words[at + 1]
  if (time.words[at].key === 'q' && next?.kind === 'number' && /^[1-4]$/.test(next.word))
    return { number: Number(next.word), to: at + 2 }
  const joined = /^q([1-4])$/.exec(time.words[at].word)
  if (joined) return { number: Number(joined[1]), to: at + 1 }
  const before = numberAt(time, at)
  if (before && time.name('unit', before.to) === 'quarter') return { number: before.value, to: before.to + 1 }
  const behind = time.name('unit', at) === 'quarter' ? time.value('num', at + 1) : null
  return behind === null ? null : { number: behind, to: at + 2 }
}

export const quarterOrYear: Rule = (sight, at) => {
  const { words } = sight.time
  const { year, month, today } = sight.now
  const quarter = quarterAt(sight, at)
  if (quarter && quarter.number >= 1 && quarter.number <= 4) {
    const start = (quarter.number - 1) * 3 + 1
    const named = yearAt(sight, quarter.to)
    const day = dayNumber(named ?? (start + 2 >= month ? year : year + 1), start, 1)
    return { to: quarter.to, days: Math.max(day - today, 0) }
  }
  const wanted = words[at].kind === 'number' && /^20[2-4]\d$/.test(words[at].word) ? Number(words[at].word) : 0
  return wanted > year && wanted < year + 6 ? { to: at + 1, days: dayNumber(wanted, 1, 1) - today } : null
}
