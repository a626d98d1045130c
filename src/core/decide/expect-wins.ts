import { sigmoid } from '../math/logistic.ts'
import type { Calendar } from '../measure/calendar.ts'
import type { TriedCase } from './past-case.ts'
import { logitOf, recalibrate, type Recalibration } from './recalibrate.ts'

export type WinSpan = {
  readonly leads: number
  readonly expected: number
  /** Central 90 % interval, whole wins. */
  readonly low: number
  readonly high: number
}

export type WinWeek = WinSpan & {
  /** Monday of the week, YYYY-MM-DD, by the clocks of the workspace. */
  readonly week: string
  /** Wins so far among these leads, and how many of them are still open. */
  readonly came: number
  readonly open: number
}

export type ExpectedWins = WinSpan & {
  readonly weeks: readonly WinWeek[]
  /** Called and closed leads by which the promise was checked. */
  readonly judgedBy: number
}

const z90 = 1.6448536269514722

type Options = { readonly side: 'before' | 'after'; readonly learnedUntil: string | null; readonly calendar: Calendar }
type Called = { readonly z: number; readonly one: TriedCase }

/**
 * Wins to be expected among the leads that would be called, whatever came of them: a sum of unequal coin tosses (variance Σp(1 − p)), plus
 * the doubt about the calibration, carried through by its gradient (delta method). The promise is first checked on leads that were really
 * called and are closed. Repeats are no deals of their own. Interval: normal, widened to whole wins.
 */
export function expectWins(tried: readonly TriedCase[], { side, learnedUntil, calendar }: Options): ExpectedWins {
  const kept = tried.flatMap((one) => {
    const { probability } = one[side]
    const isFair = learnedUntil === null || Date.parse(one.receivedAt) > Date.parse(learnedUntil)
    if (one.won === null || probability === null || one.isRepeat || one.before.answer !== 'call' || !isFair) return []
    return [{ probability, won: one.won }]
  })
  const promise = recalibrate(kept)
  const called = tried.flatMap((one): readonly Called[] => {
    const { answer, probability } = one[side]
    return answer === 'call' && probability !== null && !one.isRepeat ? [{ z: logitOf(probability), one }] : []
  })
  const weeks = Map.groupBy(called, ({ one }) => calendar.weekOf(one.receivedAt))
  return {
    ...spanOf(called, promise),
    judgedBy: kept.length,
    weeks: [...weeks]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([week, leads]) => ({
        week,
        ...spanOf(leads, promise),
        came: leads.filter(({ one }) => one.won === 1).length,
        open: leads.filter(({ one }) => one.won === null).length,
      })),
  }
}

function spanOf(called: readonly Called[], { intercept, slope, doubt }: Recalibration): WinSpan {
  let [expected, tosses, byIntercept, bySlope] = [0, 0, 0, 0]
  for (const { z } of called) {
    const p = sigmoid(intercept + slope * z)
    expected += p
    tosses += p * (1 - p)
    byIntercept += p * (1 - p)
    bySlope += p * (1 - p) * z
  }
  const doubted =
    byIntercept ** 2 * doubt.intercept + bySlope ** 2 * doubt.slope + 2 * byIntercept * bySlope * doubt.both
  const half = z90 * Math.sqrt(tosses + doubted)
  return {
    leads: called.length,
    expected,
    low: Math.max(0, Math.floor(expected - half)),
    high: Math.min(called.length, Math.ceil(expected + half)),
  }
}
