import { labelOf } from '../learn/past-lead.ts'
import type { Verdict } from '../verify/finding.ts'
import type { Arm } from './assign.ts'
import type { ExperimentMetric } from './experiment.ts'
import type { ExperimentRow } from './metric.ts'

/** A lead of a running experiment as the server knows it. */
export type TriedOutcome = {
  readonly arm: Arm
  readonly at: string
  readonly source: string | null
  readonly repId: string | null
  readonly verdict: Verdict | null
  readonly receivedAt: string
  readonly outcome: 'won' | 'lost' | 'disqualified' | null
  readonly amount: number | null
  readonly closedAt: string | null
  readonly firstContactAt: string | null
  /** Chance of winning by one and the same scorecard for both arms, known before the split; takes out variance. */
  readonly before: number
  /** Of the message as it was read; null where there is none. */
  readonly language: string | null
}

const msPerMinute = 60_000

/**
 * Rows of the comparison. A lead counts as lost when it is closed or its time has passed, in both arms alike; what was turned away counts
 * as not bought, since turning away is a part of what is tried.
 */
export function triedRows(
  leads: readonly TriedOutcome[],
  metric: ExperimentMetric,
  at: { readonly now: string; readonly maturityDays: number },
): readonly ExperimentRow[] {
  const chances = chanceThirds(leads)
  return leads.map((lead, i) => {
    const label = labelOf({ ...lead, verdict: null }, at)
    const minutes =
      lead.firstContactAt === null
        ? null
        : (Date.parse(lead.firstContactAt) - Date.parse(lead.receivedAt)) / msPerMinute
    return {
      arm: lead.arm,
      repId: lead.repId,
      source: lead.source,
      assignedAt: Date.parse(lead.at),
      won: label === null ? null : label === 1,
      amount: label === 1 ? lead.amount : 0,
      measured: metric === 'minutes_to_contact' ? minutes : null,
      pre: [lead.before],
      kinds: {
        chance: chances[i]!,
        ...(lead.language ? { language: lead.language } : {}),
      },
    }
  })
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
