import { remembered } from './remembered.ts'
import { cyrillicKey, hebrewForms, hebrewKey, latinKey } from './sound-key.ts'

/** Who notes something at a spelling, each at its own place. */
export const notePlaces = { concepts: 0, times: 1, cues: 2, sums: 3, language: 4 } as const

/**
 * How a word is written, as all that meet it know it: one object for all its places in all messages. The first of `forms` is its
 * own key, under the others the lexicon may know it too; `sound` is its key among words of the other script.
 */
export type Spelling = {
  readonly key: string
  readonly sound: string
  readonly forms: readonly string[]
  /** At twice a place who noted something there, and behind it what. */
  readonly notes: unknown[]
}

export const newSpelling = (forms: readonly string[], sound = forms[0]): Spelling => ({
  key: forms[0],
  sound,
  forms,
  notes: [undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined, undefined],
})

const english = (word: string): string => word.replaceAll("'", '')

/** Spellings by script; words in Latin letters by how the message takes them. */
export const spellings = {
  cyrillic: remembered((word) => newSpelling([cyrillicKey(word)])),
  hebrew: remembered((word) => newSpelling(hebrewForms(hebrewKey(word)))),
  english: remembered((word) => newSpelling([english(word)])),
  sound: remembered((word) => newSpelling([latinKey(word)])),
  both: remembered((word) => newSpelling([english(word), latinKey(word)], latinKey(word))),
  other: remembered((word) => newSpelling([word])),
}

type Spelled = { readonly spelling: Spelling }

/**
 * What `work` gives for a word, noted at its spelling: whoever meets the word again need not ask a table. It must be the same for all
 * words that are written so. A place holds what its last owner noted, so that another lexicon or model is not mistaken for it.
 */
export function notedAt<W extends Spelled, T>(
  place: (typeof notePlaces)[keyof typeof notePlaces],
  work: (word: W) => T,
): (word: W) => T {
  const owner = {}
  return (word) => {
    const { notes } = word.spelling
    if (notes[2 * place] === owner) return notes[2 * place + 1] as T
    const value = work(word)
    notes[2 * place] = owner
    notes[2 * place + 1] = value
    return value
  }
}
