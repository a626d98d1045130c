import type { ForecastView } from '../../src/http/contract/measure.ts'

type Month = ForecastView['months'][number]
export type Months = { readonly rest: Month | null; readonly whole: readonly Month[] }

/** Of the month under way only the rest is foretold: beside whole months it would look like a fall. */
export function monthsOf({ months }: Pick<ForecastView, 'months'>, nowMs: number): Months {
  const [first, ...later] = months
  const current = new Date(nowMs).toISOString().slice(0, 7)
  return first?.month === current ? { rest: first, whole: later } : { rest: null, whole: months }
}
