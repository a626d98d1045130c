import type { DayNumber, Received } from './calendar.ts'
import type { Feasts } from './feasts.ts'
import type { TimeWords } from './time-words.ts'
import type { Word } from './words.ts'

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

const smallWords = new Set(['of', 'the', '-', 'го', 'му', 'ое', 'числа', 'ה', '.', ','])

/** Skips hyphens and small words, at most two of them. */
export function skipSmall({ words }: TimeWords, at: number): number {
  let next = at
  while (next < words.length && next < at + 2 && smallWords.has(words[next].key)) next += 1
  return next
}

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

/** Days from the day of receipt. */
export const ahead = ({ now }: Sight, day: DayNumber): number => day - now.today
