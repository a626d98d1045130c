import type { Today } from '../../src/http/contract/workspace.ts'

export type SourceDay = {
  readonly source: string
  readonly total: number
  /** 24 local hours; `hot` is part of `all`. */
  readonly hours: readonly { readonly hour: number; readonly all: number; readonly hot: number }[]
}

/** The arrivals of the day as one row of hours per source, the richest source first. */
export function bySource(arrivals: Today['arrivals']): readonly SourceDay[] {
  const sources = Map.groupBy(arrivals, ({ source }) => source)
  return [...sources]
    .map(([source, entries]) => ({
      source,
      total: entries.reduce((sum, { count }) => sum + count, 0),
      hours: Array.from({ length: 24 }, (_, hour) => {
        const inHour = entries.filter((entry) => entry.hour === hour)
        const sum = (of: typeof inHour) => of.reduce((total, { count }) => total + count, 0)
        return { hour, all: sum(inHour), hot: sum(inHour.filter(({ tier }) => tier === 'hot')) }
      }),
    }))
    .toSorted((a, b) => b.total - a.total)
}
