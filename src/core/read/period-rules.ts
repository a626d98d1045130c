import { dayNumber, monthLength, nextDate, nextDayOfMonth, weekdayOf } from './calendar.ts'
import { ahead, countAt, type Found, numberAt, yearAt, type Rule, type Sight, skipSmall } from './date-sight.ts'
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

/** Second week of May, «последняя неделя апреля», first Monday of September, «қазанның екінші сенбісі»: its first day. */
export const weekOfMonth: Rule = (sight, at) => {
  const { time, now } = sight
  const monthFirst = time.value('mo', at)
  const numberAtWord = monthFirst === null ? at : at + 1
  const number = time.is('last', numberAtWord) ? 5 : (time.value('num', numberAtWord) ?? 0)
  if (number < 1 || number > 5) return null
  const weekday = time.value('wd', numberAtWord + 1)
  if (weekday === null && time.name('unit', numberAtWord + 1) !== 'week') return null
  const monthAt = monthFirst === null ? skipSmall(time, numberAtWord + 2) : at
  const month = monthFirst ?? time.value('mo', monthAt)
  if (month === null) return null
  const to = monthFirst === null ? monthAt + 1 : numberAtWord + 2
  const weeks = number === 5 ? 0 : number - 1
  const start = nextDate(now, month, number === 5 ? 22 : 1) + 7 * weeks
  const shift = weekday === null || weekday > 7 ? 0 : (weekday - weekdayOf(start) + 7) % 7
  return { to, days: ahead(sight, start + shift) }
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
    const quarter = quarterAt(sight, period)
    if (quarter) return { to: quarter.to, days: quarterPart(sight, quarter, part) }
    const unit = time.name('unit', period)
    return unit && (unit === 'day' || calendarUnits.has(unit)) ? { to, days: dayInPeriod(sight, unit, part) } : null
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

const unitDays: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 91,
  year: 365,
  hour: 0,
}
/** Units that have a beginning and an end of their own in the calendar. */
const calendarUnits = new Set(['week', 'month', 'quarter', 'year'])
/** Calendar days for a working day. */
const workingDay = 7 / 5

/** יומיים, שבועיים, חודשיים, שנתיים: the dual of Hebrew says two by itself. */
const isDual = (word: Word): boolean => word.script === 'hebrew' && word.key.endsWith('יימ')

/** Whether words before a number say that it is the time left or given: «дали три дня», gave us a week, ארכה של. */
const isGiven = ({ time }: Sight, at: number): boolean =>
  [1, 2, 3].some((back) => at >= back && time.is('given', at - back))

/** Kazakh says "within" by a case: екі аптада, он күнде. */
const isWithinCase = (word: Word | undefined): boolean => word !== undefined && /(?:да|де)$/.test(word.key)

type Length = {
  readonly number: { readonly value: number; readonly to: number } | null
  readonly unit: string
  readonly unitAt: number
  readonly to: number
  /** Days of the calendar that one unit takes. */
  readonly days: number
}

/** What a span is measured in: number and unit, «10 рабочих дней», a month and a half, ימי עסקים. */
function lengthAt({ time }: Sight, at: number): Length | null {
  const number = countAt(time, at)
  const behind = number ? skipSmall(time, number.to) : at
  const working = time.is('workday', behind)
  const unitAt = working ? behind + 1 : behind
  const unit = time.name('unit', unitAt)
  if (!unit) return null
  const half = !number && time.is('and_half', unitAt + 1)
  const to = half ? time.endOf('and_half', unitAt + 1) : time.is('workday', unitAt + 1) ? unitAt + 2 : unitAt + 1
  const days = unitDays[unit] * (working || (unit === 'day' && to > unitAt + 1) ? workingDay : 1)
  return { number: half ? { value: 1.5, to } : number, unit, unitAt, to, days }
}

/** Where a length begins behind a word like "in": about, a; the next, «ближайшие» where a number follows. */
function skipLoose({ time }: Sight, at: number): number {
  const start = time.is('on', at) ? at + 1 : at
  let next = start
  while (time.is('loose', next)) next += 1
  if (countAt(time, next)) return next
  let far = next
  while (far < next + 3 && (time.words[far]?.key === 'the' || time.is('next', far) || time.is('this', far))) far += 1
  return countAt(time, far) ? far : next
}

/** In two weeks, «через неделю», екі аптадан кейін, «недели через две», three days left, two weeks to the opening. */
export const span: Rule = (sight, at) => {
  const { time } = sight
  if (time.is('half', at)) return { to: time.endOf('half', at), days: 182 }
  const ahead = (time.is('next', at) || time.is('this', at)) && countAt(time, at + 1) !== null
  const leading = time.is('in', at) || ahead
  const first = leading ? skipLoose(sight, at + 1) : at
  const length = lengthAt(sight, first)
  if (!length) return null
  const { number, unit, unitAt } = length
  const dual = isDual(time.words[unitAt])
  const minutes = /^(?:минут|min)/.test(time.words[unitAt].key)
  const trailing = time.is('in', length.to)
  const counted = number !== null || dual
  const ends = counted && unit !== 'hour' && (time.is('until', length.to) || time.is('to_event', length.to))
  const soon = counted && time.is('this', length.to)
  const within = number !== null && unit !== 'hour' && isWithinCase(time.words[unitAt])
  if (!leading && !trailing && !ends && !soon && !within && !isGiven(sight, at)) return null
  const after = trailing && !number ? countAt(time, length.to + 1) : null
  const count = number?.value ?? after?.value ?? (dual ? 2 : 1)
  return {
    to: after ? after.to : trailing ? time.endOf('in', length.to) : soon ? length.to + 1 : length.to,
    days: unit === 'hour' ? (minutes ? 0 : Math.floor(count / 24)) : Math.round(count * length.days),
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

/** The year right before a month: «2026 маусымда», «келесі жылдың қыркүйегінде». */
function leadingYear(sight: Sight, at: number, to: number): { readonly year: number; readonly to: number } | null {
  for (const start of [at - 2, at - 1]) {
    const before = start < 0 ? null : yearAt(sight, start)
    if (before?.to === at) return { year: before.year, to }
  }
  return null
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
  const named = yearAt(sight, to) ?? leadingYear(sight, at, to)
  if (named) return { to: named.to, days: dayNumber(named.year, month, 1) - now.today }
  const length = time.value('mo', at) === null ? 3 : 1
  const sinceStart = (now.month - month + 12) % 12
  const nextYear = at > 0 && time.is('next', at - 1)
  if (sinceStart < length && !nextYear)
    return { to: at + 1, days: length === 1 ? Math.min(7, monthLength(now.year, month) - now.day) : 14 }
  return { to: at + 1, days: ahead(sight, nextDate(now, month, 1)) }
}

type Quarter = { readonly number: number; readonly to: number; readonly year: number | null }

/** Q1, «второй квартал», «III квартал», ברבעון השני: the number of a quarter and the index behind it. */
function quarterAt(sight: Sight, at: number): Quarter | null {
  const { time } = sight
  const quarter = (number: number, to: number): Quarter => {
    const named = yearAt(sight, to)
    return { number, to: named?.to ?? to, year: named?.year ?? null }
  }
  const next = time.words[at + 1]
  if (time.words[at].key === 'q' && next?.kind === 'number' && /^[1-4]$/.test(next.word))
    return quarter(Number(next.word), at + 2)
  const joined = /^q([1-4])$/.exec(time.words[at].word)
  if (joined) return quarter(Number(joined[1]), at + 1)
  const before = numberAt(time, at)
  if (before && before.value >= 1 && before.value <= 4 && time.name('unit', before.to) === 'quarter')
    return quarter(before.value, before.to + 1)
  const behind = time.name('unit', at) === 'quarter' ? time.value('num', at + 1) : null
  return behind === null ? null : quarter(behind, at + 2)
}

/** Days to the beginning, middle or end of a quarter; one that has begun begins today. */
function quarterPart(sight: Sight, quarter: Quarter, part: 'begin' | 'mid' | 'end'): number {
  const { year, month, today } = sight.now
  const first = (quarter.number - 1) * 3 + 1
  const named = quarter.year ?? (first + 2 >= month ? year : year + 1)
  if (part === 'end') return dayNumber(named, first + 2, monthLength(named, first + 2)) - today
  return Math.max(dayNumber(named, part === 'mid' ? first + 1 : first, part === 'mid' ? 15 : 1) - today, 0)
}

export const quarterOrYear: Rule = (sight, at) => {
  const { words } = sight.time
  const { year, today } = sight.now
  const quarter = quarterAt(sight, at)
  if (quarter) return { to: quarter.to, days: quarterPart(sight, quarter, 'begin') }
  const wanted = words[at].kind === 'number' && /^20[2-4]\d$/.test(words[at].word) ? Number(words[at].word) : 0
  return wanted > year && wanted < year + 6 ? { to: at + 1, days: dayNumber(wanted, 1, 1) - today } : null
}
