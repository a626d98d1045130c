import { dayNumber, dayOfNextMonth, nextDate, nextDayOfMonth, nextWeekday, weekdayOf } from './calendar.ts'
import type { Word } from '../words.ts'
import { ahead, type Found, isWhole, numberAt, type Rule, type Sight, skipSmall, yearAt } from './date-sight.ts'

export const dayAndMonth: Rule = (sight, at) => {
  const number = numberAt(sight.time, at)
  if (!number || number.value < 1 || number.value > 31 || number.value % 1 !== 0) return null
  const next = skipSmall(sight.time, number.to)
  const month = sight.time.value('mo', next)
  if (month === null) return null
  const to = sight.time.endOf('mo', next)
  const named = yearAt(sight, to)
  if (named) return { to: named.to, days: ahead(sight, dayNumber(named.year, month, number.value)) }
  return { to, days: ahead(sight, nextDate(sight.now, month, number.value)) }
}

export const monthAndDay: Rule = (sight, at) => {
  const month = sight.time.value('mo', at)
  if (month === null) return null
  const { script, key } = sight.time.words[at]
  if (script !== 'latin' && !/(?:нин|дин|тин)$/.test(key)) return null
  const number = numberAt(sight.time, skipSmall(sight.time, at + 1))
  if (!number || number.value < 1 || number.value > 31 || number.value % 1 !== 0) return null
  return { to: number.to, days: ahead(sight, nextDate(sight.now, month, number.value)) }
}

/** 2026-03-25. */
export const isoDate: Rule = (sight, at) => {
  const [year, first, month, second, day] = sight.time.words.slice(at, at + 5)
  if (day?.kind !== 'number' || first.word !== '-' || second.word !== '-' || day.end - year.start !== 10) return null
  const figures = [year, month, day].map(({ word }) => Number(word))
  if (!/^20\d\d$/.test(year.word) || !(figures[1] >= 1 && figures[1] <= 12 && figures[2] >= 1 && figures[2] <= 31))
    return null
  return { to: at + 5, days: ahead(sight, dayNumber(figures[0], figures[1], figures[2])) }
}

export const numericDate: Rule = (sight, at) => {
  const word = sight.time.words[at]
  const parts = word.kind === 'number' ? /^(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?$/.exec(word.word) : null
  if (!parts) return null
  const figures = [Number(parts[1]), Number(parts[2])]
  const [day, month] = figures[1] > 12 ? [figures[1], figures[0]] : figures
  if (day < 1 || day > 31 || month < 1 || month > 12) return null
  const before =
    at > 0 && (sight.time.is('until', at - 1) || sight.time.is('on', at - 1) || sight.time.words[at - 1].word === '-')
  const { hebrew } = sight
  if (!parts[3] && parts[2].length === 1 && !before && !hebrew) return null
  const after = sight.time.words[at + 1]
  const counted = after?.kind === 'word' && after.start - word.end <= 1 && !sight.time.is('until', at + 1)
  if (!parts[3] && !before && counted && !(hebrew && !sight.time.is('measure', at + 1))) return null
  if (!parts[3]) return { to: at + 1, days: ahead(sight, nextDate(sight.now, month, day)) }
  const year = Number(parts[3].length === 2 ? `20${parts[3]}` : parts[3])
  return { to: at + 1, days: ahead(sight, dayNumber(year, month, day)) }
}

/** Nouns behind an ordinal that make it no date: «второго этажа», the third time. */
const isCounted = ({ time }: Sight, at: number): boolean => time.is('ordered', at) || time.name('unit', at) !== null

/** Whether nothing that could be counted stands here: the end, a mark, a word like «до». */
const isClosed = ({ time }: Sight, at: number): boolean =>
  at >= time.words.length || time.words[at].kind === 'mark' || time.is('until', at) || time.is('on', at)

/** «двадцатого», «к двадцать седьмому», the eleventh, он бесінде: an ordinal in the case of a date. */
function isOrdinalDate(sight: Sight, at: number, to: number): boolean {
  const { time } = sight
  const { key, script } = time.words[to - 1]
  const before = at > 0 && (time.is('until', at - 1) || time.is('on', at - 1))
  if (isCounted(sight, to)) return false
  if (/(?:го|му)$/.test(key) || (before && key.endsWith('ое'))) return before || isClosed(sight, to)
  if (script === 'latin' && /(?:th|third|second|first)$/.test(key))
    return at > 1 && time.words[at - 1].key === 'the' && (time.is('until', at - 2) || time.is('on', at - 2))
  return /с?и(?:на|не|нда|нде|нан|нен)$/.test(key) && time.is('month_day', to - 1)
}

/** Whether an ending of a number stands at `hyphen`: joined to it, or behind one blank where it is no word by itself («3 на объект»). */
function isEnding(words: readonly Word[], at: number, hyphen: number): boolean {
  const ending = words[hyphen]
  if (!ending) return false
  const gap = ending.start - words[at - 1].end
  return (
    gap === 0 || (gap === 1 && (hyphen > at || ending.key.length > 2 || /^(?:го|му|ое|st|nd|rd|th)$/.test(ending.key)))
  )
}

/** «15 числа следующего месяца», the 15th of next month; null where no such words follow. */
function inNextMonth({ time, now }: Sight, at: number, day: number): Found | null {
  const next = skipSmall(time, at)
  const [first, second] = [time.is('next', next), time.is('next', next + 1)]
  const unitAt = first ? next + 1 : next
  if (!(first || second) || time.name('unit', unitAt) !== 'month') return null
  return { to: next + 2, days: dayOfNextMonth(now, day) - now.today }
}

/** «15-го», the 19th, 25-інде, 25 לחודש, ב-17; and ordinals in words. */
export const dayOfMonth: Rule = (sight, at) => {
  const { time } = sight
  const number = numberAt(time, at)
  if (!number || number.value < 1 || number.value > 31 || number.value % 1 !== 0) return null
  const hyphen = time.words[number.to]?.word === '-' ? number.to + 1 : number.to
  const days = ahead(sight, nextDayOfMonth(sight.now, number.value))
  if (!isWhole(time.words[at])) {
    const ofMonth = time.words[at].script === 'hebrew' && time.is('date_mark', number.to)
    if (ofMonth) return { to: number.to + 1, days }
    return isOrdinalDate(sight, at, number.to) ? { to: number.to, days } : null
  }
  const touching = isEnding(time.words, number.to, hyphen)
  if (touching && time.is('date_mark', hyphen))
    return inNextMonth(sight, hyphen + 1, number.value) ?? { to: hyphen + 1, days }
  const hebrew = at > 1 && time.words[at - 1].word === '-' && /^[בלה]$/.test(time.words[at - 2].key)
  return hebrew && isClosed(sight, number.to) ? { to: number.to, days, vague: true } : null
}

/** Where a date in figures follows a weekday («в воскресенье, 22.3»), that one counts. */
function exactBehind(sight: Sight, to: number): Found | null {
  const at = sight.time.words[to]?.kind === 'mark' ? to + 1 : to
  if (sight.time.words[at]?.kind !== 'number') return null
  return dayAndMonth(sight, at) ?? numericDate(sight, at)
}

/** How far behind a weekday «на следующей неделе», בשבוע הבא, "week" reaches; 0 where no such words stand. */
function nextWeekBehind({ time }: Sight, to: number): number {
  if (time.words[to]?.key === 'week') return 1
  for (let at = to; at <= to + 1; at += 1) {
    const [first, second] = [time.name('unit', at) === 'week', time.name('unit', at + 1) === 'week']
    if ((time.is('next', at) && second) || (first && time.is('next', at + 1))) return at + 2 - to
  }
  return 0
}

export const weekday: Rule = (sight, at) => {
  const { time, now } = sight
  const wanted = time.value('wd', at)
  if (wanted === null || (time.words[at].script === 'latin' && time.words[at].word.includes("'"))) return null
  const to = time.endOf('wd', at)
  const exact = exactBehind(sight, to)
  if (exact) return exact
  const number = wanted > 7 ? Math.floor(wanted / 10) : wanted
  const days = ahead(sight, nextWeekday(now, number))
  const week = nextWeekBehind(sight, to)
  if (week > 0) {
    const sameWeek = days <= 7 - weekdayOf(now.today)
    return { to: to + week, days: sameWeek || time.words[to].key === 'week' ? days + 7 : days }
  }
  const isNext = (at > 0 && time.is('next', at - 1)) || time.is('next', to)
  return { to: time.is('next', to) ? to + 1 : to, days: isNext && days <= 2 ? days + 7 : days }
}

export const feast: Rule = (sight, at) => {
  const name = sight.time.name('hol', at)
  if (name === null) return null
  const to = sight.time.endOf('hol', at)
  if (/^\d/.test(name)) {
    const [month, day] = name.split('-').map(Number)
    const named = yearAt(sight, to)
    if (named) return { to: named.to, days: ahead(sight, dayNumber(named.year, month, day)) }
    return { to, days: ahead(sight, nextDate(sight.now, month, day)) }
  }
  const day = (sight.feasts.get(name) ?? [])
    .map(([y, m, d]) => dayNumber(y, m, d))
    .find((d) => d >= sight.now.today - 2)
  return day === undefined ? null : { to, days: ahead(sight, day) }
}

export const nearDay: Rule = (sight, at) => {
  const days = sight.time.value('day', at)
  return days === null ? null : { to: sight.time.endOf('day', at), days }
}

export const partOfDay: Rule = ({ time, now }, at) => {
  if (time.is('evening', at)) return { to: at + 1, days: 0, vague: true }
  return time.is('morning', at) ? { to: at + 1, days: now.hour >= 9 ? 1 : 0, vague: true } : null
}

/** An hour of today, or of tomorrow where it is past: «до шести», at 2, by 17:30, בשלוש. A weak date. */
export const clockTime: Rule = (sight, at) => {
  const { time, now } = sight
  if (at === 0) return null
  const word = time.words[at]
  const face = word.kind === 'number' ? /^(\d{1,2}):[0-5]\d$/.exec(word.word) : null
  const number = face ? { value: Number(face[1]), to: at + 1 } : numberAt(time, at)
  if (!number || number.value < 1 || number.value > 23 || number.value % 1 !== 0) return null
  const before = time.is('until', at - 1) || time.is('on', at - 1)
  const named = time.is('clock', number.to)
  const joined = word.script === 'hebrew' && /^[בל]/.test(word.key)
  if (!(face || named || (before && isClosed(sight, number.to)) || (joined && isClosed(sight, number.to)))) return null
  const hour = number.value < 8 && time.words[number.to]?.key !== 'am' ? number.value + 12 : number.value
  return { to: named ? number.to + 1 : number.to, days: hour > now.hour ? 0 : 1, vague: true }
}
