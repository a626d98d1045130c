import { asHousehold, asOffice, comparisonNames, compareRecords } from './compare.ts'
import { frequencyBits, type Frequencies, isCrowd, placeOfWord } from './frequency.ts'
import type { IdentityRecord } from './record.ts'

/** Compared pairs in flat arrays: a million of them take 24 MB. */
export type PairList = {
  count: number
  left: Int32Array
  right: Int32Array
  /** Frequency adjustment in bits. */
  adjustment: Float32Array
  /** Levels of all comparisons of pair i from i × comparisons on. */
  levels: Int8Array
}

const width = comparisonNames.length

export function emptyPairs(): PairList {
  const size = 1024
  return {
    count: 0,
    left: new Int32Array(size),
    right: new Int32Array(size),
    adjustment: new Float32Array(size),
    levels: new Int8Array(size * width),
  }
}

function grow(pairs: PairList): void {
  const size = pairs.left.length * 2
  const larger = <T extends Int32Array | Float32Array | Int8Array>(old: T, made: T): T => {
    made.set(old)
    return made
  }
  pairs.left = larger(pairs.left, new Int32Array(size))
  pairs.right = larger(pairs.right, new Int32Array(size))
  pairs.adjustment = larger(pairs.adjustment, new Float32Array(size))
  pairs.levels = larger(pairs.levels, new Int8Array(size * width))
}

export type Compared = { readonly levels: Int8Array; readonly adjustment: number }

/** Levels and frequency adjustment of one pair. */
export function comparePair(
  records: readonly IdentityRecord[],
  frequencies: Frequencies,
  pair: readonly [number, number],
): Compared {
  const left = records[pair[0]]!
  const compared = compareRecords(left, records[pair[1]]!)
  const comparison = asOffice(
    asHousehold(compared, (word) =>
      isCrowd(frequencies, left, compared.levels) ? 'unknown' : placeOfWord(frequencies, word),
    ),
  )
  return { levels: comparison.levels, adjustment: frequencyBits(frequencies, left, comparison) }
}

export function addPair(pairs: PairList, pair: readonly [number, number], compared: Compared): void {
  if (pairs.count === pairs.left.length) grow(pairs)
  pairs.left[pairs.count] = pair[0]
  pairs.right[pairs.count] = pair[1]
  pairs.adjustment[pairs.count] = compared.adjustment
  pairs.levels.set(compared.levels, pairs.count * width)
  pairs.count += 1
}

/** The levels of pair `index`, without a copy. */
export function levelsOf(pairs: PairList, index: number): Int8Array {
  return pairs.levels.subarray(index * width, (index + 1) * width)
}
