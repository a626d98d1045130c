import { latinMode, languageOf } from './language.ts'
import type { Reading } from './reading.ts'
import { remembered } from './remembered.ts'
import { cyrillicKey, hebrewForms, hebrewKey, latinKey } from './sound-key.ts'
import { type Token, tokenise } from './tokens.ts'

/** A token with the spellings under which the lexicon may know it; the first one is its own. */
export type Word = Token & { readonly key: string; readonly forms: readonly string[] }

/** The most characters of a message that are read; the rest is left unread. */
export const longestMessage = 20_000

const english = (word: string): string => word.replaceAll("'", '')

const cyrillicForms = remembered((word) => [cyrillicKey(word)])
const formsInHebrew = remembered((word) => hebrewForms(hebrewKey(word)))
/** Words in Latin letters, by how the message takes them. */
const latinForms = {
  english: remembered((word) => [english(word)]),
  sound: remembered((word) => [latinKey(word)]),
  both: remembered((word) => [english(word), latinKey(word)]),
}

function formsOf({ script, word }: Token, latin: ReturnType<typeof latinMode>): readonly string[] {
  if (script === 'cyrillic') return cyrillicForms(word)
  if (script === 'hebrew') return formsInHebrew(word)
  return script === 'latin' ? latinForms[latin](word) : [word]
}

export type KeyedText = { readonly words: readonly Word[]; readonly lang: Reading['lang'] }

/** Cuts a text into words and gives each its keys. */
export function readWords(text: string): KeyedText {
  const tokens = tokenise(text.length > longestMessage ? text.slice(0, longestMessage) : text)
  const latin = latinMode(tokens)
  const words = tokens.map((token) => {
    const forms = formsOf(token, latin)
    return { ...token, key: forms[0], forms }
  })
  return { words, lang: languageOf(tokens, latin) }
}
