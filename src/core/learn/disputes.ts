import type { OutcomeKind } from '../lead/outcome-kind.ts'

export const disputeDirections = ['too_high', 'too_low'] as const
export type DisputeDirection = (typeof disputeDirections)[number]

/** A person's word against a score as it stood then (0 to 100), and how the lead ended; null while it is open. */
export type Dispute = {
  readonly direction: DisputeDirection
  readonly score: number | null
  readonly outcome: OutcomeKind | null
}

export type DisputesLearned = {
  readonly said: number
  /** Those whose leads are closed. */
  readonly settled: number
  /** Settled ones in which the outcome bore the person out, and how many that would be if the scores were right. */
  readonly borneOut: number
  readonly expected: number
  /** `people_see_more`: people were right more often than the scores allow, so they know something that the scores do not. */
  readonly tells: 'too_few' | 'people_see_more' | 'as_foretold' | 'people_err'
}

const fewest = 10
/** Of the normal distribution, two-sided 95 %. */
const surely = 1.96

/** Whether the outcome bore a person out: a win that was called too low, anything else that was called too high. Null while it is open. */
export const borneOut = ({ outcome, direction }: Pick<Dispute, 'outcome' | 'direction'>): boolean | null =>
  outcome === null ? null : (outcome === 'won') === (direction === 'too_low')

/**
 * What disputes say about the scores. Were a score of 30 right, whoever calls it too high is borne out 70 times of 100; the count over all disputes is
 * then Poisson binomial, with mean Σp and variance Σp(1-p), compared by its normal approximation (Wang 1993, Statistica Sinica 3). Disputes are no
 * labels: outcomes are. They were also said after the score, so they may be no input either; what they can tell is that an input is missing.
 */
export function learnFromDisputes(disputes: readonly Dispute[]): DisputesLearned {
  const settled = disputes.filter(({ outcome, score }) => outcome !== null && score !== null)
  const chances = settled.map(({ direction, score }) => (direction === 'too_low' ? score! / 100 : 1 - score! / 100))
  const right = settled.filter((dispute) => borneOut(dispute)).length
  const expected = chances.reduce((sum, chance) => sum + chance, 0)
  const variance = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0)
  const distance = variance > 0 ? (right - expected) / Math.sqrt(variance) : 0
  const enough = settled.length >= fewest
  const sure = distance > surely ? 'people_see_more' : distance < -surely ? 'people_err' : 'as_foretold'
  return {
    said: disputes.length,
    settled: settled.length,
    borneOut: right,
    expected,
    tells: enough ? sure : 'too_few',
  }
}
