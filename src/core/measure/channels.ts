import { type Share, wilson } from '../score/report/interval.ts'
import { dateAfter } from '../route/zone.ts'
import type { Calendar } from './calendar.ts'
import type { Closed, TrackedLead } from './tracked-lead.ts'

/** What a source was paid in a span of days, in the workspace's currency. */
export type SourceCost = {
  readonly source: string
  readonly from: string
  readonly to: string
  readonly amount: number
}

/** What one source brings and costs. */
export type ChannelFigures = {
  readonly source: string
  readonly leads: number
  readonly verified: number
  readonly review: number
  readonly rejected: number
  readonly hot: number
  readonly nonbuyers: number
  /** Let through by the checks, and not real after all. */
  readonly notReal: number
  /** Of closed leads. */
  readonly won: Share
  readonly revenue: number
  /** Null where no cost was entered for the time. */
  readonly cost: number | null
  readonly costPerLead: number | null
  readonly costPerVerified: number | null
  readonly costPerWin: number | null
  /** Checks that turned its leads away, the most frequent first. */
  readonly rejectedBy: readonly { readonly check: string; readonly leads: number }[]
  /** Leads a week over the span, oldest first. */
  readonly trend: readonly number[]
}

export type ChannelSpan = { readonly from: string; readonly to: string }

/** Leads without a source stand together under this name. */
export const noSource = ''

/** Every source with leads or costs in the span, the one with most leads first. Costs that overlap the span count by their share of days. */
export function channelFigures(
  leads: readonly TrackedLead[],
  {
    closed,
    costs,
    span,
    calendar,
  }: {
    readonly closed: readonly Closed[]
    readonly costs: readonly SourceCost[]
    readonly span: ChannelSpan
    readonly calendar: Calendar
  },
): readonly ChannelFigures[] {
  const inSpan = ({ receivedAt }: TrackedLead) => receivedAt >= span.from && receivedAt < span.to
  const bySource = groupBy(leads.filter(inSpan), (lead) => lead.source ?? noSource)
  const closedBySource = groupBy(
    closed.filter(({ lead }) => inSpan(lead)),
    ({ lead }) => lead.source ?? noSource,
  )
  const names = new Set([...bySource.keys(), ...costs.map(({ source }) => source)])
  return [...names]
    .map((source) =>
      figuresOf(source, {
        leads: bySource.get(source) ?? [],
        closed: closedBySource.get(source) ?? [],
        cost: costOf(
          costs.filter((one) => one.source === source),
          { span, calendar },
        ),
        perWeek: perWeek(bySource.get(source) ?? [], { span, calendar }),
      }),
    )
    .filter(({ leads: count, cost }) => count > 0 || cost !== null)
    .sort((a, b) => b.leads - a.leads)
}

type Counting = { readonly span: ChannelSpan; readonly calendar: Calendar }

type Parts = {
  readonly leads: readonly TrackedLead[]
  readonly closed: readonly Closed[]
  readonly cost: number | null
  readonly perWeek: readonly number[]
}

function figuresOf(source: string, { leads, closed, cost, perWeek }: Parts): ChannelFigures {
  const count = (test: (lead: TrackedLead) => boolean) => leads.filter(test).length
  const verified = count(({ verdict }) => verdict === 'verified')
  const wins = closed.filter(({ won }) => won === 1)
  const per = (number: number) => (cost === null || number === 0 ? null : cost / number)
  return {
    source,
    leads: leads.length,
    verified,
    review: count(({ verdict }) => verdict === 'review'),
    rejected: count(({ verdict }) => verdict === 'rejected'),
    hot: count(({ tier }) => tier === 'hot'),
    nonbuyers: count(({ nonbuyer }) => nonbuyer !== null),
    notReal: count(({ verdict, outcome }) => verdict === 'verified' && outcome === 'disqualified'),
    won: wilson(wins.length, closed.length),
    revenue: wins.reduce((sum, { lead }) => sum + (lead.amount ?? 0), 0),
    cost,
    costPerLead: per(leads.length),
    costPerVerified: per(verified),
    costPerWin: per(wins.length),
    rejectedBy: rejectedBy(leads),
    trend: perWeek,
  }
}

function rejectedBy(leads: readonly TrackedLead[]): ChannelFigures['rejectedBy'] {
  const counts = new Map<string, number>()
  for (const { verdict, failedChecks } of leads)
    if (verdict === 'rejected') for (const check of failedChecks) counts.set(check, (counts.get(check) ?? 0) + 1)
  return [...counts]
    .map(([check, count]) => ({ check, leads: count }))
    .sort((a, b) => b.leads - a.leads)
    .slice(0, 5)
}

/** The part of the costs that falls into the span, day by day; null where none does. */
function costOf(costs: readonly SourceCost[], { span, calendar }: Counting): number | null {
  let [sum, found] = [0, false]
  for (const { from, to, amount } of costs) {
    const [start, end] = [calendar.beginOf(from), calendar.beginOf(dateAfter(to, 1))].map(Date.parse) as [
      number,
      number,
    ]
    const overlap = Math.min(end, Date.parse(span.to)) - Math.max(start, Date.parse(span.from))
    if (overlap <= 0) continue
    found = true
    sum += (amount * overlap) / (end - start)
  }
  return found ? sum : null
}

/** Leads a week over the span, by the weeks of the calendar. */
function perWeek(leads: readonly TrackedLead[], { span, calendar }: Counting): readonly number[] {
  const counts = new Map<string, number>()
  for (const { receivedAt } of leads) {
    const week = calendar.weekOf(receivedAt)
    counts.set(week, (counts.get(week) ?? 0) + 1)
  }
  const trend: number[] = []
  for (let week = calendar.weekOf(span.from); calendar.beginOf(week) < span.to; week = dateAfter(week, 7))
    trend.push(counts.get(week) ?? 0)
  return trend
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
