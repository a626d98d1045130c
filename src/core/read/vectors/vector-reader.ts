import { sigmoid } from '../../math/logistic.ts'
import type { SignalName } from '../reading.ts'
import type { SpokenClause } from './spoken-clauses.ts'
import { findWord } from './word-key.ts'

/** A signal that vectors have proved to find, and where: from this probability of a clause on. */
export type ProvenSignal = {
  readonly signal: SignalName
  readonly threshold: number
  /** Log-odds of a clause are `bias` plus `step` times the sum of its known words' numbers over the root of how many they are. */
  readonly bias: number
  readonly step: number
}

/**
 * What is kept of word vectors: for each word the little that its vector adds to each signal. As the regressions are linear
 * in the vectors of a clause, nothing else of a vector is ever needed. `keys` are hashes of words, sorted; `points` hold a row of
 * one number for each signal, in the order of `signals`, for each word.
 */
export type VectorModel = {
  readonly signals: readonly ProvenSignal[]
  readonly keys: Uint32Array
  readonly points: Int8Array
}

export type VectorClaim = { readonly signal: SignalName; readonly quote: string; readonly probability: number }

/** Of the words of a clause at least so many must be known for it to be judged. */
export const leastKnown = 0.5

function sumsOf({ signals, keys, points }: VectorModel, words: readonly string[]) {
  const sums = new Float64Array(signals.length)
  let known = 0
  for (const word of words) {
    const at = findWord(keys, word)
    if (at < 0) continue
    known += 1
    for (let column = 0; column < sums.length; column += 1) sums[column] += points[at * sums.length + column]
  }
  return { sums, known }
}

/** The signals of a text, each by its likeliest clause, the surest first. */
export function claimSignals(model: VectorModel, clauses: readonly SpokenClause[]): readonly VectorClaim[] {
  const best = new Map<SignalName, VectorClaim>()
  for (const { quote, words } of clauses) {
    const { sums, known } = sumsOf(model, words)
    if (known === 0 || known < leastKnown * words.length) continue
    for (const [column, { signal, threshold, bias, step }] of model.signals.entries()) {
      const probability = sigmoid(bias + (step * sums[column]) / Math.sqrt(known))
      if (probability >= threshold && probability > (best.get(signal)?.probability ?? 0))
        best.set(signal, { signal, quote, probability })
    }
  }
  return [...best.values()].toSorted((a, b) => b.probability - a.probability)
}
