import { latinMode } from './latin-mode.ts'
import { newSpelling, type Spelling, spellings } from './spelling.ts'
import { type Token, tokenise } from './tokens.ts'

/** A token with its spelling, which all have; `key` and `forms` are those of the spelling. */
export type Word = Token & { readonly spelling: Spelling; readonly key: string; readonly forms: readonly string[] }

/** The most characters of a message that are read; the rest is left unread. */
export const longestMessage = 20_000

/** Numbers may be telephones and links persons' own: they are not remembered. */
const isPassing = ({ kind }: Token): boolean => kind === 'number' || kind === 'link'

function spellingOf(token: Token, latin: ReturnType<typeof latinMode>): Spelling {
  if (token.spelling !== null) return token.spelling
  if (isPassing(token)) return newSpelling([token.word])
  return spellings[token.script === 'latin' ? latin : token.script](token.word)
}

/** Cuts a text into words and gives each its keys. */
export function readWords(text: string): readonly Word[] {
  const tokens = tokenise(text.length > longestMessage ? text.slice(0, longestMessage) : text)
  const latin = latinMode(tokens)
  return tokens.map((token) => {
    const spelling = spellingOf(token, latin)
    const { kind, start, end, word, script, newLine } = token
    return { kind, start, end, word, script, newLine, spelling, key: spelling.key, forms: spelling.forms }
  })
}
