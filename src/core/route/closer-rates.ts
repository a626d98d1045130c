/** What a rep has done with leads of one kind: wins, and the wins the scores foretold for the same leads. */
export type CloserRecord = {
  readonly userId: string
  readonly kind: string
  readonly wins: number
  readonly expected: number
}

export type CloserRate = {
  readonly userId: string
  /** Wins against foretold wins, drawn towards the team: 1 is as foretold. */
  readonly ratio: number
  /** 0 to 1: how much of it is the rep's own record. */
  readonly ownShare: number
}

/**
 * How well each rep closes leads of a kind, compared with what their scores foretold, so that whoever was given better leads does not
 * look better. Observed over expected wins, with a gamma prior whose spread is estimated from the team (empirical Bayes; Clayton and
 * Kaldor 1987, "Empirical Bayes estimates of age-standardized relative risks", Biometrics 43, § 3). The prior of a kind is the rep's
 * own ratio over all kinds, whose prior is the team's.
 */
export function closerRates(records: readonly CloserRecord[], kind: string): readonly CloserRate[] {
  const overall = shrunk(sumByRep(records), () => teamRatio(records))
  const known = new Map(overall.map((rate) => [rate.userId, rate.ratio]))
  const ofKind = shrunk(sumByRep(records.filter((record) => record.kind === kind)), (userId) => known.get(userId) ?? 1)
  const special = new Map(ofKind.map((rate) => [rate.userId, rate]))
  return overall.map((rate) => special.get(rate.userId) ?? rate).toSorted((a, b) => b.ratio - a.ratio)
}

type Sum = Pick<CloserRecord, 'userId' | 'wins' | 'expected'>

function sumByRep(records: readonly CloserRecord[]): readonly Sum[] {
  const sums = new Map<string, Sum>()
  for (const { userId, wins, expected } of records) {
    const before = sums.get(userId) ?? { userId, wins: 0, expected: 0 }
    sums.set(userId, { userId, wins: before.wins + wins, expected: before.expected + expected })
  }
  return [...sums.values()]
}

function teamRatio(records: readonly CloserRecord[]): number {
  const expected = records.reduce((sum, record) => sum + record.expected, 0)
  return expected > 0 ? records.reduce((sum, record) => sum + record.wins, 0) / expected : 1
}

/** Expected wins that weigh as much as the prior when reps do not differ more than chance would make them. */
const mostPrior = 50
const leastPrior = 2

/** (wins + m · prior) / (expected + m), with m = mean / variance of the true ratios by the method of moments. */
function shrunk(sums: readonly Sum[], priorOf: (userId: string) => number): readonly CloserRate[] {
  const m = priorWeight(sums, priorOf)
  return sums.map(({ userId, wins, expected }) => ({
    userId,
    ratio: (wins + m * priorOf(userId)) / (expected + m),
    ownShare: expected / (expected + m),
  }))
}

function priorWeight(sums: readonly Sum[], priorOf: (userId: string) => number): number {
  const expected = sums.reduce((sum, one) => sum + one.expected, 0)
  if (expected <= 0) return mostPrior
  const mean = sums.reduce((sum, { userId, expected: share }) => sum + share * priorOf(userId), 0) / expected
  // Var(wins) = expected · prior + expected² · spread: what is left after the Poisson part is the spread between reps.
  const left = sums.reduce((sum, { userId, wins, expected: share }) => {
    const foretold = share * priorOf(userId)
    return sum + (wins - foretold) ** 2 - foretold
  }, 0)
  const spread = left / sums.reduce((sum, one) => sum + one.expected ** 2, 0)
  return spread > 0 ? Math.min(mostPrior, Math.max(leastPrior, mean / spread)) : mostPrior
}
