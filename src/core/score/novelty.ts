import type { FittedModel } from './fitted-model.ts'
import { percentileOf } from './percentile.ts'
import { type Encoding, codeCount, missingCode } from './table/encoding.ts'

/** Distance of two rows of codes; 0 the same in all inputs, 1 different in all. */
export type RowDistance = (a: Uint8Array, b: Uint8Array) => number

/** An input in distances: its place, what one step between bins counts (0: any difference is a whole one), its code of unknown. */
type Step = { readonly at: number; readonly perStep: number; readonly missing: number }

/** Items of lists do not count. */
function stepsOf(encodings: readonly Encoding[]): readonly Step[] {
  return encodings.flatMap((encoding, at) => {
    if (encoding.kind === 'item') return []
    const perStep = encoding.kind === 'number' ? 1 / Math.max(1, codeCount(encoding) - 2) : 0
    return [{ at, perStep, missing: missingCode(encoding) }]
  })
}

function stepBetween({ perStep, missing }: Step, x: number, y: number): number {
  if (x === y) return 0
  return perStep === 0 || x === missing || y === missing ? 1 : Math.abs(x - y) * perStep
}

/**
 * Gower's distance (1971, "A general coefficient of similarity and some of its properties", eq. 5) on codes: steps between bins over
 * their number for numbers, 0 or 1 for categories and against unknown.
 */
export function makeRowDistance(encodings: readonly Encoding[]): RowDistance {
  const steps = stepsOf(encodings)
  return (a, b) => {
    let sum = 0
    for (const step of steps) sum += stepBetween(step, a[step.at]!, b[step.at]!)
    return steps.length === 0 ? 0 : sum / steps.length
  }
}

/** Mean distance of a row of codes to the three nearest of the kept rows; `skip` leaves out one of them. */
export type Nearness = (codes: Uint8Array, skip?: number) => number

/**
 * How near a row is to some kept rows. How far each code of an input is from that input of all kept rows is worked out once, when it is first
 * met, so that a row costs a sum of columns of numbers.
 */
export function makeNearness(encodings: readonly Encoding[], rows: readonly Uint8Array[]): Nearness {
  const steps = stepsOf(encodings)
  const known = steps.map((): (Float64Array | undefined)[] => [])
  const sums = new Float64Array(rows.length)
  return (codes, skip = -1) => {
    sums.fill(0)
    for (let k = 0; k < steps.length; k += 1) {
      const step = steps[k]!
      const code = codes[step.at]!
      const parts = (known[k]![code] ??= Float64Array.from(rows, (row) => stepBetween(step, code, row[step.at]!)))
      for (let i = 0; i < sums.length; i += 1) sums[i]! += parts[i]!
    }
    return meanOfLeast(sums, steps.length, skip)
  }
}

/** Mean of the three least distances, which are given as sums over `count` inputs. */
function meanOfLeast(sums: Float64Array, count: number, skip: number): number {
  let first = Infinity
  let second = Infinity
  let third = Infinity
  for (let i = 0; i < sums.length; i += 1) {
    const sum = sums[i]!
    if (i === skip || sum >= third) continue
    if (sum < first) {
      third = second
      second = first
      first = sum
    } else if (sum < second) {
      third = second
      second = sum
    } else third = sum
  }
  if (first === Infinity || count === 0) return 0
  return third === Infinity ? first / count : (first / count + second / count + third / count) / 3
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
  const nearness = makeNearness(encodings, rows)
  return (codes, strange) => {
    const far = nearness(codes) + strangeness(strange, encodings)
    return percentileOf(model.novelty.distances, far) / 100
  }
}
