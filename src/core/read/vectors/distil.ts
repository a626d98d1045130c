import { scaleOf } from './clause-means.ts'
import type { Proof } from './prove-vectors.ts'
import type { VectorModel } from './vector-reader.ts'
import { wordKey } from './word-key.ts'

type Weighted = Pick<Proof, 'signal' | 'threshold' | 'weights'>

/** What the words add to each signal, by the key of the word: a row of sums, and how many files they are from. */
export type WordPoints = {
  add(word: string, vector: Float32Array): void
  readonly rows: ReadonlyMap<number, { readonly sums: Float32Array; count: number }>
}

/** Takes of each word's vector (of length one) only what it adds to the log-odds of each signal. */
export function makeWordPoints(signals: readonly Weighted[]): WordPoints {
  const rows = new Map<number, { readonly sums: Float32Array; count: number }>()
  return {
    rows,
    add(word, vector) {
      const key = wordKey(word)
      const row = rows.get(key) ?? { sums: new Float32Array(signals.length), count: 0 }
      if (row.count === 0) rows.set(key, row)
      row.count += 1
      const scale = scaleOf(vector.length)
      for (let column = 0; column < signals.length; column += 1) {
        const { weights } = signals[column]
        let sum = 0
        for (let at = 0; at < vector.length; at += 1) sum += weights[at + 1] * vector[at]
        row.sums[column] += scale * sum
      }
    },
  }
}

const finest = 127

/** The model that a reading needs: points in bytes, a step of log-odds for each signal. */
export function distil(signals: readonly Weighted[], { rows }: WordPoints): VectorModel {
  const keys = Uint32Array.from(rows.keys()).toSorted()
  const means = Array.from(keys, (key) => {
    const { sums, count } = rows.get(key)!
    return sums.map((sum) => sum / count)
  })
  const steps = signals.map(
    (_, column) => means.reduce((most, mean) => Math.max(most, Math.abs(mean[column])), 0) / finest,
  )
  const points = new Int8Array(keys.length * signals.length)
  for (const [word, mean] of means.entries())
    for (const [column, step] of steps.entries())
      points[word * steps.length + column] = step === 0 ? 0 : Math.round(mean[column] / step)
  return {
    signals: signals.map(({ signal, threshold, weights }, column) => ({
      signal,
      threshold,
      bias: weights[0],
      step: steps[column],
    })),
    keys,
    points,
  }
}
