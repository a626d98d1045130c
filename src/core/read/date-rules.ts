import { dayNumber, monthLength, nextDate, nextDayOfMonth, nextWeekday, type Received, weekdayOf } from './calendar.ts'
import type { Feasts } from './feasts.ts'
import type { TimeWords } from './time-words.ts'
import type { Word } from './words.ts'

/** What a rule is given: the words of time, the moment of receipt, the feasts. */
export type Sight = { readonly time: TimeWords; readonly now: Received; readonly feasts: Feasts }
export type Found = { readonly to: number; readonly days: number; readonly vague?: boolean; readonly from?: number }
type Rule = (sight: Sight, at: number) => Found | null

const smallWords = new Set(['of', 'the', '-', 'го', 'му', 'ое', 'числа', 'ה', '.', ','])

/** Skips hyphens and small words, at most two of them. */
function skipSmall({ words }: TimeWords, at: number): number {
  let next = at
  while (next < words.length && next < at + 2 && smallWords.has(words[next].key)) next += 1
  return next
}

const isWhole = (word: Word | undefined): boolean => word?.kind === 'number' && /^\d{1,3}$/.test(word.word)

/** A number in digits or words, with tens and ones joined: 27, «двадцать седьмого». */
function numberAt(time: TimeWords, at: number): { readonly value: number; readonly to: number } | null {
  if (isWhole(time.words[at])) return { value: Number(time.words[at].word), to: at + 1 }
  const value = time.value('num', at)
  if (value === null) return null
  const to = time.endOf('num', at)
  const ones = value === 20 || value === 30 || value === 10 ? time.value('num', to) : null
  return ones !== null && ones >= 1 && ones < 10 ? { value: value + ones, to: time.endOf('num', to) } : { value, to }
}

const ahead = ({ now }: Sight, day: number): number => day - now.today

const dayAndMonth: Rule = (sight, at) => {
  const number = numberAt(sight.time, at)
  if (!number || number.value < 1 || number.value > 31 || number.value % 1 !== 0) return null
  const next = skipSmall(sight.time, number.to)
  const month = sight.time.value('mo', next)
  if (month === null) return null
  const to = sight.time.endOf('mo', next)
  const year = sight.time.words[to]?.kind === 'number' && /^20\d\d$/.test(sight.time.words[to].word) ? to : -1
  if (year >= 0)
    return { to: to + 1, days: ahead(sight, dayNumber(Number(sight.time.words[year].word), month, number.value)) }
  return { to, days: ahead(sight, nextDate(sight.now, month, number.value)) }
}

const monthAndDay: Rule = (sight, at) => {
  const month = sight.time.value('mo', at)
  if (month === null) return null
  const { script, key } = sight.time.words[at]
  if (script !== 'latin' && !/(?:нин|дин|тин)$/.test(key)) return null
  const number = numberAt(sight.time, skipSmall(sight.time, at + 1))
  if (!number || number.value < 1 || number.value > 31 || number.value % 1 !== 0) return null
  return { to: number.to, days: ahead(sight, nextDate(sight.now, month, number.value)) }
}

const numericDate: Rule = (sight, at) => {
  const word = sight.time.words[at]
  const parts = word.kind === 'number' ? /^(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?$/.exec(word.word) : null
  if (!parts) return null
  const [day, month] = [Number(parts[1]), Number(parts[2])]
  if (day < 1 || day > 31 || month < 1 || month > 12) return null
  const before =
    at > 0 && (sight.time.is('until', at - 1) || sight.time.is('on', at - 1) || sight.time.words[at - 1].word === '-')
  if (!parts[3] && parts[2].length === 1 && !before) return null
  const after = sight.time.words[at + 1]
  if (!parts[3] && !before && after?.kind === 'word' && after.start - word.end <= 1 && !sight.time.is('until', at + 1))
    return null
  if (!parts[3]) return { to: at + 1, days: ahead(sight, nextDate(sight.now, month, day)) }
  const year = Number(parts[3].length === 2 ? `20${parts[3]}` : parts[3])
  return { to: at + 1, days: ahead(sight, dayNumber(year, month, day)) }
}

/** «15-го», the 19th, 25-інде, 25 לחודש; and «до двадцать седьмого». */
const dayOfMonth: Rule = (sight, at) => {
  const { time } = sight
  const number = numberAt(time, at)
  if (!number || number.value < 1 || number.value > 31 || number.value % 1 !== 0) return null
  const hyphen = time.words[number.to]?.word === '-' ? number.to + 1 : number.to
  const digits = isWhole(time.words[at])
  const touching = time.words[hyphen] && time.words[hyphen].start - time.words[number.to - 1].end <= 1
  const marked = touching && time.is('date_mark', hyphen)
  const ordinal = !digits && /(?:го|му)$/.test(time.words[number.to - 1].key) && at > 0 && time.is('until', at - 1)
  if (!marked && !ordinal) return null
  return { to: marked ? hyphen + 1 : number.to, days: ahead(sight, nextDayOfMonth(sight.now, number.value)) }
}

const weekday: Rule = (sight, at) => {
  const { time, now } = sight
  const wanted = time.value('wd', at)
  if (wanted === null) return null
  const to = time.endOf('wd', at)
  const day = nextWeekday(now, wanted > 7 ? Math.floor(wanted / 10) : wanted)
  const isNext = (at > 0 && time.is('next', at - 1)) || time.is('next', to)
  const days = ahead(sight, day)
  return { to: time.is('next', to) ? to + 1 : to, days: isNext && days <= 2 ? days + 7 : days }
}

/** The last working day of this week: Friday, or Thursday where people write Hebrew; a week on once it is past. */
function endOfWeek({ time, now }: Sight): number {
  const last = time.words.some(({ script }) => script === 'hebrew') ? 4 : 5
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

/** End, beginning or middle of a week, month, season or year; the part stands before the period or, in Kazakh, after it. */
const periodPart: Rule = (sight, at) => {
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
    for (let period = at + 1; period <= at + 4 && period < time.words.length; period += 1) {
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

/** In two weeks, «через неделю», екі аптадан кейін, «недели через две», three days left. */
const span: Rule = (sight, at) => {
  const { time } = sight
  if (time.is('half', at)) return { to: time.endOf('half', at), days: 182 }
  const leading = time.is('in', at)
  const number = numberAt(time, leading ? at + 1 : at)
  const unitAt = number ? skipSmall(time, number.to) : leading ? at + 1 : at
  const unit = time.name('unit', unitAt)
  if (!unit) return null
  const trailing = time.is('in', unitAt + 1)
  if (!leading && !trailing) return null
  const after = trailing && !number ? numberAt(time, unitAt + 2) : null
  const count = number?.value ?? after?.value ?? (time.words[unitAt] && isDual(time.words[unitAt]) ? 2 : 1)
  return {
    to: after ? after.to : trailing ? unitAt + 2 : unitAt + 1,
    days: Math.round(count * unitDays[unit]),
    vague: unit === 'hour',
  }
}

/** Next week, «на следующей неделе», שבוע הבא; this week, осы апта, השבוע. */
const namedPeriod: Rule = (sight, at) => {
  const { time, now } = sight
  if (time.words[at].key === 'השבוע') return { to: at + 1, days: endOfWeek(sight) }
  const first = time.is('next', at) ? 'next' : time.is('this', at) ? 'this' : null
  const unitAt = first ? at + 1 : at
  const unit = time.name('unit', unitAt)
  if (!unit || unit === 'day' || unit === 'hour') return null
  const word = first ?? (time.is('next', at + 1) && time.words[at].script === 'hebrew' ? 'next' : null)
  if (!word) return null
  const to = first ? unitAt + 1 : at + 2
  if (word === 'this') return { to, days: dayInPeriod(sight, unit, 'end') }
  if (unit === 'week') return { to, days: 8 - weekdayOf(now.today) }
  if (unit === 'month') return { to, days: ahead(sight, nextDayOfMonth(now, 1)) }
  if (unit === 'quarter') return { to, days: dayInPeriod(sight, 'quarter', 'end') + 1 }
  return { to, days: dayNumber(now.year + 1, 1, 1) - now.today }
}

const monthAlone: Rule = (sight, at) => {
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

const feast: Rule = (sight, at) => {
  const name = sight.time.name('hol', at)
  if (name === null) return null
  const to = sight.time.endOf('hol', at)
  if (/^\d/.test(name)) {
    const [month, day] = name.split('-').map(Number)
    return { to, days: ahead(sight, nextDate(sight.now, month, day)) }
  }
  const day = (sight.feasts.get(name) ?? [])
    .map(([y, m, d]) => dayNumber(y, m, d))
    .find((d) => d >= sight.now.today - 2)
  return day === undefined ? null : { to, days: ahead(sight, day) }
}

const nearDay: Rule = (sight, at) => {
  const days = sight.time.value('day', at)
  return days === null ? null : { to: sight.time.endOf('day', at), days }
}

const quarterOrYear: Rule = (sight, at) => {
  const { words } = sight.time
  const { year, month, today } = sight.now
  const next = words[at + 1]
  if (words[at].key === 'q' && next?.kind === 'number' && /^[1-4]$/.test(next.word)) {
    const start = (Number(next.word) - 1) * 3 + 1
    const day = start + 2 >= month ? dayNumber(year, start, 1) : dayNumber(year + 1, start, 1)
    return { to: at + 2, days: Math.max(day - today, 0) }
  }
  const wanted = words[at].kind === 'number' && /^20[2-4]\d$/.test(words[at].word) ? Number(words[at].word) : 0
  return wanted > year && wanted < year + 6 ? { to: at + 1, days: dayNumber(wanted, 1, 1) - today } : null
}

const partOfDay: Rule = ({ time, now }, at) => {
  if (time.is('evening', at)) return { to: at + 1, days: 0, vague: true }
  return time.is('morning', at) ? { to: at + 1, days: now.hour >= 9 ? 1 : 0, vague: true } : null
}

const rules: readonly Rule[] = [
  dayAndMonth,
  monthAndDay,
  numericDate,
  dayOfMonth,
  periodPart,
  span,
  namedPeriod,
  weekday,
  feast,
  quarterOrYear,
  monthAlone,
  nearDay,
  partOfDay,
]

/** Whether a date can start at a word: at a word of time, a number, or the q of a quarter. */
export const mayBeDate = ({ words, any }: TimeWords, at: number): boolean =>
  words[at].kind !== 'mark' && (any(at) || words[at].kind === 'number' || words[at].key === 'q')

/** The date that starts at a word, by the first rule that knows it. */
export function firstDate(sight: Sight, at: number): Found | null {
  for (const rule of rules) {
    const found = rule(sight, at)
    if (found) return found
  }
  return null
}
