import { type Random, shuffled } from '../math/random.ts'

/** A lead that chance had passed over on arrival, with the rate it was passed over with. */
export type Passed<Id extends string> = { readonly id: Id; readonly rate: number }

export type Drawn<Id extends string> = {
  readonly id: Id
  /** Probability of having been drawn at all, on arrival or now: what inverse propensity weighs by. */
  readonly probability: number
}

/**
 * Draws a fixed number without replacement, every subset being equally likely. Of n leads k are taken, so a lead passed over on arrival
 * with rate r is in the sample with probability r + (1 − r) · k / n.
 */
export function weeklySample<Id extends string>(
  passed: readonly Passed<Id>[],
  quota: number,
  random: Random,
): readonly Drawn<Id>[] {
  const taken = Math.min(quota, passed.length)
  const share = passed.length === 0 ? 0 : taken / passed.length
  return [...shuffled(passed.length, random).subarray(0, taken)].map((index) => {
    const { id, rate } = passed[index]!
    return { id, probability: rate + (1 - rate) * share }
  })
}
