import { countCodes } from './code-counts.ts'
import type { Input } from './fit/design.ts'
import type { Fold } from './fit/folds.ts'
import { auc } from './metrics.ts'

/** Log-odds of each row from the other fold's smoothed rates of its code: what the column alone can tell, honestly. */
function aloneLogits(inputs: readonly Input[], outcomes: Float64Array, folds: readonly Fold[]): Float64Array {
  const logits = new Float64Array(outcomes.length)
  for (const { train, test } of folds) {
    let wins = 0
    for (const row of train) wins += outcomes[row]!
    const base = wins / train.length
    for (const input of inputs) {
      const { won, seen } = countCodes(input, outcomes, train)
      for (const row of test) {
        const code = input.codes[row]!
        const rate = (won[code]! + 4 * base) / (seen[code]! + 4)
        logits[row]! += Math.log((rate + 1e-6) / (1 - rate + 1e-6))
      }
    }
  }
  return logits
}

/**
 * AUC of a column by itself: of the rates of its values on the other fold, or of the order of its numbers where that is better (with few
 * deals the rates of many bins are noise, while an order has but its direction to learn).
 */
export function aloneAuc(inputs: readonly Input[], outcomes: Float64Array, folds: readonly Fold[]): number {
  const byOrder = inputs.map((input) => {
    const area = input.ordered > 0 ? auc(input.codes, outcomes) : 0.5
    return Math.max(area, 1 - area)
  })
  return Math.max(auc(aloneLogits(inputs, outcomes, folds), outcomes), ...byOrder)
}

/** Middle rank of each row's value, from 0 to 1. */
function ranksOf({ codes, codeCount }: Input): Float64Array {
  const seen = new Float64Array(codeCount)
  for (const code of codes) seen[code]! += 1 / codes.length
  let below = 0
  const ranks = seen.map((share) => {
    below += share
    return below - share / 2
  })
  return Float64Array.from(codes, (code) => ranks[code]!)
}

/** Correlation of the ranks of two inputs (Spearman 1904); middle ranks have a mean of one half. */
function rankCorrelation(a: Input, b: Input): number {
  const [one, other] = [ranksOf(a), ranksOf(b)]
  let [both, ones, others] = [0, 0, 0]
  for (let row = 0; row < one.length; row += 1) {
    const [x, y] = [one[row]! - 0.5, other[row]! - 0.5]
    both += x * y
    ones += x * x
    others += y * y
  }
  return both / Math.sqrt(ones * others || 1)
}

/** From this rank correlation on one column is taken for the other in other units, or rounded. */
const copied = 0.98

/** Whether a column says nothing but what another says, as it does itself: each of its inputs orders deals as one of the other's does. */
export const isCopyOf = (column: readonly Input[], other: readonly Input[]): boolean =>
  column.every((input) => other.some((like) => like === input || Math.abs(rankCorrelation(input, like)) > copied))
