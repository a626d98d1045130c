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
  return leads.map((lead) => {
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
    }
  })
}
