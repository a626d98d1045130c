import type { LeadPage } from '../../src/http/contract/leads.ts'

type ScoreDetail = NonNullable<LeadPage['score_detail']>
export type Contribution = ScoreDetail['contributions'][number]

/** Entries of the sum that say nothing about this lead. */
const structural = new Set(['base', 'moderation', 'calibration'])

export const isStructural = (column: string): boolean => structural.has(column) || column.startsWith('group.')

/** What a screen shows of log-odds: ten times the points, rounded, with a true minus. */
export function shownPoints(points: number): string {
  // Halves are rounded away from nought on both sides: what counts as a reason is never shown as nothing.
  const tens = Math.sign(points) * Math.round(Math.abs(points) * 10)
  if (tens === 0) return '0'
  return tens > 0 ? `+${tens}` : `−${-tens}`
}

/** The reasons of a lead, strongest first; those that round to nothing are left to the waterfall. */
export function reasonsOf(contributions: readonly Contribution[]): readonly Contribution[] {
  return contributions
    .filter(({ column, points }) => !isStructural(column) && Math.abs(points) >= 0.05)
    .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
}

/** `small`: how many reasons, each of which rounds to nothing, a step stands for. */
export type WaterfallStep = Contribution & { readonly from: number; readonly to: number; readonly small?: number }

/**
 * The sum step by step: the base rate, the reasons by size, those that round to nothing together, then what the model itself adds.
 * Log-odds from zero.
 */
export function waterfallOf(contributions: readonly Contribution[]): readonly WaterfallStep[] {
  const base = contributions.filter(({ column }) => column === 'base')
  const reasons = [...reasonsOf(contributions), ...smallReasons(contributions)]
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

function smallReasons(contributions: readonly Contribution[]): readonly (Contribution & { readonly small?: number })[] {
  const shown = new Set(reasonsOf(contributions))
  const rest = contributions.filter((part) => !isStructural(part.column) && part.points !== 0 && !shown.has(part))
  if (rest.length < 2) return rest
  const points = rest.reduce((sum, part) => sum + part.points, 0)
  return [{ column: 'small', value: null, points, small: rest.length }]
}

/** Probability of a log-odds value: 1 / (1 + exp(-x)). */
export const probabilityOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** The signal of the text that a feature counts, if it counts one: `text.pain`, `pain`, `signal_pain`. */
export function signalOfColumn(column: string, signals: readonly string[]): string | null {
  const words = new Set([column, ...column.split(/[.:]/)])
  return signals.find((signal) => words.has(signal) || column.endsWith(`_${signal}`)) ?? null
}
