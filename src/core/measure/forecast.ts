import { msPerDay } from '../learn/past-lead.ts'
import { makeRandom, mixSeed, normalDeviate } from '../math/random.ts'
import type { Calendar } from './calendar.ts'
import { amountSums, drawCount } from './count-draws.ts'
import { type CountedLead, countedLead, countUpTo, type Outlook, outlookOf } from './forecast-outlook.ts'
import type { TrackedLead } from './tracked-lead.ts'

/** What is expected of one month, with the 90 % interval of the simulation. */
export type MonthForecast = {
  /** YYYY-MM. */
  readonly month: string
  readonly wins: Range
  readonly revenue: Range
  /** Leads that come and that a person has to answer. */
  readonly calls: Range
  /** Wins of leads that are open now, in the mean; the rest comes from leads yet to come. */
  readonly fromOpen: number
}

export type Range = { readonly mean: number; readonly low: number; readonly high: number }

/** A past month as it would have been foretold at its beginning, beside what came. */
export type PastForecast = MonthForecast & {
  readonly actualWins: number
  readonly actualRevenue: number
  readonly actualCalls: number
}

export type Forecast = {
  readonly months: readonly MonthForecast[]
  readonly past: readonly PastForecast[]
  /** Past months whose wins lay within their interval. */
  readonly covered: Covered
}

export type Covered = { readonly hits: number; readonly of: number }

/** The forecast of one part of the company, and how often its past ones held. */
export type GroupForecast = Forecast & { readonly group: string }

export type ForecastInput = {
  readonly leads: readonly TrackedLead[]
  readonly now: string
  readonly maturityDays: number
  readonly seed: number
  readonly monthsAhead: number
  /** Whose months they are. */
  readonly calendar: Calendar
}

const runs = 1000
/** Even where past months show no more spread than chance, the future is a little wider than the model. */
const leastSpread = 0.1
const usualSpread = 0.25
/** Months that the usual spread counts for. */
const usualMonths = 4
const mostPast = 6
/** Of parts with fewer leads nothing is foretold. */
const fewestOfGroup = 20

/** Forecast of the next months, and of past ones as a test of itself: their errors widen the intervals to come. */
export function forecastPipeline(input: ForecastInput): Forecast {
  return forecastOf(input.leads.map(countedLead), input, () => null)
}

/**
 * The same for each part of the company, by the key of its leads (null: in no part), the one with most leads first. Delays and the shift of promises
 * are the whole company's, the rate of wins is drawn to it: of one person or source there are few deals.
 */
export function forecastGroups(
  input: ForecastInput,
  keyOf: (lead: TrackedLead) => string | null,
): readonly GroupForecast[] {
  const all = input.leads.map(countedLead)
  const wholes = new Map<number, Outlook>()
  const wholeAt = (at: number): Outlook => {
    const known = wholes.get(at) ?? outlookOf(all, { at, maturityDays: input.maturityDays }, null)
    wholes.set(at, known)
    return known
  }
  const groups = new Map<string, CountedLead[]>()
  for (const one of all) {
    const key = keyOf(one.lead)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups]
    .filter(([, leads]) => leads.length >= fewestOfGroup)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([group, leads], k) => ({
      group,
      ...forecastOf(leads, { ...input, seed: mixSeed(input.seed, 1000 + k) }, wholeAt),
    }))
}

/** Past months of all parts whose wins lay within their interval. */
export function coveredOf(forecasts: readonly Forecast[]): Covered {
  return forecasts.reduce((sum, { covered }) => ({ hits: sum.hits + covered.hits, of: sum.of + covered.of }), {
    hits: 0,
    of: 0,
  })
}

type WholeAt = (at: number) => Outlook | null

function forecastOf(leads: readonly CountedLead[], input: ForecastInput, wholeAt: WholeAt): Forecast {
  const { calendar, maturityDays } = input
  const foretell = (now: string, given: Omit<Playing, 'now' | 'calendar'>) => {
    const at = Date.parse(now)
    return play(outlookOf(leads, { at, maturityDays }, wholeAt(at)), { ...given, now, calendar })
  }
  const begins = calendar
    .months(input.now, { from: -mostPast, to: 0 })
    .map(calendar.beginOf)
    .filter((begin) => hasHistory(leads, begin))
  const errors: ForecastError[] = []
  const callErrors: ForecastError[] = []
  const past = begins.map((begin, k): PastForecast => {
    const spreads = { wins: spreadOf(errors), calls: spreadOf(callErrors) }
    const [month] = foretell(begin, { monthsAhead: 1, seed: mixSeed(input.seed, k), spreads })
    const bounds = calendar.months(begin, { from: 0, to: 2 }).map((date) => Date.parse(calendar.beginOf(date)))
    const isIn = (at: number | null) => at !== null && at >= bounds[0]! && at < bounds[1]!
    const came = leads.filter(({ lead, closed }) => lead.outcome === 'won' && isIn(closed))
    const calls = leads.filter(({ isCalled, received }) => isCalled && isIn(received)).length
    errors.push({ came: came.length, mean: month!.wins.mean })
    callErrors.push({ came: calls, mean: month!.calls.mean })
    const actualRevenue = came.reduce((sum, { lead }) => sum + (lead.amount ?? 0), 0)
    return { ...month!, actualWins: came.length, actualRevenue, actualCalls: calls }
  })
  const spreads = { wins: spreadOf(errors), calls: spreadOf(callErrors) }
  const hits = past.filter(({ wins, actualWins }) => actualWins >= wins.low && actualWins <= wins.high)
  return {
    months: foretell(input.now, { monthsAhead: input.monthsAhead, seed: input.seed, spreads }),
    past,
    covered: { hits: hits.length, of: past.length },
  }
}

type ForecastError = { readonly came: number; readonly mean: number }

/**
 * Standard deviation of the log of came over foretold beyond that of counting (1 over the mean), drawn to a usual 0.25 as if four months had shown it.
 */
function spreadOf(errors: readonly ForecastError[]): number {
  const squares = errors.reduce(
    (sum, { came, mean }) => sum + Math.log((came + 0.5) / (mean + 0.5)) ** 2 - 1 / (mean + 0.5),
    0,
  )
  const usual = usualMonths * usualSpread ** 2
  return Math.sqrt(Math.max(leastSpread ** 2, (squares + usual) / (errors.length + usualMonths)))
}

const hasHistory = (leads: readonly CountedLead[], begin: string): boolean => {
  const before = Date.parse(begin) - 60 * msPerDay
  return leads.some(({ received }) => received < before)
}

type Playing = {
  readonly now: string
  readonly calendar: Calendar
  readonly seed: number
  readonly monthsAhead: number
  readonly spreads: { readonly wins: number; readonly calls: number }
}

/**
 * Plays the months many times: each open lead wins with its own probability, given that it has not closed yet, after a delay as past wins had;
 * new leads come at the rate of the last weeks and buy as often as such leads did; amounts are drawn from past wins. All wins of a run
 * share one lognormal factor as wide as past forecasts were wrong, all arrivals another.
 */
function play(outlook: Outlook, { now, calendar, seed, monthsAhead, spreads }: Playing): readonly MonthForecast[] {
  const random = makeRandom(seed)
  const begins = calendar.months(now, { from: 0, to: monthsAhead + 1 })
  const bounds = begins.map((begin, k) => Date.parse(k === 0 ? now : calendar.beginOf(begin)))
  const sumOfAmounts = amountSums(outlook.amounts)
  const months = begins.slice(0, -1).map((begin, k) => ({
    month: begin.slice(0, 7),
    days: (bounds[k + 1]! - bounds[k]!) / msPerDay,
    open: openWins(outlook, bounds, k),
    coming: comingWins(outlook, bounds, k),
    wins: new Float64Array(runs),
    sums: new Float64Array(runs),
    calls: new Float64Array(runs),
  }))
  for (let run = 0; run < runs; run += 1) {
    const [factor, rate] = [lognormal(spreads.wins), lognormal(spreads.calls)]
    for (const { days, open, coming, ...tally } of months) {
      const mean = factor * open.mean
      const won =
        drawCount(mean, Math.max(0, mean - factor ** 2 * open.squares), random) +
        drawCount(factor * coming, factor * coming, random)
      tally.wins[run] = won
      tally.sums[run] = sumOfAmounts(won, random)
      tally.calls[run] = drawCount(rate * outlook.calls * days, rate * outlook.calls * days, random)
    }
  }
  return months.map(({ month, open, wins, sums, calls }) => ({
    month,
    wins: rangeOf(wins),
    revenue: rangeOf(sums),
    calls: rangeOf(calls),
    fromOpen: open.mean,
  }))

  function lognormal(spread: number): number {
    return Math.exp(spread * normalDeviate(random) - spread ** 2 / 2)
  }
}

/** Wins of open leads that fall into a month: Σ p q, and Σ (p q)² for their variance. */
function openWins({ open, delays }: Outlook, bounds: readonly number[], k: number) {
  let [mean, squares] = [0, 0]
  for (const { received, p, from } of open) {
    const [begin, end] = [bounds[k]!, bounds[k + 1]!].map((bound) =>
      Math.max(from, countUpTo(delays, (bound - received) / msPerDay)),
    ) as [number, number]
    const chance = (p * (end - begin)) / (delays.length - from)
    mean += chance
    squares += chance ** 2
  }
  return { mean, squares }
}

/** Wins of leads yet to come that fall into a month, day by day of their coming. */
function comingWins({ arrivals, winRate, delays }: Outlook, bounds: readonly number[], k: number): number {
  const days = Math.ceil((bounds[k + 1]! - bounds[0]!) / msPerDay)
  let share = 0
  for (let day = 0; day < days; day += 1) {
    const came = bounds[0]! + (day + 0.5) * msPerDay
    const [begin, end] = [bounds[k]!, bounds[k + 1]!].map((bound) => countUpTo(delays, (bound - came) / msPerDay)) as [
      number,
      number,
    ]
    share += Math.max(0, end - begin) / delays.length
  }
  return arrivals * winRate * share
}

function rangeOf(values: Float64Array): Range {
  const sorted = Float64Array.from(values).sort()
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    low: sorted[Math.floor(0.05 * (values.length - 1))]!,
    high: sorted[Math.ceil(0.95 * (values.length - 1))]!,
  }
}
