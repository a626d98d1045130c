import type { LabelledText } from './labelled-text.ts'

/** The precision that a signal must reach on held-out texts, and the fewest claims by which that can be told. */
export const wantedPrecision = 0.9
export const fewestClaims = 20

/** A text judged by a regression that never saw its author (or its language): the likeliest clause, and whether the signal is there. */
export type Judged = {
  readonly text: LabelledText
  readonly probability: number
  readonly holds: boolean
}

/** How claims from a threshold on fare: precision is null without a claim, recall where no text holds the signal. */
export type Fared = { readonly precision: number | null; readonly recall: number | null; readonly claims: number }

/** Counts presence per message: a text holds a signal or does not. */
export function fareFrom(threshold: number, judged: readonly Judged[]): Fared {
  let claims = 0
  let right = 0
  let held = 0
  for (const { probability, holds } of judged) {
    if (holds) held += 1
    if (probability < threshold) continue
    claims += 1
    if (holds) right += 1
  }
  return {
    precision: claims === 0 ? null : right / claims,
    recall: held === 0 ? null : right / held,
    claims,
  }
}

/**
 * The lowest threshold from which on claims are right often enough in each of the groups, with enough of them to tell; null where there is
 * none. Texts of equal probability stand or fall together.
 */
export function lowestThreshold(...groups: readonly (readonly Judged[])[]): number | null {
  const walks = groups.map((group) => ({
    left: group.toSorted((a, b) => a.probability - b.probability),
    claims: 0,
    right: 0,
  }))
  const probabilities = new Set(groups.flatMap((group) => group.map(({ probability }) => probability)))
  let found: number | null = null
  for (const threshold of [...probabilities].toSorted((a, b) => b - a)) {
    for (const walk of walks)
      for (let next = walk.left.at(-1); next && next.probability >= threshold; next = walk.left.at(-1)) {
        walk.left.pop()
        walk.claims += 1
        if (next.holds) walk.right += 1
      }
    if (walks.every(({ claims, right }) => claims >= fewestClaims && right >= wantedPrecision * claims))
      found = threshold
  }
  return found
}

/** The best precision that enough claims reach, for a signal that stays below what is wanted; null with fewer texts than that. */
export function bestPrecision(judged: readonly Judged[]): number | null {
  const sorted = judged.toSorted((a, b) => b.probability - a.probability)
  let right = 0
  let best: number | null = null
  for (const [index, { holds }] of sorted.entries()) {
    if (holds) right += 1
    if (index + 1 >= fewestClaims) best = Math.max(best ?? 0, right / (index + 1))
  }
  return best
}

/**
 * Whether claims on texts that had no say in the threshold come up to what is wanted: not more than a standard error of the binomial
 * distribution below it. The lowest threshold on some texts flatters itself on those, the more the fewer they are.
 */
export function isBorneOut({ precision, claims }: Fared): boolean {
  const error = Math.sqrt((wantedPrecision * (1 - wantedPrecision)) / claims)
  return precision !== null && precision >= wantedPrecision - error
}

/** How claims fare when the threshold is never chosen on the texts it is tried on: by author, the others choose. */
export function fareUnseen(judged: readonly Judged[], foldOf: (author: string) => number, folds: number): Fared {
  const tried = Array.from({ length: folds }, (_, fold) => {
    const inFold = ({ text }: Judged): boolean => foldOf(text.author) === fold
    const threshold = lowestThreshold(judged.filter((one) => !inFold(one)))
    // Where the others find no threshold nothing is claimed in this fold.
    return judged
      .filter(inFold)
      .map((one) => ({ ...one, probability: threshold !== null && one.probability >= threshold ? 1 : 0 }))
  })
  return fareFrom(1, tried.flat())
}
