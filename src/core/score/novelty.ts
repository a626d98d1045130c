import type { FittedModel } from './fitted-model.ts'
import { percentileOf } from './percentile.ts'
import { type Encoding, codeCount, missingCode } from './table/encoding.ts'

/** Distance of two rows of codes; 0 the same in all inputs, 1 different in all. Gives up, with Infinity, above `most`. */
export type RowDistance = (a: Uint8Array, b: Uint8Array, most: number) => number

/**
 * Gower's distance (1971, "A general coefficient of similarity and some of its properties", eq. 5) on codes: steps between bins over
 * their number for numbers, 0 or 1 for categories and against unknown. Items of lists do not count.
 */
export function makeRowDistance(encodings: readonly Encoding[]): RowDistance {
  const used = Int32Array.from(encodings.keys()).filter((f) => encodings[f]!.kind !== 'item')
  const count = used.length
  const perStep = Float64Array.from(used, (f) => {
    const encoding = encodings[f]!
    return encoding.kind === 'number' ? 1 / Math.max(1, codeCount(encoding) - 2) : 0
  })
  const missing = Int32Array.from(used, (f) => missingCode(encodings[f]!))
  return (a, b, most) => {
    const limit = most * count
    let sum = 0
    for (let k = 0; k < count; k += 1) {
      const f = used[k]!
      const x = a[f]!
      const y = b[f]!
      if (x === y) continue
      const step = perStep[k]!
      const far = step === 0 || x === missing[k] || y === missing[k]
      sum += far ? 1 : (x > y ? x - y : y - x) * step
      if (sum > limit) return Infinity
    }
    return count === 0 ? 0 : sum / count
  }
}

/** Mean distance to the three nearest rows; `skip` leaves out a row itself. */
export function nearness(distance: RowDistance, row: Uint8Array, rows: readonly Uint8Array[], skip = -1): number {
  let first = Infinity
  let second = Infinity
  let third = Infinity
  for (let i = 0; i < rows.length; i += 1) {
    if (i === skip) continue
    const d = distance(row, rows[i]!, third)
    if (d >= third) continue
    if (d < first) {
      third = second
      second = first
      first = d
    } else if (d < second) {
      third = second
      second = d
    } else third = d
  }
  return third === Infinity ? (first === Infinity ? 0 : first) : (first + second + third) / 3
}

/** Values among the rare ones of a column, which have no place of their own: to a model they are as good as never seen. */
export function rareValues(encodings: readonly Encoding[], codes: Uint8Array): number {
  let count = 0
  for (const [f, encoding] of encodings.entries())
    if (encoding.kind === 'category' && codes[f] === encoding.levels.length) count += 1
  return count
}

/** What values outside of what training saw add to the distance of a row: one input's full distance each. */
export const strangeness = (strange: number, encodings: readonly Encoding[]): number =>
  strange / Math.max(1, encodings.filter(({ kind }) => kind !== 'item').length)

/**
 * Novelty of a row, 0 to 1: the percentile of its distance to the nearest past deals among the distances of past deals to each
 * other. Past deals of rare values count as strange as new ones do: where a column has many rare values, one more is nothing new.
 */
export function makeNovelty(model: FittedModel): (codes: Uint8Array, strange: number) => number {
  const encodings = model.inputs.map((input) => input.encoding)
  const distance = makeRowDistance(encodings)
  const rows = model.novelty.rows.map((row) => Uint8Array.from(row))
  return (codes, strange) => {
    const far = nearness(distance, codes, rows) + strangeness(strange, encodings)
    return percentileOf(model.novelty.distances, far) / 100
  }
}
