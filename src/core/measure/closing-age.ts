/** Log-odds that the time a lead took to close adds to its promise: wins and losses do not close equally fast. */
export type ClosingAge = (receivedAt: string, closedAt: string) => number

/** A won or lost lead and when that became known. */
type SettledDeal = { readonly won: 0 | 1; readonly at: string; readonly lead: { readonly receivedAt: string } }

const msPerDay = 86_400_000
/** Ages in days at which bins end; what was never closed and matured has a bin of its own after them. */
const closingEnds = [3, 7, 14, 21, 30, 45, 60] as const
/** Wins and losses of settled weeks below which nothing is known of their ages. */
const fewest = 30

/**
 * What closing at an age says about the outcome: ln(f(age | won) / f(age | lost)), over bins of age, from leads old enough for all of
 * their outcomes to be known. Leads that are known early are mostly wins where losses linger; with this added to the promised log-odds the
 * outcome of a lead, given when it closed, is the promised one again, however young the others still are (Bayes; the delayed feedback of
 * Chapelle 2014, KDD, "Modeling delayed feedback in display advertising"). Where too little has settled: 0.
 */
export function closingAges(
  closed: readonly SettledDeal[],
  { now, maturityDays }: { readonly now: string; readonly maturityDays: number },
): ClosingAge {
  // Who closes late is known before who never closes: the two may not share a bin.
  const ends = [...closingEnds, maturityDays]
  const settled = Date.parse(now) - maturityDays * msPerDay
  const won = new Float64Array(ends.length + 1)
  const lost = new Float64Array(ends.length + 1)
  for (const one of closed) {
    if (Date.parse(one.lead.receivedAt) > settled) continue
    const side = one.won === 1 ? won : lost
    side[binOf(ends, one.lead.receivedAt, one.at)]! += 1
  }
  const [wins, losses] = [won, lost].map((side) => side.reduce((sum, count) => sum + count, 0)) as [number, number]
  if (Math.min(wins, losses) < fewest) return () => 0
  const half = 0.5 * (ends.length + 1)
  const points = Array.from(won, (count, bin) =>
    Math.log(((count + 0.5) / (wins + half)) * ((losses + half) / (lost[bin]! + 0.5))),
  )
  return (receivedAt, closedAt) => points[binOf(ends, receivedAt, closedAt)]!
}

function binOf(ends: readonly number[], receivedAt: string, closedAt: string): number {
  const days = (Date.parse(closedAt) - Date.parse(receivedAt)) / msPerDay
  const bin = ends.findIndex((end) => days < end)
  return bin === -1 ? ends.length : bin
}
