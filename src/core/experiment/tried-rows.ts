import { labelOf, msPerDay } from '../learn/past-lead.ts'
import type { Verdict } from '../verify/finding.ts'
import type { Arm } from './assign.ts'
import type { ExperimentMetric } from './experiment.ts'
import type { ExperimentRow } from './metric.ts'
import type { OutcomeKind } from '../lead/outcome-kind.ts'

/** A lead of a running experiment as the server knows it. */
export type TriedOutcome = {
  readonly arm: Arm
  readonly at: string
  readonly source: string | null
  readonly repId: string | null
  readonly verdict: Verdict | null
  readonly receivedAt: string
  readonly outcome: OutcomeKind | null
  readonly amount: number | null
  readonly closedAt: string | null
  readonly firstContactAt: string | null
  /** Calls to it, reached or not, in its first `callDays` days. */
  readonly calls: number
  /** Chance of winning by one and the same scorecard for both arms, known before the split; takes out variance. */
  readonly before: number
  /** Of the message as it was read; null where there is none. */
  readonly language: string | null
}

const msPerMinute = 60_000

/** Calls to a lead are counted for so many days from its arrival; younger leads are not known yet, closed or not, or the quick ones would count alone. */
export const callDays = 14

export type TriedAt = {
  readonly now: string
  readonly maturityDays: number
  /** Leads a day of all arms: what one call more a lead means for a day. */
  readonly leadsADay: number
}

/**
 * Rows of the comparison. A lead counts as lost when it is closed or its time has passed, in both arms alike; what was turned away counts
 * as not bought, since turning away is a part of what is tried.
 */
export function triedRows(
  leads: readonly TriedOutcome[],
  metric: ExperimentMetric,
  at: TriedAt,
): readonly ExperimentRow[] {
  const chances = chanceThirds(leads)
  return leads.map((lead, i) => {
    const label = labelOf({ ...lead, verdict: null }, at)
    return {
      arm: lead.arm,
      repId: lead.repId,
      source: lead.source,
      assignedAt: Date.parse(lead.at),
      won: label === null ? null : label === 1,
      amount: label === 1 ? lead.amount : 0,
      measured: measuredOf(lead, metric, at),
      pre: [lead.before],
      kinds: {
        chance: chances[i]!,
        ...(lead.language ? { language: lead.language } : {}),
      },
    }
  })
}

/** The metric's own number: minutes, or the calls a day that there would be if every lead were called as often as this one. */
function measuredOf(lead: TriedOutcome, metric: ExperimentMetric, { now, leadsADay }: TriedAt): number | null {
  if (metric === 'calls_a_day') {
    const calls = callsOf(lead, now)
    return calls === null ? null : calls * leadsADay
  }
  if (metric !== 'minutes_to_contact' || lead.firstContactAt === null) return null
  return (Date.parse(lead.firstContactAt) - Date.parse(lead.receivedAt)) / msPerMinute
}

/** Calls in the first two weeks of a lead; null while they are not over. */
export function callsOf({ calls, receivedAt }: Pick<TriedOutcome, 'calls' | 'receivedAt'>, now: string): number | null {
  return Date.parse(now) - Date.parse(receivedAt) < callDays * msPerDay ? null : calls
}

const thirds = ['low', 'middle', 'high'] as const

/**
 * The third of the leads that each belongs to by its chance to buy before the split: who is likely to buy may buy anyway, whoever calls. The thirds are
 * of both arms together and know no outcome.
 */
function chanceThirds(leads: readonly TriedOutcome[]): readonly string[] {
  const rising = leads.map(({ before }) => before).toSorted((a, b) => a - b)
  const bounds = [1, 2].map((k) => rising[Math.floor((k * leads.length) / 3)] ?? 1)
  return leads.map(({ before }) => thirds[bounds.filter((bound) => before >= bound).length]!)
}
