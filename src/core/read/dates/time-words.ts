import { findConcepts, type Lexicon } from '../lexicon.ts'
import type { Word } from '../words.ts'

/** What the words of a message mean for dates. An atom is a name as the lexicon of time gives it: `wd:5`, `unit:week`. */
export type TimeWords = {
  readonly words: readonly Word[]
  /** The number that follows the prefix at a word (`value('wd', 3)`), or null. */
  value(kind: string, at: number): number | null
  /** What follows the prefix at a word (`name('unit', 3)` is `week`), or null. */
  name(kind: string, at: number): string | null
  /** Whether a word of time stands here at all. */
  any(at: number): boolean
  is(atom: string, at: number): boolean
  /** The index after the longest phrase of this atom at a word. */
  endOf(atom: string, at: number): number
}

type Atom = { readonly kind: string; readonly rest: string; readonly to: number }

const none: readonly Atom[] = []

/** Finds the words of time of a message. */
export function findTimeWords(words: readonly Word[], lexicon: Lexicon): TimeWords {
  const places: (Atom[] | undefined)[] = Array.from({ length: words.length })
  for (const { concept, from, to } of findConcepts(words, lexicon)) {
    const colon = concept.indexOf(':')
    const kind = colon < 0 ? concept : concept.slice(0, colon)
    const atom = { kind, rest: colon < 0 ? '' : concept.slice(colon + 1), to }
    const place = places[from]
    if (place === undefined) places[from] = [atom]
    else place.push(atom)
  }
  /** The longest atom of a kind at a word. */
  const find = (kind: string, at: number): Atom | undefined => {
    let longest: Atom | undefined
    for (const atom of places[at] ?? none)
      if (atom.kind === kind && (longest === undefined || atom.to > longest.to)) longest = atom
    return longest
  }
  return {
    words,
    value(kind, at) {
      const atom = find(kind, at)
      return atom ? Number(atom.rest) : null
    },
    name: (kind, at) => find(kind, at)?.rest ?? null,
    any: (at) => places[at] !== undefined,
    is: (kind, at) => find(kind, at) !== undefined,
    endOf: (kind, at) => find(kind, at)?.to ?? at + 1,
  }
}
