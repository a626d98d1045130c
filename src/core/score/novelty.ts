import type { FittedModel } from './fitted-model.ts'
import { percentileOf } from './percentile.ts'
import { type Encoding, codeCount, missingCode } from './table/encoding.ts'

/** Distances of a row of codes from kept rows, 0 the same in all inputs, 1 different in all. They hold until the next row is asked for. */
export type Distances = (codes: Uint8Array) => Float64Array

/** One input of all kept rows: its place, their codes, and how far each of its codes is from each other, worked out when first met. */
type Column = {
  readonly at: number
  readonly codes: Uint8Array
  readonly encoding: Encoding
  readonly apart: (Float64Array | undefined)[]
}

/** Steps between bins over their number for numbers, 0 or 1 for categories and against unknown. */
function apartFrom(encoding: Encoding, code: number): Float64Array {
  const count = codeCount(encoding)
  const missing = missingCode(encoding)
  const perStep = encoding.kind === 'number' ? 1 / Math.max(1, count - 2) : 0
  const apart = new Float64Array(count).fill(1)
  if (perStep > 0 && code !== missing)
    for (let other = 0; other < missing; other += 1) apart[other] = Math.abs(code - other) * perStep
  apart[code] = 0
  return apart
}

/**
 * Gower's distance (1971, "A general coefficient of similarity and some of its properties", eq. 5) on codes. Items of lists do not count.
 */
export function makeDistances(encodings: readonly Encoding[], rows: readonly Uint8Array[]): Distances {
  const columns = encodings.flatMap((encoding, at): Column[] =>
    encoding.kind === 'item' ? [] : [{ at, encoding, codes: Uint8Array.from(rows, (row) => row[at]!), apart: [] }],
  )
  const count = Math.max(1, columns.length)
  const far = new Float64Array(rows.length)
  return (codes) => {
    far.fill(0)
    for (const { at, encoding, codes: theirs, apart } of columns) {
      const code = codes[at]!
      const steps = (apart[code] ??= apartFrom(encoding, code))
      for (let i = 0; i < far.length; i += 1) far[i]! += steps[theirs[i]!]!
    }
    for (let i = 0; i < far.length; i += 1) far[i]! /= count
    return far
  }
}

/** Mean of the three least of some distances; `skip` leaves out one of them. */
export function nearness(far: Float64Array, skip = -1): number {
  let first = Infinity
  let second = Infinity
  let third = Infinity
  for (let i = 0; i < far.length; i += 1) {
    const d = far[i]!
    if (i === skip || d >= third) continue
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
  const rows = model.novelty.rows.map((row) => Uint8Array.from(row))
  const distances = makeDistances(encodings, rows)
  return (codes, strange) => {
    const far = nearness(distances(codes)) + strangeness(strange, encodings)
    return percentileOf(model.novelty.distances, far) / 100
  }
}
