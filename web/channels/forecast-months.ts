import { toLocal } from '../language/zoned-time.ts'
import type { ForecastView } from '../../src/http/contract/measure.ts'

type Month = ForecastView['months'][number]
export type Months = { readonly rest: Month | null; readonly whole: readonly Month[] }

/** Of the month under way only the rest is foretold: beside whole months it would look like a fall. */
export function monthsOf(
  { months }: Pick<ForecastView, 'months'>,
  { nowMs, timeZone }: { readonly nowMs: number; readonly timeZone: string },
): Months {
  const [first, ...later] = months
  const current = toLocal(nowMs, timeZone).slice(0, 7)
  return first?.month === current ? { rest: first, whole: later } : { rest: null, whole: months }
}
