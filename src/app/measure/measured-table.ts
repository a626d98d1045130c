import type { ChannelSpan } from '../../core/measure/channels.ts'
import type { Grouping } from '../../core/measure/fairness.ts'
import type { MonthForecast } from '../../core/measure/forecast.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { showChannels } from './show-channels.ts'
import { type ForecastPart, showForecast, showForecastParts } from './show-forecast.ts'
import { showGroups, showWatch } from './show-watch.ts'

/** The dashboards that are tables too. */
export const measuredTables = ['channels', 'weeks', 'groups', 'forecast', 'forecast-parts'] as const
export type MeasuredTable = (typeof measuredTables)[number]

export type TableInput = {
  readonly table: MeasuredTable
  /** Of the channels. */
  readonly span: ChannelSpan
  /** Of the groups. */
  readonly by: Grouping
  readonly part: ForecastPart
}

type Cell = string | number | null
export type Table = { readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

/** The figures of a dashboard as a table, for spreadsheets. */
export async function measuredTable(ctx: Context, { table, span, by, part }: TableInput): Promise<Table> {
  requireRight(ctx.actor, 'exportLeads')
  switch (table) {
    case 'channels':
      return channelTable((await showChannels(ctx, { span, costPerCall: null })).channels)
    case 'weeks':
      return weekTable((await showWatch(ctx)).weeks)
    case 'groups':
      return groupTable((await showGroups(ctx, by)).groups)
    case 'forecast':
      return forecastTable([{ name: '', ...(await showForecast(ctx)) }])
    case 'forecast-parts': {
      const { parts } = await showForecastParts(ctx, part)
      return forecastTable(
        parts.map(({ name, group, ...one }) => ({ ...one, name: name ?? group })),
        part,
      )
    }
  }
}

function channelTable(channels: Awaited<ReturnType<typeof showChannels>>['channels']): Table {
  return {
    head: [
      ...['source', 'leads', 'verified', 'review', 'rejected', 'hot', 'closed', 'won', 'conversion', 'revenue', 'cost'],
      ...['cost_per_lead', 'cost_per_verified', 'cost_per_win'],
    ],
    rows: channels.map(({ source, leads, verified, review, rejected, hot, won, revenue, cost, ...per }) => [
      ...[source, leads, verified, review, rejected, hot, won.of, won.hits, rounded(won.share, 4)],
      ...[revenue, cost, per.costPerLead, per.costPerVerified, per.costPerWin].map((money) => rounded(money, 2)),
    ]),
  }
}

function weekTable(weeks: Awaited<ReturnType<typeof showWatch>>['weeks']): Table {
  return {
    head: [
      ...['week', 'leads', 'closed', 'promised_wins', 'won', 'hot', 'hot_expected_share', 'hot_closed', 'hot_won'],
      ...['won_closed', 'won_hot'],
    ],
    rows: weeks.map(({ week, leads, closed, promised, won, expected, precision, recall }) => [
      ...[week, leads, closed, rounded(promised, 2), won, expected.hot, rounded(expected.precision, 4)],
      ...[precision?.of ?? 0, precision?.hits ?? 0, recall?.of ?? 0, recall?.hits ?? 0],
    ]),
  }
}

function groupTable(groups: Awaited<ReturnType<typeof showGroups>>['groups']): Table {
  return {
    head: [
      'by',
      'group',
      'deals',
      'buyers',
      'buyers_called',
      'gap',
      'gap_low',
      'gap_high',
      'kept',
      'kept_low',
      'kept_high',
    ],
    rows: groups.map(({ by, group, deals, seen, gap, low, high, kept }) => [
      ...[by, group, deals, seen.of, seen.hits],
      ...[gap, low, high, kept?.ratio ?? null, kept?.low ?? null, kept?.high ?? null].map((value) => rounded(value, 4)),
    ]),
  }
}

type Foretold = Pick<Awaited<ReturnType<typeof showForecast>>, 'months' | 'past'> & { readonly name: string }

/** A row a month: past ones as they were foretold, with what came. */
function forecastTable(forecasts: readonly Foretold[], part: ForecastPart | null = null): Table {
  const ranges = ['wins', 'revenue', 'calls'] as const
  const rangeCells = (month: MonthForecast) =>
    ranges.flatMap((name) => [month[name].mean, month[name].low, month[name].high].map((value) => rounded(value, 2)))
  return {
    head: [
      ...(part ? [part] : []),
      'month',
      ...ranges.flatMap((name) => [name, `${name}_low`, `${name}_high`]),
      ...['actual_wins', 'actual_revenue', 'actual_calls'],
    ],
    rows: forecasts.flatMap(({ name, past, months }) => [
      ...past.map((month) => [
        ...(part ? [name] : []),
        month.month,
        ...rangeCells(month),
        ...[month.actualWins, month.actualRevenue, month.actualCalls],
      ]),
      ...months.map((month) => [...(part ? [name] : []), month.month, ...rangeCells(month), null, null, null]),
    ]),
  }
}

const rounded = (value: number | null, digits: number): number | null =>
  value === null || !Number.isFinite(value) ? null : Number(value.toFixed(digits))
