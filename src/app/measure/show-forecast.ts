import {
  type Covered,
  coveredOf,
  type Forecast,
  type ForecastInput,
  forecastGroups,
  forecastPipeline,
  type GroupForecast,
} from '../../core/measure/forecast.ts'
import { calendarOf } from '../../core/measure/calendar.ts'
import { noSource } from '../../core/measure/channels.ts'
import { msPerDay } from '../../core/learn/past-lead.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { readTracked } from './read-tracked.ts'

const monthsAhead = 3
const quarterDays = 91

export type ForecastPart = 'source' | 'rep'

export type NamedForecast = GroupForecast & {
  /** A person's name; null for sources. */
  readonly name: string | null
}

export type PipelineForecast = Forecast & {
  readonly currency: string
  /** People who take leads now, and how many leads one of them answered a week in the last quarter. */
  readonly people: number
  readonly perPersonWeek: number | null
}

/** Wins, revenue and leads to call of the coming months, with past forecasts beside what came. The same for the same day. */
export async function showForecast(ctx: Context): Promise<PipelineForecast> {
  requireRight(ctx.actor, 'seeTeam')
  const input = await inputOf(ctx)
  const { currency, people } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    currency: (await tx.workspace.load()).currency,
    people: (await tx.people.reps()).length,
  }))
  return { ...forecastPipeline(input), currency, people, perPersonWeek: perPersonWeek(input) }
}

/**
 * Leads that one person answered a week in the last quarter; of a company that is younger, since its first lead, but not by less than a week. Null where nobody
 * answered any.
 */
export function perPersonWeek({ leads, now }: Pick<ForecastInput, 'leads' | 'now'>): number | null {
  const since = new Date(Date.parse(now) - quarterDays * msPerDay).toISOString()
  const recent = leads.filter(({ receivedAt }) => receivedAt >= since)
  const called = recent.filter(
    ({ answer, sampledWith, assigneeId }) => assigneeId !== null && (answer === 'call' || sampledWith !== null),
  )
  const worked = new Set(called.map(({ assigneeId }) => assigneeId)).size
  if (worked === 0) return null
  const earlier = leads.length > recent.length
  const first = recent.reduce((least, { receivedAt }) => (receivedAt < least ? receivedAt : least), now)
  const days = earlier ? quarterDays : (Date.parse(now) - Date.parse(first)) / msPerDay
  return called.length / worked / (Math.max(7, Math.min(quarterDays, days)) / 7)
}

/** The same for each source or each rep, with how often the past ones of all parts held. */
export async function showForecastParts(
  ctx: Context,
  part: ForecastPart,
): Promise<{ readonly parts: readonly NamedForecast[]; readonly covered: Covered; readonly currency: string }> {
  requireRight(ctx.actor, 'seeTeam')
  const input = await inputOf(ctx)
  const { currency, names } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    currency: (await tx.workspace.load()).currency,
    names: new Map<string, string>((await tx.people.all()).map(({ id, name }) => [id, name])),
  }))
  const found = forecastGroups(input, (lead) => (part === 'rep' ? lead.assigneeId : (lead.source ?? noSource)))
  const parts = found.map((one) => ({ ...one, name: part === 'rep' ? (names.get(one.group) ?? null) : null }))
  return { parts, covered: coveredOf(found), currency }
}

async function inputOf(ctx: Context): Promise<ForecastInput> {
  const { leads, maturityDays } = await readTracked(ctx)
  const { timeZone } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.load())
  return { leads, now: ctx.now(), maturityDays, seed: 1, monthsAhead, calendar: calendarOf(timeZone) }
}
