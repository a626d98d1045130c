import { dayNumber, monthLength } from './calendar.ts'
import { numberAt, type Rule, type Sight, yearAt } from './date-sight.ts'
import type { Word } from '../words.ts'

export type Part = 'begin' | 'mid' | 'end'

export type Quarter = { readonly number: number; readonly to: number; readonly year: number | null }

const romanNumbers: Readonly<Record<string, number>> = { ii: 2, iv: 4 }

/** A quarter's Roman number, in Latin or Cyrillic letters. A letter written three times is one in `word`: its width tells III from I. */
function romanAt({ word, start, end }: Word): number | null {
  if (word.length > 2) return null
  const letters = word.replaceAll('і', 'i')
  if (letters === 'i') return end - start === 3 ? 3 : end - start === 1 ? 1 : null
  return romanNumbers[letters] ?? null
}

/** What may stand for a quarter behind a Roman number only: «кв» is a flat too, «тоқсан» ninety. */
const shortQuarters = new Set(['кв', 'токсан'])

/** Whether a word may begin the name of a quarter that is neither a number nor a word of time. */
export const mayBeQuarter = (word: Word): boolean => word.key === 'q' || romanAt(word) !== null

/** Q1, «второй квартал», «III квартал», ברבעון השני: the number of a quarter and the index behind it. */
export function quarterAt(sight: Sight, at: number): Quarter | null {
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
  const roman = romanAt(time.words[at])
  if (roman !== null && (time.name('unit', at + 1) === 'quarter' || shortQuarters.has(next?.key ?? '')))
    return quarter(roman, at + 2)
  const before = numberAt(time, at)
  if (before && before.value >= 1 && before.value <= 4 && time.name('unit', before.to) === 'quarter')
    return quarter(before.value, before.to + 1)
  const behind = time.name('unit', at) === 'quarter' ? time.value('num', at + 1) : null
  return behind === null ? null : quarter(behind, at + 2)
}

/** Days to the beginning, middle or end of a quarter; one that has begun begins today. */
export function quarterPart(sight: Sight, quarter: Quarter, part: Part): number {
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
