import { type Share, wilson } from '../score/report/interval.ts'
import type { Calendar } from './calendar.ts'
import type { Closed, TrackedLead } from './tracked-lead.ts'

/** How one week's leads did, by the week they came in. */
export type WeekFigures = {
  /** Monday, YYYY-MM-DD. */
  readonly week: string
  readonly leads: number
  readonly closed: number
  /** Wins that the scores promised of the closed ones, and wins that came. */
  readonly promised: number
  readonly won: number
  /** Of the closed hot leads those that won; of the won those that were hot. Null where there are none. */
  readonly precision: Share | null
  readonly recall: Share | null
  /** What the scores alone expect of this week's hot leads, before outcomes arrive. */
  readonly expected: Expected
}

/** Expected performance from calibrated probabilities (confidence-based estimation; Guillory et al. 2021 for the idea). */
export type Expected = {
  readonly hot: number
  readonly precision: number | null
  readonly recall: number | null
  /** 90 % interval of the share of hot leads that will win. */
  readonly low: number | null
  readonly high: number | null
}

const z90 = 1.6448536269514722

/** Precision and recall of hot that the probabilities themselves promise; the interval is that of a sum of unequal coin tosses. */
export function expectedHot(leads: readonly TrackedLead[]): Expected {
  const hot = leads.filter(({ tier }) => tier === 'hot')
  const sum = (some: readonly TrackedLead[]) => some.reduce((total, { probability }) => total + probability, 0)
  const all = sum(leads)
  if (hot.length === 0) return { hot: 0, precision: null, recall: all > 0 ? 0 : null, low: null, high: null }
  const precision = sum(hot) / hot.length
  const variance = hot.reduce((total, { probability: p }) => total + p * (1 - p), 0)
  const half = (z90 * Math.sqrt(variance)) / hot.length
  return {
    hot: hot.length,
    precision,
    recall: all > 0 ? sum(hot) / all : null,
    low: Math.max(0, precision - half),
    high: Math.min(1, precision + half),
  }
}

/** The figures of each week in which leads came, oldest first. */
export function weeklyFigures(
  leads: readonly TrackedLead[],
  closed: readonly Closed[],
  calendar: Calendar,
): readonly WeekFigures[] {
  const byWeek = new Map<string, { leads: TrackedLead[]; closed: Closed[] }>()
  const of = (week: string) => {
    const known = byWeek.get(week) ?? { leads: [], closed: [] }
    byWeek.set(week, known)
    return known
  }
  for (const lead of leads) of(calendar.weekOf(lead.receivedAt)).leads.push(lead)
  for (const one of closed) of(calendar.weekOf(one.lead.receivedAt)).closed.push(one)
  return [...byWeek].sort(([a], [b]) => a.localeCompare(b)).map(([week, group]) => figuresOf(week, group))
}

function figuresOf(
  week: string,
  { leads, closed }: { readonly leads: readonly TrackedLead[]; readonly closed: readonly Closed[] },
): WeekFigures {
  const hot = closed.filter(({ lead }) => lead.tier === 'hot')
  const won = closed.filter((one) => one.won === 1)
  const hotWon = hot.filter((one) => one.won === 1).length
  return {
    week,
    leads: leads.length,
    closed: closed.length,
    promised: closed.reduce((sum, { lead }) => sum + lead.probability, 0),
    won: won.length,
    precision: hot.length === 0 ? null : wilson(hotWon, hot.length),
    recall: won.length === 0 ? null : wilson(hotWon, won.length),
    expected: expectedHot(leads),
  }
}
