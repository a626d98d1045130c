/** A link between two rows with its match weight in bits. */
export type Link = { readonly left: number; readonly right: number; readonly bits: number }

export type Clusters = {
  /** Cluster of each row: the number of one of its rows. */
  readonly clusterOf: Int32Array
  /** Bits of the strongest link inside the cluster, or of the strongest one refused, negative, for a row alone. */
  readonly bestInside: Float64Array
  readonly bestOutside: Float64Array
}

const mostFor = 8
const mostAgainst = -12
const pairsLookedAt = 64

/**
 * Joins rows by average linkage on match weights, the strongest link first. Two groups are joined only when the average over all
 * their pairs speaks for it, so that A-B by a family phone and B-C by a shared mailbox do not make A and C one person.
 * `bitsBetween` answers for pairs that were no candidates.
 */
export function joinClusters(
  rows: number,
  links: readonly Link[],
  bitsBetween: (left: number, right: number) => number,
): Clusters {
  const clusterOf = Int32Array.from({ length: rows }, (_, row) => row)
  const members = new Map<number, number[]>()
  const membersOf = (cluster: number): number[] => members.get(cluster) ?? [cluster]
  const sorted = links
    .filter((link) => link.bits > 0)
    .toSorted((a, b) => b.bits - a.bits || a.left - b.left || a.right - b.right)
  for (const link of sorted) {
    const a = clusterOf[link.left]!
    const b = clusterOf[link.right]!
    if (a === b || averageBits(membersOf(a), membersOf(b), bitsBetween) <= 0) continue
    // The smaller group moves, so that a hundred thousand copies of one row take n log n steps.
    const [kept, gone] = membersOf(a).length >= membersOf(b).length ? [a, b] : [b, a]
    const joined = membersOf(kept)
    for (const row of membersOf(gone)) {
      clusterOf[row] = kept
      joined.push(row)
    }
    members.set(kept, joined)
    members.delete(gone)
  }
  const bestInside = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY)
  const bestOutside = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY)
  for (const { left, right, bits } of links) {
    const best = clusterOf[left] === clusterOf[right] ? bestInside : bestOutside
    best[left] = Math.max(best[left]!, bits)
    best[right] = Math.max(best[right]!, bits)
  }
  return { clusterOf, bestInside, bestOutside }
}

function averageBits(
  left: readonly number[],
  right: readonly number[],
  bitsBetween: (a: number, b: number) => number,
): number {
  const step = Math.max(1, Math.floor((left.length * right.length) / pairsLookedAt))
  let sum = 0
  let count = 0
  for (let index = 0; index < left.length * right.length; index += step) {
    const bits = bitsBetween(left[Math.floor(index / right.length)]!, right[index % right.length]!)
    sum += Math.max(mostAgainst, Math.min(mostFor, bits))
    count += 1
  }
  return sum / count
}
