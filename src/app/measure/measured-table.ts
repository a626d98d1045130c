import type { ChannelSpan } from '../../core/measure/channels.ts'
import type { Grouping } from '../../core/measure/fairness.ts'
import type { MonthForecast } from '../../core/measure/forecast.ts'
import { measuredCell, type MeasuredColumn, measuredTitle } from '../../core/measure/table-titles.ts'
import type { Language } from '../../core/lead/language.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ReturnableLead } from '../ports/measure-store.ts'
import { exportReturns } from './export-returns.ts'
import { showChannels } from './show-channels.ts'
import { type ForecastPart, showForecast, showForecastParts } from './show-forecast.ts'
import { showGroups, showWatch } from './show-watch.ts'

/** The dashboards that are tables too. */
export const measuredTables = ['channels', 'weeks', 'groups', 'forecast', 'forecast-parts', 'returns'] as const
export type MeasuredTable = (typeof measuredTables)[number]

export type TableInput = {
  readonly table: MeasuredTable
  /** Of the channels, and of the leads to be returned. */
  readonly span: ChannelSpan
  /** Of the groups. */
  readonly by: Grouping
  readonly part: ForecastPart
  /** Whose leads are to be returned; empty: those without a source. */
  readonly source: string
}

type Cell = string | number | null
export type Table = { readonly head: readonly MeasuredColumn[]; readonly rows: readonly (readonly Cell[])[] }

/** The figures of a dashboard as a table, for spreadsheets, with the zone of its times. */
export async function measuredTable(ctx: Context, asked: TableInput): Promise<Table & { readonly timeZone: string }> {
  requireRight(ctx.actor, 'exportLeads')
  const { timeZone } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.load())
  return { ...(await tableOf(ctx, asked)), timeZone }
}

async function tableOf(ctx: Context, { table, span, by, part, source }: TableInput): Promise<Table> {
  switch (table) {
    case 'channels':
      return channelTable((await showChannels(ctx, { span, costPerCall: null })).channels)
    case 'weeks':
      return weekTable((await showWatch(ctx)).weeks)
    case 'groups':
      return groupTable((await showGroups(ctx, by)).groups)
    case 'forecast':
      return forecastTable([{ name: '', ...(await showForecast(ctx)) }])
    case 'returns':
      return returnTable(await exportReturns(ctx, { source, span }))
    case 'forecast-parts': {
      const { parts } = await showForecastParts(ctx, part)
      return forecastTable(
        parts.map(({ name, group, ...one }) => ({ ...one, name: name ?? group })),
        part,
      )
    }
  }
}

/** The same with titles and codes in somebody's language. */
export function tableInWords({ head, rows }: Table, language: Language) {
  return {
    head: head.map((column) => measuredTitle(column, language)),
    rows: rows.map((row) => row.map((cell, at) => measuredCell(head[at]!, cell, language))),
  }
}

function channelTable(channels: Awaited<ReturnType<typeof showChannels>>['channels']): Table {
  return {
    head: [
      'source',
      'leads',
      'verified',
      'review',
      'rejected',
      'hot',
      'closed',
      'won',
      'conversion',
      'revenue',
      'cost',
      'cost_per_lead',
      'cost_per_verified',
      'cost_per_win',
    ],
    rows: channels.map((one) => [
      one.source,
      one.leads,
      one.verified,
      one.review,
      one.rejected,
      one.hot,
      one.won.of,
      one.won.hits,
      rounded(one.won.share, 4),
      rounded(one.revenue, 2),
      rounded(one.cost, 2),
      rounded(one.costPerLead, 2),
      rounded(one.costPerVerified, 2),
      rounded(one.costPerWin, 2),
    ]),
  }
}

function weekTable(weeks: Awaited<ReturnType<typeof showWatch>>['weeks']): Table {
  return {
    head: [
      'week',
      'leads',
      'closed',
      'promised_wins',
      'won',
      'hot',
      'hot_expected_share',
      'hot_closed',
      'hot_won',
      'won_closed',
      'won_hot',
    ],
    rows: weeks.map(({ week, leads, closed, promised, won, expected, precision, recall }) => [
      week,
      leads,
      closed,
      rounded(promised, 2),
      won,
      expected.hot,
      rounded(expected.precision, 4),
      precision?.of ?? 0,
      precision?.hits ?? 0,
      recall?.of ?? 0,
      recall?.hits ?? 0,
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
      by,
      group,
      deals,
      seen.of,
      seen.hits,
      rounded(gap, 4),
      rounded(low, 4),
      rounded(high, 4),
      rounded(kept?.ratio ?? null, 4),
      rounded(kept?.low ?? null, 4),
      rounded(kept?.high ?? null, 4),
    ]),
  }
}

function returnTable(leads: readonly ReturnableLead[]): Table {
  return {
    head: [
      'received_at',
      'name',
      'company',
      'phone',
      'email',
      'source',
      'campaign',
      'click_id',
      'verdict',
      'failed_checks',
      'outcome',
      'outcome_reason',
      'lead',
    ],
    rows: leads.map(({ lead, verdict, failedChecks, outcome, outcomeReason }) => [
      lead.receivedAt,
      lead.name,
      lead.company,
      lead.phone,
      lead.email,
      lead.source,
      lead.campaign.utmCampaign,
      lead.campaign.clickId,
      verdict,
      failedChecks.join('; ') || null,
      outcome,
      outcomeReason,
      lead.id,
    ]),
  }
}

type Foretold = Pick<Awaited<ReturnType<typeof showForecast>>, 'months' | 'past'> & { readonly name: string }

/** A row a month: past ones as they were foretold, with what came; of parts, with whose it is. */
function forecastTable(forecasts: readonly Foretold[], part: ForecastPart | null = null): Table {
  const head: readonly MeasuredColumn[] = [
    'month',
    'wins',
    'wins_low',
    'wins_high',
    'revenue',
    'revenue_low',
    'revenue_high',
    'calls',
    'calls_low',
    'calls_high',
    'actual_wins',
    'actual_revenue',
    'actual_calls',
  ]
  const rows = forecasts.flatMap(({ name, past, months }) => {
    const came = past.map(({ actualWins, actualRevenue, actualCalls }) => [actualWins, actualRevenue, actualCalls])
    const cells = [...past, ...months].map((month, k) => monthCells(month).concat(came[k] ?? [null, null, null]))
    return part ? cells.map((row) => [name, ...row]) : cells
  })
  return { head: part ? [part, ...head] : head, rows }
}

function monthCells({ month, wins, revenue, calls }: MonthForecast): Cell[] {
  const ranges = [wins, revenue, calls].flatMap(({ mean, low, high }) => [mean, low, high])
  return [month, ...ranges.map((value) => rounded(value, 2))]
}

const rounded = (value: number | null, digits: number): number | null =>
  value === null || !Number.isFinite(value) ? null : Number(value.toFixed(digits))
