import type { DayNumber, Received } from './calendar.ts'
import type { Feasts } from './feasts.ts'
import type { TimeWords } from './time-words.ts'
import type { Word } from '../words.ts'

/** What a rule is given: the words of time, the moment of receipt, the feasts. */
export type Sight = {
  readonly time: TimeWords
  readonly now: Received
  readonly feasts: Feasts
  readonly hebrew: boolean
}
export type Found = { readonly to: number; readonly days: number; readonly vague?: boolean; readonly from?: number }
/** One kind of date: what stands at a word, or null. */
export type Rule = (sight: Sight, at: number) => Found | null

const smallWords = new Set(['of', 'the', 'st', 'nd', 'rd', 'th', '-', 'го', 'му', 'ое', 'числа', 'ה', '.', ','])

/** Skips hyphens and small words, at most two of them. */
export function skipSmall({ words }: TimeWords, at: number): number {
  let next = at
  while (next < words.length && next < at + 2 && smallWords.has(words[next].key)) next += 1
  return next
}

/** Words of a range: «2-3», two to three, «две или три». */
const rangeWords = new Set(['-', '–', '—', 'to', 'or', 'или', 'או', 'עד'])

export const isWhole = (word: Word | undefined): boolean => word?.kind === 'number' && /^\d{1,3}$/.test(word.word)

/** A number in digits or words, with tens and ones joined: 27, «двадцать седьмого». */
export function numberAt(time: TimeWords, at: number): { readonly value: number; readonly to: number } | null {
  if (isWhole(time.words[at])) return { value: Number(time.words[at].word), to: at + 1 }
  const value = time.value('num', at)
  if (value === null) return null
  const to = time.endOf('num', at)
  const ones = value === 20 || value === 30 || value === 10 ? time.value('num', to) : null
  return ones !== null && ones >= 1 && ones < 10 ? { value: value + ones, to: time.endOf('num', to) } : { value, to }
}

/** How many units: «две-три» by its middle, «1,5», «две с половиной». */
export function countAt(time: TimeWords, at: number): { readonly value: number; readonly to: number } | null {
  const decimal = /^(\d{1,2})[.,](\d)$/.exec(time.words[at]?.word ?? '')
  const first = decimal ? { value: Number(`${decimal[1]}.${decimal[2]}`), to: at + 1 } : numberAt(time, at)
  if (!first) return null
  const more = rangeWords.has(time.words[first.to]?.key ?? '') ? numberAt(time, first.to + 1) : null
  const count = more && more.value > first.value ? { value: (first.value + more.value) / 2, to: more.to } : first
  return time.is('and_half', count.to) ? { value: count.value + 0.5, to: time.endOf('and_half', count.to) } : count
}

/** A year that is named, and the index behind it. */
export type NamedYear = { readonly year: number; readonly to: number }

/** The year named at a word: 2027, «2027-го года», «27 года», של 2025; next year, «след года», שנה הבאה. */
export function yearAt({ time, now }: Sight, at: number): NamedYear | null {
  const start = ['of', 'של', ',', 'in'].includes(time.words[at]?.key ?? '') ? at + 1 : at
  const [nextFirst, nextSecond] = [time.is('next', start), time.is('next', start + 1)]
  if (nextFirst && time.name('unit', start + 1) === 'year') return { year: now.year + 1, to: start + 2 }
  if (nextSecond && time.name('unit', start) === 'year') return { year: now.year + 1, to: start + 2 }
  const word = time.words[start]
  if (word?.kind !== 'number') return null
  const isLong = /^20[2-4]\d$/.test(word.word)
  const behind = skipSmall(time, start + 1)
  const said = time.name('unit', behind) === 'year'
  if (!isLong && !(said && /^[2-4]\d$/.test(word.word))) return null
  return { year: Number(isLong ? word.word : `20${word.word}`), to: said ? behind + 1 : start + 1 }
}

/** Days from the day of receipt. */
export const ahead = ({ now }: Sight, day: DayNumber): number => day - now.today
