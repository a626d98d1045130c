import type { LabelledText, Unit } from './labelled-text.ts'
import { leastKnown } from './vector-reader.ts'

/** A unit with the sum of the vectors of its known words over the root of their number, in a scale of around one. */
export type MeanUnit = Unit & { readonly mean: Float64Array }

/** How many of the words of a language's texts the vectors know, and of how many. */
export type Coverage = { readonly language: string; readonly known: number; readonly words: number }

/** Vectors of length one have small numbers; times the root of the dimensions they are around one. */
export const scaleOf = (dimension: number): number => Math.sqrt(dimension)

/**
 * The mean of the known words times the root of their number: as the noise of a mean falls with that root, a clause of two words has to say
 * as much as one of ten to be believed.
 */
function meanOf(words: readonly string[], vectors: ReadonlyMap<string, Float32Array>): Float64Array | null {
  const known = words.flatMap((word) => vectors.get(word) ?? [])
  if (known.length === 0 || known.length < leastKnown * words.length) return null
  const mean = new Float64Array(known[0].length)
  const scale = scaleOf(mean.length) / Math.sqrt(known.length)
  for (const vector of known) for (let at = 0; at < mean.length; at += 1) mean[at] += vector[at] * scale
  return mean
}

/** The units that the vectors know enough words of. `vectors` have length one, or less where several were averaged. */
export const withMeans = (units: readonly Unit[], vectors: ReadonlyMap<string, Float32Array>): readonly MeanUnit[] =>
  units.flatMap((unit) => {
    const mean = meanOf(unit.words, vectors)
    return mean ? [{ ...unit, mean }] : []
  })

/** How much of each language the vectors know. */
export function coverageOf(
  texts: readonly LabelledText[],
  units: readonly Unit[],
  vectors: ReadonlyMap<string, unknown>,
): readonly Coverage[] {
  const counts = new Map<string, { known: number; words: number }>()
  for (const { text, words } of units) {
    const { language } = texts[text]
    const count = counts.get(language) ?? { known: 0, words: 0 }
    counts.set(language, count)
    count.words += words.length
    count.known += words.filter((word) => vectors.has(word)).length
  }
  return [...counts].map(([language, count]) => ({ language, ...count }))
}
