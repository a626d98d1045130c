import { latinMode, languageOf } from './language.ts'
import type { Reading } from './reading.ts'
import { cyrillicKey, hebrewForms, hebrewKey, latinKey } from './sound-key.ts'
import { type Token, tokenise } from './tokens.ts'

/** A token with the spellings under which the lexicon may know it; the first one is its own. */
export type Word = Token & { readonly key: string; readonly forms: readonly string[] }

/** The most characters of a message that are read; the rest is left unread. */
export const longestMessage = 20_000

function formsOf(token: Token, latin: ReturnType<typeof latinMode>): readonly string[] {
  if (token.script === 'cyrillic') return [cyrillicKey(token.word)]
  if (token.script === 'hebrew') return hebrewForms(hebrewKey(token.word))
  if (token.script !== 'latin') return [token.word]
  const english = token.word.replaceAll("'", '')
  if (latin === 'english') return [english]
  return latin === 'sound' ? [latinKey(token.word)] : [english, latinKey(token.word)]
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
