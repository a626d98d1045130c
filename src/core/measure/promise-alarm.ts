import { logit, sigmoid } from '../math/logistic.ts'

/** A promise that came due: the probability that was given, and what came. */
export type DuePromise = { readonly probability: number; readonly won: 0 | 1; readonly at: string }

export type Tally = { readonly deals: number; readonly expectedWins: number; readonly wins: number }

export type PromiseState = {
  readonly deals: number
  readonly expectedWins: number
  readonly wins: number
  /** Evidence that the promise broke, as a share of what raises the alarm: 1 or more is an alarm. */
  readonly evidence: number
  /** When the alarm was raised; null: the promise is kept as far as can be told. */
  readonly brokenAt: string | null
  /** From when on the evidence gathered that raised the alarm: the likeliest beginning of the change; null without an alarm. */
  readonly brokenSince: string | null
  /** What was promised and what came between then and the alarm: the evidence itself. What came before or after may look otherwise. */
  readonly broke: Tally | null
  /** Whether more or less was promised than came, where it broke. */
  readonly direction: 'too_high' | 'too_low' | null
}

/** Shifts of the log-odds that are looked for: wins come this much rarer or more often than promised. */
const shifts = [-1.2, -0.8, 0.8, 1.2] as const

/**
 * A promise that is off by less is kept as far as anybody would notice: of leads said to be 30 in 100, 27 to 33 buy. Seasons and the error of any
 * model move wins by that much, and an alarm about it would be noise to who reads it.
 */
const tolerated = 0.15

/**
 * Watches promises as they come due, one by one, and raises an alarm when they are kept no longer. For each shift δ of the log-odds the
 * likelihood ratio L of one outcome is an e-value while the promise holds, and R ← (1 + R)·L (Shiryaev and Roberts; Pollak 1985). The
 * mean of the R over the shifts, less the number of deals, is a martingale then, so that an alarm at `dealsBetweenAlarms` comes by chance no
 * more often than once in that many deals in the mean, whatever the probabilities were (Shin, Ramdas and Rinaldo 2022, "E-detectors"). The ratio is
 * taken against the tolerated promise nearest to the shift; of the tolerated ones that is where it is largest in the mean, so it is an e-value for all.
 * Promises must be in the order in which they came due.
 */
export function watchPromise(promises: readonly DuePromise[], dealsBetweenAlarms: number): PromiseState {
  const sums = shifts.map(() => 0)
  let [expectedWins, wins] = [0, 0]
  const begun = shifts.map(() => '')
  const runs = shifts.map(() => 1)
  const tallies = shifts.map((): Tally => nothing)
  let broke: Tally | null = null
  let [brokenAt, brokenSince, direction]: [string | null, string | null, PromiseState['direction']] = [null, null, null]
  let most = 0
  for (const { probability, won, at } of promises) {
    const p = Math.min(0.999, Math.max(0.001, probability))
    expectedWins += p
    wins += won
    for (const [k, shift] of shifts.entries()) {
      const other = sigmoid(logit(p) + shift)
      const nearest = sigmoid(logit(p) + Math.sign(shift) * tolerated)
      const ratio = won === 1 ? other / nearest : (1 - other) / (1 - nearest)
      sums[k] = (1 + sums[k]!) * ratio
      // The likeliest beginning is where the product of the ratios was last below 1 (Page 1954, "Continuous inspection schemes").
      if (runs[k]! <= 1) [begun[k], tallies[k]] = [at, nothing]
      tallies[k] = withDeal(tallies[k]!, { p, won })
      runs[k] = Math.max(1, runs[k]!) * ratio
    }
    const evidence = sums.reduce((sum, value) => sum + value, 0) / shifts.length / dealsBetweenAlarms
    most = Math.max(most, evidence)
    if (evidence >= 1 && brokenAt === null) {
      brokenAt = at
      const strongest = sums.indexOf(Math.max(...sums))
      brokenSince = begun[strongest]!
      broke = tallies[strongest]!
      direction = shifts[strongest]! < 0 ? 'too_high' : 'too_low'
    }
  }
  return { deals: promises.length, expectedWins, wins, evidence: most, brokenAt, brokenSince, broke, direction }
}

const nothing: Tally = { deals: 0, expectedWins: 0, wins: 0 }

const withDeal = (
  { deals, expectedWins, wins }: Tally,
  { p, won }: { readonly p: number; readonly won: number },
): Tally => ({ deals: deals + 1, expectedWins: expectedWins + p, wins: wins + won })
