import type { Found, Rule, Sight } from './date-sight.ts'
import {
  clockTime,
  dayAndMonth,
  dayOfMonth,
  feast,
  isoDate,
  monthAndDay,
  nearDay,
  numericDate,
  partOfDay,
  weekday,
} from './day-rules.ts'
import { monthAlone, namedPeriod, periodPart, weekOfMonth } from './period-rules.ts'
import { mayBeQuarter, quarterOrYear } from './quarter-rules.ts'
import { span } from './span-rules.ts'
import type { TimeWords } from './time-words.ts'

/** The kinds of dates; the first that knows a place has it. */
const rules: readonly Rule[] = [
  isoDate,
  weekOfMonth,
  dayAndMonth,
  monthAndDay,
  numericDate,
  quarterOrYear,
  feast,
  dayOfMonth,
  periodPart,
  span,
  namedPeriod,
  weekday,
  monthAlone,
  nearDay,
  clockTime,
  partOfDay,
]

/** Whether a date can start at a word: at a word of time, a number, or what may name a quarter. */
export const mayBeDate = ({ words, any }: TimeWords, at: number): boolean =>
  words[at].kind !== 'mark' && (any(at) || words[at].kind === 'number' || mayBeQuarter(words[at]))

/** The date that starts at a word, by the first rule that knows it. */
export function firstDate(sight: Sight, at: number): Found | null {
  for (const rule of rules) {
    const found = rule(sight, at)
    if (found) return found
  }
  return null
}
