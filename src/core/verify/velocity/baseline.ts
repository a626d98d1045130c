/** What the stream's own past looks like: how often a key had so many neighbours. Plain JSON. */
export type Baseline = {
  /** Events so far: the ordinal of the next. */
  readonly events: number
  /** For each measure, how many harmless events had a count of 0, 1, 2 ... 32. */
  readonly tails: Readonly<Record<string, readonly number[]>>
}

export const emptyBaseline: Baseline = { events: 0, tails: {} }

const mostCount = 32
const halvedAt = 20_000
/** Before the stream has a past of its own: each further neighbour is taken to be this many times rarer. */
const priorRatio = 0.35
const priorEvents = 40

/** Chance, by the stream's past, that a harmless event has at least `count` neighbours; smoothed by a geometric prior. */
export function tailChance(baseline: Baseline, measure: string, count: number): number {
  if (count <= 0) return 1
  const tail = baseline.tails[measure] ?? []
  let above = 0
  let all = 0
  tail.forEach((seen, at) => {
    all += seen
    if (at >= Math.min(count, mostCount)) above += seen
  })
  return (above + priorEvents * priorRatio ** count) / (all + priorEvents)
}

const silentBits = 3
const fullBits = 8

/** 0 where the count is usual, 1 where it is rarer than one in 256; between them by bits of surprise. */
export function surprise(baseline: Baseline, measure: string, count: number): number {
  const bits = -Math.log2(tailChance(baseline, measure, count))
  return Math.max(0, Math.min(1, (bits - silentBits) / (fullBits - silentBits)))
}

/** The baseline after a harmless event with these counts. Old days fade: the counts are halved as they grow. */
export function learnCounts(baseline: Baseline, counts: Readonly<Record<string, number>>): Baseline {
  const tails: Record<string, readonly number[]> = { ...baseline.tails }
  for (const [measure, count] of Object.entries(counts)) {
    const tail = [...(tails[measure] ?? Array.from({ length: mostCount + 1 }, () => 0))]
    tail[Math.min(mostCount, Math.max(0, Math.round(count)))]! += 1
    const sum = tail.reduce((all, seen) => all + seen, 0)
    tails[measure] = sum >= halvedAt ? tail.map((seen) => seen / 2) : tail
  }
  return { ...baseline, tails }
}

/** Without so many events before it nothing can be called a burst: at the start everything is new. */
const leastPast = 60

/**
 * How far a key's share of the latest events is above its share of the past, in bits: n × KL(k/n ‖ p), the exponent of the
 * binomial tail (Chernoff 1952). A campaign's first hour raises all keys together and leaves shares as they were.
 */
export function burstBits(seen: {
  readonly recent: number
  readonly events: number
  readonly total: number
  readonly all: number
}): number {
  const n = Math.max(seen.events, seen.recent)
  const past = seen.all - n
  if (past < leastPast) return 0
  const p = (Math.max(0, seen.total - seen.recent) + 1) / (past + leastPast / 2)
  const share = seen.recent / n
  if (share <= p || p >= 1) return 0
  const rest = share < 1 ? (1 - share) * Math.log2((1 - share) / (1 - p)) : 0
  return n * (share * Math.log2(share / p) + rest)
}
