import { logit, sigmoid } from '../math/logistic.ts'
import { makeRandom, mixSeed, normalDeviate } from '../math/random.ts'
import { msPerDay } from '../learn/past-lead.ts'
import type { TrackedLead } from './tracked-lead.ts'

/** What is expected of one month, with the 90 % interval of the simulation. */
export type MonthForecast = {
  /** YYYY-MM. */
  readonly month: string
  readonly wins: Range
  readonly revenue: Range
  /** Wins of leads that are open now, in the mean; the rest comes from leads yet to come. */
  readonly fromOpen: number
}

export type Range = { readonly mean: number; readonly low: number; readonly high: number }

/** A past month as it would have been foretold at its beginning, beside what came. */
export type PastForecast = MonthForecast & { readonly actualWins: number; readonly actualRevenue: number }

export type Forecast = {
  readonly months: readonly MonthForecast[]
  readonly past: readonly PastForecast[]
  /** Past months whose wins lay within their interval. */
  readonly covered: { readonly hits: number; readonly of: number }
}

export type ForecastInput = {
  readonly leads: readonly TrackedLead[]
  readonly now: string
  readonly maturityDays: number
  readonly seed: number
  readonly monthsAhead: number
}

const runs = 1000
/** Arrivals are learned from this many days. */
const arrivalDays = 91
const usualDelayDays = 14
/** Even where past months show no more spread than chance, the future is a little wider than the model. */
const leastSpread = 0.1
const mostPast = 6

/** Forecast of the next months, and of past ones as a test of itself: their errors widen the intervals to come. */
export function forecastPipeline(input: ForecastInput): Forecast {
  const begins = monthStarts(input.now, -mostPast, 0).filter((begin) => hasHistory(input.leads, begin))
  const errors: number[] = []
  const past = begins.map((begin, k) => {
    const spread = spreadOf(errors)
    const [month] = simulate({ ...input, now: begin, monthsAhead: 1, seed: mixSeed(input.seed, k), spread })
    const came = wonIn(input.leads, month!.month)
    errors.push(Math.log((came.length + 0.5) / (month!.wins.mean + 0.5)))
    return { ...month!, actualWins: came.length, actualRevenue: sumOf(came.map(({ amount }) => amount ?? 0)) }
  })
  return {
    months: simulate({ ...input, spread: spreadOf(errors) }),
    past,
    covered: {
      hits: past.filter(({ wins, actualWins }) => actualWins >= wins.low && actualWins <= wins.high).length,
      of: past.length,
    },
  }
}

/** Standard deviation of the log of came over foretold, shrunk towards a usual 0.25 as if four months had shown it. */
function spreadOf(errors: readonly number[]): number {
  const squares = errors.reduce((sum, error) => sum + error ** 2, 0)
  return Math.max(leastSpread, Math.sqrt((squares + 4 * 0.25 ** 2) / (errors.length + 4)))
}

const hasHistory = (leads: readonly TrackedLead[], begin: string): boolean =>
  leads.some(({ receivedAt }) => Date.parse(receivedAt) < Date.parse(begin) - 60 * msPerDay)

function wonIn(leads: readonly TrackedLead[], month: string): readonly TrackedLead[] {
  return leads.filter(({ outcome, closedAt }) => outcome === 'won' && closedAt?.startsWith(month))
}

type Simulating = ForecastInput & { readonly spread: number }

/** What the past says of the months to come. */
type Outlook = {
  /** Days from receipt to the win, rising. */
  readonly delays: readonly number[]
  readonly amounts: readonly number[]
  /** Open leads: when they came, their chance of still winning, and the first delay that is longer than they have waited. */
  readonly open: readonly { readonly received: number; readonly p: number; readonly from: number }[]
  readonly winsPerDay: number
}

function outlookOf({ leads, now, maturityDays }: ForecastInput): Outlook {
  const at = Date.parse(now)
  const known = leads.filter(({ receivedAt }) => Date.parse(receivedAt) <= at)
  const wins = known.filter((lead) => lead.outcome === 'won' && closedBy(lead, at))
  const delays = wins.length === 0 ? [usualDelayDays] : wins.map(delayOf).sort((a, b) => a - b)
  const arrivals = known.filter(({ receivedAt }) => Date.parse(receivedAt) > at - arrivalDays * msPerDay)
  const span = Math.min(arrivalDays, Math.max(14, (at - firstOf(known)) / msPerDay))
  const shift = promiseShift(known, { at, maturityDays })
  return {
    delays,
    amounts: wins.map(({ amount }) => amount ?? 0),
    open: known
      .filter((lead) => !lead.isRepeat && isOpenAt(lead, { at, maturityDays }))
      .map((lead) => {
        const received = Date.parse(lead.receivedAt)
        const longer = delays.findIndex((delay) => delay > (at - received) / msPerDay)
        const from = longer < 0 ? delays.length : longer
        return {
          received,
          from,
          p: stillToWin(sigmoid(logit(clamp(lead.probability)) + shift), 1 - from / delays.length),
        }
      })
      .filter(({ from }) => from < delays.length),
    winsPerDay: (arrivals.length / span) * winRate(known, at, maturityDays),
  }
}

/**
 * Plays the months many times: each open lead wins with its own probability, given that it has not closed yet, after a delay drawn from past
 * wins; new leads come as a Poisson number at the rate of the last quarter and buy as often as such leads did; amounts are drawn
 * from past wins. All wins of a run share one lognormal factor as wide as past forecasts were wrong.
 */
function simulate(input: Simulating): readonly MonthForecast[] {
  const { now, seed, monthsAhead, spread } = input
  const { delays, amounts, open, winsPerDay } = outlookOf(input)
  const random = makeRandom(seed)
  const at = Date.parse(now)
  const begins = monthStarts(now, 0, monthsAhead + 1)
  const starts = begins.map((begin) => Date.parse(begin))
  const tallies = Array.from({ length: monthsAhead }, () => ({
    wins: new Float64Array(runs),
    sums: new Float64Array(runs),
  }))
  const days = (starts.at(-1)! - at) / msPerDay
  const drawn = (list: readonly number[], from = 0) => list[from + Math.floor(random() * (list.length - from))] ?? 0
  const win = (time: number, run: number): boolean => {
    const tally = tallies[starts.findLastIndex((start) => start <= time)]
    if (!tally) return false
    tally.wins[run]! += 1
    tally.sums[run]! += drawn(amounts)
    return true
  }
  let openWins = new Float64Array(monthsAhead)
  for (let run = 0; run < runs; run += 1) {
    const factor = Math.exp(spread * normalDeviate(random) - spread ** 2 / 2)
    for (const { received, p, from } of open)
      if (random() < factor * p) win(Math.max(at, received + drawn(delays, from) * msPerDay), run)
    openWins = openWins.map((sum, k) => sum + tallies[k]!.wins[run]! / runs)
    const coming = poisson(winsPerDay * days * factor, random)
    for (let i = 0; i < coming; i += 1) win(at + (random() * days + drawn(delays)) * msPerDay, run)
  }
  return tallies.map(({ wins, sums }, k) => ({
    month: begins[k]!.slice(0, 7),
    wins: rangeOf(wins),
    revenue: rangeOf(sums),
    fromOpen: openWins[k]!,
  }))
}

const clamp = (p: number): number => Math.min(0.999, Math.max(0.001, p))

/**
 * By how much the log-odds that were given must be moved so that past leads won as often as promised; shrunk towards nought as if ten wins
 * more had come just as promised. A scorecard that promises too much would foretell too much.
 */
function promiseShift(
  known: readonly TrackedLead[],
  time: { readonly at: number; readonly maturityDays: number },
): number {
  const past = known
    .filter((lead) => !lead.isRepeat && lead.verdict !== 'rejected' && !isOpenAt(lead, time))
    .slice(-2000)
  const won = past.filter(({ outcome }) => outcome === 'won').length
  const logits = past.map(({ probability }) => logit(clamp(probability)))
  const promised = (shift: number) => logits.reduce((sum, value) => sum + sigmoid(value + shift), 0)
  const kept = (won + 10) / (promised(0) + 10)
  let [low, high] = [-4, 4]
  for (let step = 0; step < 40; step += 1) {
    const middle = (low + high) / 2
    if (promised(middle) < kept * promised(0)) low = middle
    else high = middle
  }
  return past.length === 0 ? 0 : (low + high) / 2
}

/** Chance of winning of a lead that is still open, when a share `left` of the wins takes longer than it has waited. */
const stillToWin = (p: number, left: number): number => (p * left) / (1 - p + p * left || 1)

const delayOf = ({ receivedAt, closedAt }: TrackedLead): number =>
  Math.max(0, (Date.parse(closedAt ?? receivedAt) - Date.parse(receivedAt)) / msPerDay)
const closedBy = ({ closedAt, receivedAt }: TrackedLead, at: number): boolean =>
  Date.parse(closedAt ?? receivedAt) <= at

function isOpenAt(
  lead: TrackedLead,
  { at, maturityDays }: { readonly at: number; readonly maturityDays: number },
): boolean {
  if (lead.outcome !== null && closedBy(lead, at)) return false
  return lead.verdict !== 'rejected' && at - Date.parse(lead.receivedAt) <= maturityDays * msPerDay
}

/** Wins per lead among leads old enough to have been decided; half a win in two leads where there is nothing to learn from. */
function winRate(known: readonly TrackedLead[], at: number, maturityDays: number): number {
  const old = known.filter(({ receivedAt }) => at - Date.parse(receivedAt) > Math.min(30, maturityDays) * msPerDay)
  const recent = old.slice(-2000)
  const won = recent.filter((lead) => lead.outcome === 'won' && closedBy(lead, at)).length
  return (won + 0.5) / (recent.length + 2)
}

const firstOf = (leads: readonly TrackedLead[]): number =>
  leads.reduce((least, { receivedAt }) => Math.min(least, Date.parse(receivedAt)), Number.POSITIVE_INFINITY)

/** First moments of months, from `from` months before or after the month of `now` to `to` (left out); in UTC. */
function monthStarts(now: string, from: number, to: number): readonly string[] {
  const at = new Date(now)
  return Array.from({ length: to - from }, (_, i) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + from + i, 1)).toISOString(),
  )
}

function rangeOf(values: Float64Array): Range {
  const sorted = Float64Array.from(values).sort()
  return {
    mean: sumOf(values) / values.length,
    low: sorted[Math.floor(0.05 * (values.length - 1))]!,
    high: sorted[Math.ceil(0.95 * (values.length - 1))]!,
  }
}

const sumOf = (values: Iterable<number>): number => {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** Knuth's product of uniforms for small means (TAOCP 2, 3.4.1), the rounded normal for large ones. */
function poisson(mean: number, random: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalDeviate(random)))
  const limit = Math.exp(-mean)
  let [count, product] = [0, random()]
  while (product > limit) {
    count += 1
    product *= random()
  }
  return count
}
