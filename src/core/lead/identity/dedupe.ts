import { comparisonLevels, comparisonNames } from './compare.ts'
import { joinClusters, type Link } from './clusters.ts'
import { fitWeights, startWeights } from './fit.ts'
import { countFrequencies, type Frequencies } from './frequency.ts'
import { visitPairs } from './blocks.ts'
import { chanceOfBits, type IdentityModel, type IdentityWeights, matchBits } from './model.ts'
import { addPair, comparePair, emptyPairs, levelsOf, type PairList } from './pairs.ts'
import { type IdentityFields, identityRecord, type IdentityRecord } from './record.ts'
import { nameLevels, namesAgree } from './name-compare.ts'
import type { Nicknames } from './name-keys.ts'

export type DedupeRow = {
  /** Rows of one person have the same number, counted from 1 in the order of first appearance. */
  readonly cluster: number
  /** Probability that the row stands where it was put. */
  readonly confidence: number
}

export type IdentityData = { readonly model: IdentityModel; readonly nicknames: Nicknames }

/** Pairs weaker than this under the shipped weights are not kept: the file's own fit does not bring them back. */
const leastBits = -9
const sampledPairs = 60_000
/** A fixed walk over pairs of rows: all of them where they are few, else a spread by a multiplicative generator (Park and Miller 1988). */
function sampleOf(records: readonly IdentityRecord[], frequencies: Frequencies): PairList {
  const sample = emptyPairs()
  const rows = records.length
  const all = (rows * (rows - 1)) / 2
  const add = (left: number, right: number) =>
    addPair(sample, [left, right], comparePair(records, frequencies, [left, right]))
  if (all <= sampledPairs) {
    for (let left = 0; left < rows; left += 1) for (let right = left + 1; right < rows; right += 1) add(left, right)
    return sample
  }
  let state = 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state % rows
  }
  while (sample.count < sampledPairs) {
    const left = next()
    const right = next()
    if (left !== right) add(left, right)
  }
  return sample
}

function candidatesOf(
  records: readonly IdentityRecord[],
  frequencies: Frequencies,
  weights: IdentityWeights,
): PairList {
  const candidates = emptyPairs()
  visitPairs(records, (left, right) => {
    const compared = comparePair(records, frequencies, [left, right])
    if (matchBits(weights, compared.levels, compared.adjustment) >= leastBits)
      addPair(candidates, [left, right], compared)
  })
  return candidates
}

/** The comparisons in which two values of one person rarely differ, with the level that says so. */
const contradictions = (['email', 'phone'] as const).map((name) => ({
  index: comparisonNames.indexOf(name),
  different: comparisonLevels[name].length - 1,
}))
/** The most that so many contradictions speak against two rows of a group whose names agree (bits). */
const mostAgainstAgreeing = [0, -2, -12] as const

/** Bits of any pair inside the grouping: rows whose names agree are not held apart by what one of them lacks. */
function groupBits(weights: IdentityWeights, levels: Int8Array, adjustment: number): number {
  const bits = matchBits(weights, levels, adjustment)
  const name = levels[0]! < 0 ? null : nameLevels[levels[0]!]!
  if (name !== null && name !== 'half_near' && !namesAgree(name)) return bits
  const against = contradictions.filter(({ index, different }) => levels[index] === different).length
  return Math.max(mostAgainstAgreeing[against]!, bits)
}

/**
 * Finds the rows that are one person: Fellegi-Sunter weights fitted to the file by EM from the shipped prior, frequency
 * adjustments, then average-linkage grouping. Input order only numbers the clusters.
 */
export function dedupe(fields: readonly IdentityFields[], data: IdentityData): readonly DedupeRow[] {
  return dedupeRecords(
    fields.map((row) => identityRecord(row, data.nicknames)),
    data.model,
  )
}

/** The same on prepared rows. */
export function dedupeRecords(records: readonly IdentityRecord[], model: IdentityModel): readonly DedupeRow[] {
  const rows = records.length
  const frequencies = countFrequencies(records)
  const candidates = candidatesOf(records, frequencies, startWeights(model, rows))
  const weights = fitWeights(model, rows, { candidates, sample: sampleOf(records, frequencies) })
  const links: Link[] = []
  for (let index = 0; index < candidates.count; index += 1) {
    const bits = matchBits(weights, levelsOf(candidates, index), candidates.adjustment[index]!)
    if (bits > leastBits) links.push({ left: candidates.left[index]!, right: candidates.right[index]!, bits })
  }
  const { clusterOf, bestInside, bestOutside } = joinClusters(rows, links, (left, right) => {
    const { levels, adjustment } = comparePair(records, frequencies, [left, right])
    return groupBits(weights, levels, adjustment)
  })
  return numbered(clusterOf, (row) =>
    bestInside[row]! > Number.NEGATIVE_INFINITY ? chanceOfBits(bestInside[row]!) : 1 - chanceOfBits(bestOutside[row]!),
  )
}

function numbered(clusterOf: Int32Array, confidence: (row: number) => number): DedupeRow[] {
  const numbers = new Map<number, number>()
  return Array.from(clusterOf, (cluster, row) => {
    const number = numbers.get(cluster) ?? numbers.size + 1
    numbers.set(cluster, number)
    return { cluster: number, confidence: confidence(row) }
  })
}
