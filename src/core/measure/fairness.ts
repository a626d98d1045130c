import { type Share, wilson } from '../score/report/interval.ts'
import type { Closed, TrackedLead } from './tracked-lead.ts'

export const groupings = ['city', 'language', 'source', 'region', 'country'] as const
export type Grouping = (typeof groupings)[number]

/** How the score treats one group beside everybody else. */
export type GroupFigures = {
  readonly by: Grouping
  readonly group: string
  readonly deals: number
  /** Of those who bought, how many had been called hot or promising: equal opportunity (Hardt, Price and Srebro 2016). */
  readonly seen: Share
  /** The group's share less that of all others, with its 95 % interval; null where either has no wins. */
  readonly gap: number | null
  readonly low: number | null
  readonly high: number | null
  /** Wins that came for one that was promised; with the 95 % interval of the wins. */
  readonly kept: { readonly ratio: number; readonly low: number; readonly high: number } | null
  /** Too few deals to know this group: scores of it rest on others. */
  readonly isNew: boolean
}

/** Fewer deals or wins than this are little experience. */
const fewDeals = 30
const fewWins = 5
const smallestGroup = 10

const wasSeen = ({ lead }: Closed): boolean => lead.tier === 'hot' || lead.tier === 'promising'

/** The groups of ten deals and more, the widest gap that is beyond chance first. */
export function groupFigures(closed: readonly Closed[], by: Grouping): readonly GroupFigures[] {
  const groups = new Map<string, Closed[]>()
  for (const one of closed) {
    const value = one.lead[by]?.trim().toLowerCase()
    if (!value) continue
    const group = groups.get(value)
    if (group) group.push(one)
    else groups.set(value, [one])
  }
  return [...groups]
    .filter(([, deals]) => deals.length >= smallestGroup)
    .map(([group, deals]) => figuresOf({ by, group, deals, closed }))
    .sort((a, b) => beyondChance(b) - beyondChance(a) || b.deals - a.deals)
}

const beyondChance = ({ low, high }: GroupFigures): number =>
  low !== null && high !== null && (low > 0 || high < 0) ? Math.min(Math.abs(low), Math.abs(high)) : 0

type Group = {
  readonly by: Grouping
  readonly group: string
  readonly deals: readonly Closed[]
  readonly closed: readonly Closed[]
}

function figuresOf({ by, group, deals, closed }: Group): GroupFigures {
  const inside = new Set(deals)
  const seen = seenAmong(deals)
  const others = seenAmong(closed.filter((one) => !inside.has(one)))
  const wins = deals.filter(({ won }) => won === 1).length
  return {
    by,
    group,
    deals: deals.length,
    seen,
    ...(seen.of === 0 || others.of === 0 ? { gap: null, low: null, high: null } : newcombe(seen, others)),
    kept: keptOf(
      deals.map(({ lead }) => lead),
      wins,
    ),
    isNew: deals.length < fewDeals || wins < fewWins,
  }
}

function seenAmong(deals: readonly Closed[]): Share {
  const won = deals.filter((one) => one.won === 1)
  return wilson(won.filter(wasSeen).length, won.length)
}

/** Interval of a difference of two shares from their score intervals (Newcombe 1998, method 10). */
function newcombe(a: Share, b: Share): { readonly gap: number; readonly low: number; readonly high: number } {
  const gap = a.share - b.share
  return {
    gap,
    low: gap - Math.hypot(a.share - a.low, b.high - b.share),
    high: gap + Math.hypot(a.high - a.share, b.share - b.low),
  }
}

/** Wins over promised wins; the interval is that of a Poisson mean by square roots: (√w ± 0.98)². */
function keptOf(leads: readonly TrackedLead[], wins: number): GroupFigures['kept'] {
  const promised = leads.reduce((sum, { probability }) => sum + probability, 0)
  if (promised <= 0) return null
  const root = Math.sqrt(wins)
  return {
    ratio: wins / promised,
    low: Math.max(0, root - 0.98) ** 2 / promised,
    high: (root + 0.98) ** 2 / promised,
  }
}
