import { type Deal, msPerDay } from './past-lead.ts'

/** Wins and losses of settled leads below which nothing is known of their pace. */
const fewest = 30

/**
 * How much likelier a deal is to be a win only because it is known already, in log-odds by deal: ln(F(a | won) / F(a | lost)), where a is
 * the age of the lead now and F the share of such outcomes known by that age, from leads older than the maturity window. Among the latest
 * leads the quick outcomes are known first, and those are mostly wins; in a logistic model such a choice by outcome moves the intercept of the
 * chosen rows by exactly this and nothing else (Prentice and Pyke 1979, "Logistic disease incidence models and case-control studies"), so given
 * as an offset it leaves nothing of the choice in the points. Null where too little has settled, or nothing is early.
 */
export function earlyOffsets(
  deals: readonly Deal[],
  { now, maturityDays }: { readonly now: string; readonly maturityDays: number },
): Float64Array | null {
  const nowMs = Date.parse(now)
  const agesNow = deals.map(({ lead }) => (nowMs - Date.parse(lead.receivedAt)) / msPerDay)
  const settled = deals.filter((_, row) => agesNow[row]! > maturityDays)
  if (settled.length === deals.length) return null
  const [wonBy, lostBy] = ([1, 0] as const).map((won) =>
    shareKnown(settled.filter((deal) => deal.won === won).map(({ lead }) => closingDays(lead, maturityDays))),
  ) as [ShareKnown | null, ShareKnown | null]
  if (wonBy === null || lostBy === null) return null
  return Float64Array.from(agesNow, (age) => (age > maturityDays ? 0 : Math.log(wonBy(age) / lostBy(age))))
}

/** Days until an outcome was known; one that nobody closed is known when the maturity window has passed. */
function closingDays({ outcome, closedAt, receivedAt }: Deal['lead'], maturityDays: number): number {
  if (outcome === null) return maturityDays
  return closedAt === null ? 0 : Math.max(0, (Date.parse(closedAt) - Date.parse(receivedAt)) / msPerDay)
}

type ShareKnown = (age: number) => number

/** The share of outcomes known by an age, with half an outcome added on both sides; null where there are few. */
function shareKnown(days: readonly number[]): ShareKnown | null {
  if (days.length < fewest) return null
  const sorted = Float64Array.from(days).sort()
  return (age) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]! <= age) low = middle + 1
      else high = middle
    }
    return (low + 0.5) / (sorted.length + 1)
  }
}
