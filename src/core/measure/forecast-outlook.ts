import { msPerDay } from '../learn/past-lead.ts'
import { logit, sigmoid } from '../math/logistic.ts'
import type { TrackedLead } from './tracked-lead.ts'

/** A lead as the forecast needs it; times in ms. */
export type CountedLead = {
  readonly lead: TrackedLead
  readonly received: number
  /** Null: no outcome. */
  readonly closed: number | null
  readonly isCalled: boolean
}

export const countedLead = (lead: TrackedLead): CountedLead => ({
  lead,
  received: Date.parse(lead.receivedAt),
  closed: lead.outcome === null ? null : Date.parse(lead.closedAt ?? lead.receivedAt),
  isCalled: lead.answer === 'call' || lead.sampledWith !== null,
})

/** What the past said, at a time, of what is to come. */
export type Outlook = {
  /** Days from receipt to the win, rising. */
  readonly delays: readonly number[]
  readonly amounts: readonly number[]
  /** Log-odds by which promises must be moved to be kept. */
  readonly shift: number
  readonly winRate: number
  /** Open leads: when they came, their chance of still winning, and the first delay that is longer than they have waited. */
  readonly open: readonly { readonly received: number; readonly p: number; readonly from: number }[]
  /** Leads a day, and those of them that a person answers. */
  readonly arrivals: number
  readonly calls: number
}

/** Arrivals are learned from this many days, a week counting half as much as the one four weeks later. */
const arrivalDays = 91
const halfLifeWeeks = 4
const usualDelayDays = 14
/** A part of the company is drawn to the whole as if so many of its leads had been like all. */
const leadsOfWhole = 20
/** Fewer wins than this say nothing of the amounts. */
const fewestAmounts = 20

export type OutlookTime = { readonly at: number; readonly maturityDays: number }

/** The outlook of these leads by what was known then; of a part of the company, drawn to that of the whole. */
export function outlookOf(leads: readonly CountedLead[], time: OutlookTime, whole: Outlook | null): Outlook {
  const { at } = time
  const known = leads.filter(({ received }) => received <= at)
  const wins = known.filter((one) => one.lead.outcome === 'won' && isClosedBy(one, at))
  const own = wins.map(({ received, closed }) => Math.max(0, (closed! - received) / msPerDay)).sort((a, b) => a - b)
  const delays = whole?.delays ?? (own.length === 0 ? [usualDelayDays] : own)
  const shift = whole?.shift ?? promiseShift(known, time)
  const first = known.reduce((least, { received }) => Math.min(least, received), Number.POSITIVE_INFINITY)
  // Who has only begun is not slow: the time before the first lead does not count.
  const span = Math.min(arrivalDays, Math.max(14, (at - first) / msPerDay))
  return {
    delays,
    amounts: whole && wins.length < fewestAmounts ? whole.amounts : wins.map(({ lead }) => lead.amount ?? 0),
    shift,
    winRate: winRate(known, time, whole?.winRate ?? null),
    open: openLeads(known, { ...time, delays, shift }),
    arrivals: perDay(known, { at, span }),
    calls: perDay(
      known.filter(({ isCalled }) => isCalled),
      { at, span },
    ),
  }
}

/** Leads a day now: exponential smoothing (Brown 1959, "Statistical forecasting for inventory control") by weeks, so that weekdays count alike. */
function perDay(known: readonly CountedLead[], { at, span }: { readonly at: number; readonly span: number }): number {
  const weights = Array.from({ length: Math.ceil(span / 7) }, (_, week) => 0.5 ** (week / halfLifeWeeks))
  const days = weights.reduce((sum, weight, week) => sum + weight * Math.min(7, span - 7 * week), 0)
  const came = known.reduce((sum, { received }) => {
    const ago = (at - received) / msPerDay
    return ago < span ? sum + weights[Math.floor(ago / 7)]! : sum
  }, 0)
  return came / days
}

function openLeads(
  known: readonly CountedLead[],
  { delays, shift, ...time }: OutlookTime & Pick<Outlook, 'delays' | 'shift'>,
): Outlook['open'] {
  return known
    .filter((one) => !one.lead.isRepeat && isOpenAt(one, time))
    .map(({ lead, received }) => {
      const from = countUpTo(delays, (time.at - received) / msPerDay)
      return {
        received,
        from,
        p: stillToWin(sigmoid(logit(clamp(lead.probability)) + shift), 1 - from / delays.length),
      }
    })
    .filter(({ from }) => from < delays.length)
}

const clamp = (p: number): number => Math.min(0.999, Math.max(0.001, p))

/**
 * By how much the log-odds that were given must be moved so that past leads won as often as promised; shrunk towards nought as if ten wins
 * more had come just as promised. A scorecard that promises too much would foretell too much.
 */
function promiseShift(known: readonly CountedLead[], time: OutlookTime): number {
  const past = known
    .filter((one) => !one.lead.isRepeat && one.lead.verdict !== 'rejected' && !isOpenAt(one, time))
    .slice(-2000)
  const won = past.filter((one) => one.lead.outcome === 'won' && isClosedBy(one, time.at)).length
  const logits = past.map(({ lead }) => logit(clamp(lead.probability)))
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

const isClosedBy = ({ closed }: CountedLead, at: number): boolean => closed !== null && closed <= at

function isOpenAt(one: CountedLead, { at, maturityDays }: OutlookTime): boolean {
  if (isClosedBy(one, at)) return false
  return one.lead.verdict !== 'rejected' && at - one.received <= maturityDays * msPerDay
}

/** Wins per lead among leads old enough to have been decided; half a win in two leads where there is nothing to learn from. */
function winRate(known: readonly CountedLead[], { at, maturityDays }: OutlookTime, whole: number | null): number {
  const old = known.filter(({ received }) => at - received > Math.min(30, maturityDays) * msPerDay)
  const recent = old.slice(-2000)
  const won = recent.filter((one) => one.lead.outcome === 'won' && isClosedBy(one, at)).length
  if (whole !== null) return (won + leadsOfWhole * whole) / (recent.length + leadsOfWhole)
  return (won + 0.5) / (recent.length + 2)
}

/** How many of rising numbers are at most this one. */
export function countUpTo(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (rising[middle]! <= value) low = middle + 1
    else high = middle
  }
  return low
}
