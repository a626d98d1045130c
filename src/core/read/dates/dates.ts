import { dayNumber, parseReceived, type Received } from './calendar.ts'
import type { Feasts } from './feasts.ts'
import { firstDate, mayBeDate } from './date-rules.ts'
import type { Sight } from './date-sight.ts'
import type { Lexicon } from '../lexicon.ts'
import { findTimeWords } from './time-words.ts'
import type { Word } from '../words.ts'

/** A date in the text: words `from` to `to` (exclusive), and how far it is from the day of receipt. */
export type DateMention = {
  readonly from: number
  readonly to: number
  readonly days: number | null
  /** A part of the day (tonight, in the morning): a date only where the message has no better one. */
  readonly vague: boolean
  /** Whether a word like «до», by, עד stands before it, or дейін behind it: an end, not a beginning. */
  readonly until: boolean
}

const unknownDay: Received = { year: 2001, month: 1, day: 1, hour: 12, today: dayNumber(2001, 1, 1) }

/** Every date of a message, in order; `days` are null without a time of receipt. Dates said to be past are left out. */
export function findDates(
  words: readonly Word[],
  lexicon: Lexicon,
  context: { receivedAt: string | null; feasts: Feasts },
): readonly DateMention[] {
  const now = parseReceived(context.receivedAt)
  const sight: Sight = {
    time: findTimeWords(words, lexicon),
    now: now ?? unknownDay,
    feasts: context.feasts,
    hebrew: words.some(({ script }) => script === 'hebrew'),
  }
  const dates: DateMention[] = []
  for (let at = 0; at < words.length; ) {
    const found = mayBeDate(sight.time, at) ? firstDate(sight, at) : null
    if (!found) {
      at += 1
      continue
    }
    const past = (at > 0 && sight.time.is('past', at - 1)) || sight.time.is('past', found.to)
    const until = at > 0 && sight.time.is('until', at - 1)
    const from = until ? at - 1 : at
    const ends = until || (found.to < words.length && sight.time.is('until', found.to))
    if (!past && found.days >= -3 && found.days < 4000)
      dates.push({ from, to: found.to, days: now ? found.days : null, vague: found.vague ?? false, until: ends })
    at = Math.max(found.to, at + 1)
  }
  return dates
}
