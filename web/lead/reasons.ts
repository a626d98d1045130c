import type { LeadPage } from '../../src/http/contract/leads.ts'

type ScoreDetail = NonNullable<LeadPage['score_detail']>
export type Contribution = ScoreDetail['contributions'][number]

/** Entries of the sum that say nothing about this lead. */
const structural = new Set(['base', 'moderation', 'calibration'])

export const isStructural = (column: string): boolean => structural.has(column) || column.startsWith('group.')

/** What a screen shows of log-odds: ten times the points, rounded, with a true minus. */
export function shownPoints(points: number): string {
  const tens = Math.round(points * 10)
  if (tens === 0) return '0'
  return tens > 0 ? `+${tens}` : `−${-tens}`
}

/** The reasons of a lead, strongest first; those that round to nothing are left to the waterfall. */
export function reasonsOf(contributions: readonly Contribution[]): readonly Contribution[] {
  return contributions
    .filter(({ column, points }) => !isStructural(column) && Math.abs(points) >= 0.05)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

export type WaterfallStep = Contribution & { readonly from: number; readonly to: number }

/** The sum step by step: the base rate, the reasons by size, then what the model itself adds. Log-odds from zero. */
export function waterfallOf(contributions: readonly Contribution[]): readonly WaterfallStep[] {
  const base = contributions.filter(({ column }) => column === 'base')
  const reasons = contributions
    .filter(({ column, points }) => !isStructural(column) && points !== 0)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
  const model = contributions.filter(
    ({ column, points }) => isStructural(column) && column !== 'base' && Math.abs(points) > 1e-9,
  )
  let sum = 0
  return [...base, ...reasons, ...model].map((entry) => {
    const from = sum
    sum += entry.points
    return { ...entry, from, to: sum }
  })
}

/** Probability of a log-odds value: 1 / (1 + exp(-x)). */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** The signal of the text that a feature counts, if it counts one: `text.pain`, `pain`, `signal_pain`. */
export function signalOfColumn(column: string, signals: readonly string[]): string | null {
  const words = new Set([column, ...column.split(/[.:]/)])
  return signals.find((signal) => words.has(signal) || column.endsWith(`_${signal}`)) ?? null
}
