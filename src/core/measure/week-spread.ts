import { msPerDay } from '../learn/past-lead.ts'

/** How much more a feature spreads from week to week than leads drawn one by one would (1: no more), and how well that is known. */
export type Spread = { readonly ratio: number; readonly dof: number }

/** Fewer pairs of weeks than this say nothing of the spread. */
const fewestPairs = 7
const calendar: readonly string[] = ['weekday', 'hour']

/** Features that say when leads came: all leads of a day move them together. */
export const isCalendar = (feature: string): boolean => calendar.includes(feature)

type Dated = { readonly receivedAt: string }

/**
 * The rows of whole weeks and the week of each, counted back from the last row: a whole week holds each weekday once. Where they are too few to
 * tell the spread, all rows and no weeks.
 */
export function wholeWeeks<Row extends Dated>(
  rows: readonly Row[],
): { readonly rows: readonly Row[]; readonly weeks: Int32Array | null } {
  const times = rows.map(({ receivedAt }) => Date.parse(receivedAt))
  const last = times.reduce((latest, time) => Math.max(latest, time), Number.NEGATIVE_INFINITY)
  const weeks = times.map((time) => Math.floor((last - time) / (7 * msPerDay)))
  const whole = weeks.reduce((most, week) => Math.max(most, week), 0)
  if (whole <= fewestPairs) return { rows, weeks: null }
  return {
    rows: rows.filter((_, row) => weeks[row]! < whole),
    weeks: Int32Array.from(weeks.filter((week) => week < whole)),
  }
}

/**
 * Pearson's statistic of each whole week beside the next one over its degrees of freedom, in the mean. Under independent draws (N − 1)/N · X² of a
 * pair has exactly that mean, however small the counts are. Neighbours, not all weeks together: a change in the past is no spread, and a slow
 * trend may not hide the next one (von Neumann 1941, "Distribution of the ratio of the mean square successive difference to the
 * variance": two thirds of the degrees of freedom are left). Null where there are too few weeks.
 */
export function spreadOfWeeks(bins: readonly string[], weeks: Int32Array): Spread | null {
  const whole = weeks.reduce((most, week) => Math.max(most, week), 0)
  const tallies = Array.from({ length: whole + 1 }, () => new Map<string, number>())
  for (const [row, bin] of bins.entries()) {
    const tally = tallies[weeks[row]!]!
    tally.set(bin, (tally.get(bin) ?? 0) + 1)
  }
  let [sum, dof, pairs] = [0, 0, 0]
  for (let week = 0; week < whole; week += 1) {
    const pair = pearsonOf(tallies[week]!, tallies[week + 1]!)
    if (pair === null) continue
    sum += pair.statistic
    dof += pair.dof
    pairs += 1
  }
  return pairs < fewestPairs ? null : { ratio: sum / dof, dof: (2 / 3) * dof }
}

/** What several features spread together. */
export function together(spreads: readonly Spread[]): number {
  const dof = spreads.reduce((sum, one) => sum + one.dof, 0)
  return dof === 0 ? 1 : spreads.reduce((sum, one) => sum + one.ratio * one.dof, 0) / dof
}

/** The spread of few bins is hardly known by itself: drawn to what features spread together, as if so many degrees of freedom had shown that. */
const dofOfAll = 60

/** A moderated spread (Smyth 2004, "Linear models and empirical Bayes methods", with the degrees of freedom of the prior given), 1 at the least. */
export const drawnTo = (usual: number, { ratio, dof }: Spread): Spread =>
  atLeastChance({ ratio: (dofOfAll * usual + dof * ratio) / (dofOfAll + dof), dof: dofOfAll + dof })

/** Less than chance gives is luck. */
export const atLeastChance = ({ ratio, dof }: Spread): Spread => ({ ratio: Math.max(1, ratio), dof })

type Tally = ReadonlyMap<string, number>

/** (N − 1)/N · X² of two weeks; null where they hold no two values, or one of them no lead. */
function pearsonOf(one: Tally, other: Tally): { readonly statistic: number; readonly dof: number } | null {
  const values = new Set([...one.keys(), ...other.keys()])
  const [n, m] = [one, other].map((tally) => [...tally.values()].reduce((sum, count) => sum + count, 0)) as [
    number,
    number,
  ]
  if (values.size < 2 || n === 0 || m === 0) return null
  let statistic = 0
  for (const value of values) {
    const [a, b] = [one.get(value) ?? 0, other.get(value) ?? 0]
    const gap = a / n - b / m
    statistic += (gap * gap * n * m) / (a + b)
  }
  return { statistic: (statistic * (n + m - 1)) / (n + m), dof: values.size - 1 }
}
