import type { Arm } from './assign.ts'
import type { ExperimentRow } from './metric.ts'

/** Somebody of one of two teams, and the local dates (YYYY-MM-DD, rising) on which they were to be at work. */
export type TeamMember = { readonly userId: string; readonly arm: Arm; readonly dates: readonly string[] }

/** What somebody did on a date: so many calls, so much money. */
export type DayDeed = { readonly userId: string; readonly date: string; readonly amount: number }

/** One answer to the monthly question, 1 to 5. */
export type PollVoice = { readonly userId: string; readonly at: string; readonly answer: number }

/**
 * One row a person and working day, days without any deed too, so that a day off is no idle one; a deed on a free day counts on the next
 * working day. To be compared by rep: the days of one person are alike.
 */
export function dayRows(team: readonly TeamMember[], deeds: readonly DayDeed[]): readonly ExperimentRow[] {
  return team.flatMap(({ userId, arm, dates }) => {
    const sums = new Map(dates.map((date) => [date, 0]))
    for (const { date, amount } of deeds.filter((deed) => deed.userId === userId)) {
      const day = dates.find((worked) => worked >= date)
      if (day !== undefined) sums.set(day, sums.get(day)! + amount)
    }
    return [...sums].map(([date, sum]) => personRow({ arm, repId: userId, at: date, measured: sum }))
  })
}

/** People of an arm whose answers are needed before anything is said: fewer would have names. */
export const leastVoices = 3

/**
 * One row an answer to the monthly question; none at all while fewer than three people of an arm have answered. To be compared by rep. `armOf`
 * gives the team of the person or, before and after a change, the time of the answer; null leaves it out.
 */
export function voiceRows(
  voices: readonly PollVoice[],
  armOf: (voice: PollVoice) => Arm | null,
): readonly ExperimentRow[] {
  const rows = voices.flatMap((voice) => {
    const arm = armOf(voice)
    return arm ? [personRow({ arm, repId: voice.userId, at: voice.at, measured: voice.answer })] : []
  })
  const people = (arm: Arm) => new Set(rows.filter((row) => row.arm === arm).map(({ repId }) => repId)).size
  return people('A') >= leastVoices && people('B') >= leastVoices ? rows : []
}

type PersonRow = Pick<ExperimentRow, 'arm' | 'measured'> & { readonly repId: string; readonly at: string }

const personRow = ({ arm, repId, at, measured }: PersonRow): ExperimentRow => ({
  arm,
  repId,
  source: null,
  assignedAt: Date.parse(at),
  won: null,
  amount: null,
  measured,
  pre: [],
})
