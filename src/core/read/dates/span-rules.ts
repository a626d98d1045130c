import { countAt, type Rule, type Sight, skipSmall } from './date-sight.ts'
import type { Word } from '../words.ts'

const unitDays: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  fortnight: 14,
  month: 30,
  quarter: 91,
  year: 365,
  hour: 0,
}
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
