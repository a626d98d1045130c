import type { Closed } from './tracked-lead.ts'

/** What the leads that were not called would have brought, estimated from the random sample of them. */
export type MissedWins = {
  /** Wins among leads that were called because of their score. */
  readonly calledWins: number
  readonly sampled: number
  readonly sampledWins: number
  /** Estimated wins among all leads that the score spoke against, with a 90 % interval. */
  readonly missed: number
  readonly low: number
  readonly high: number
  /** Share of all wins that the score found, with the interval that follows. Null without any win. */
  readonly recall: { readonly share: number; readonly low: number; readonly high: number } | null
}

const z90 = 1.6448536269514722

/**
 * Horvitz and Thompson (1952): each worked lead of the sample stands for 1 / π leads like it, where π is the probability with which it
 * was drawn, logged at the time. Variance Σ y (1 − π) / π². With no win in the sample the upper limit is that of "none in n":
 * −ln(0.1) / π̄ (a Poisson count of nought).
 */
export function missedWins(closed: readonly Closed[]): MissedWins {
  const sampled = closed.filter(({ lead }) => lead.sampledWith !== null)
  const called = closed.filter(({ lead }) => lead.sampledWith === null && lead.answer === 'call')
  const calledWins = called.filter(({ won }) => won === 1).length
  const wins = sampled.filter(({ won }) => won === 1)
  const missed = wins.reduce((sum, { lead }) => sum + 1 / lead.sampledWith!, 0)
  const variance = wins.reduce((sum, { lead }) => sum + (1 - lead.sampledWith!) / lead.sampledWith! ** 2, 0)
  const meanRate = sampled.reduce((sum, { lead }) => sum + lead.sampledWith!, 0) / Math.max(1, sampled.length)
  const half = z90 * Math.sqrt(variance)
  const none = sampled.length === 0 ? Infinity : -Math.log(0.1) / meanRate
  const [low, high] = [Math.max(wins.length, missed - half), wins.length === 0 ? none : missed + half]
  const share = (others: number) => calledWins / (calledWins + others)
  return {
    calledWins,
    sampled: sampled.length,
    sampledWins: wins.length,
    missed,
    low: wins.length === 0 ? 0 : low,
    high,
    recall:
      calledWins + wins.length === 0
        ? null
        : {
            share: share(missed),
            low: Number.isFinite(high) ? share(high) : 0,
            high: share(wins.length === 0 ? 0 : low),
          },
  }
}
