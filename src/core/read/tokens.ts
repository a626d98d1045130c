import { charClass, classOf, scriptOf, type Script } from './characters.ts'
import { remembered } from './remembered.ts'
import { type Spelling, spellings } from './spelling.ts'
import { asCyrillic, isAllLookalike, isMixedScript, repairScript } from './homoglyphs.ts'

/** A piece of the message. `start` and `end` are UTF-16 offsets of the original text. */
export type Token = {
  readonly kind: 'word' | 'number' | 'mark' | 'emoji' | 'link'
  readonly start: number
  readonly end: number
  /** Lower case, without invisible characters and accents; letters written three times or more are one. */
  readonly word: string
  readonly script: Script
  /** How the word is written, where the rest of the message has no say in it: not in Latin letters, which may be Russian. */
  readonly spelling: Spelling | null
  /** Whether a line break stands before the token. */
  readonly newLine: boolean
}

const joiners = new Set('\'’‘"״׳`´')
const isHebrew = (code: number): boolean => code >= 0x5d0 && code <= 0x5ea

/** The end of a word that starts at `at`: letters, accents, invisible characters, and an apostrophe between letters. */
function wordEnd(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const kind = classOf(text.charCodeAt(end))
    if (kind === charClass.letter || kind === charClass.mark || kind === charClass.ignored) end += 1
    else if (joiners.has(text[end]) && classOf(text.charCodeAt(end + 1)) === charClass.letter) {
      const gershayim = text[end] === '"' || text[end] === '״'
      if (gershayim && !(isHebrew(text.charCodeAt(end - 1)) && isHebrew(text.charCodeAt(end + 1)))) break
      end += 1
    } else break
  }
  return end
}

/** The end of a number: digits with single separators between them. */
function numberEnd(text: string, at: number): number {
  let end = at
  while (end < text.length) {
    const kind = classOf(text.charCodeAt(end))
    if (kind === charClass.digit || kind === charClass.ignored) end += 1
    else if ('.,:/'.includes(text[end]) && classOf(text.charCodeAt(end + 1)) === charClass.digit) end += 2
    else break
  }
  return end
}

function linkEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && classOf(text.charCodeAt(end)) !== charClass.space) end += 1
  return end
}

/** A word as it is compared, its script, and its spelling as in a token. */
type Written = Pick<Token, 'word' | 'script' | 'spelling'>

const writtenOf = remembered((raw): Written => {
  const plain = raw
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05c7\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[’‘׳`´]/g, "'")
    .replace(/״/g, '"')
    .replace(/(\p{L})\1{2,}/gu, '$1')
  const word = isMixedScript(plain) ? repairScript(plain) : plain
  const script = word === '' ? 'other' : scriptOf(word.charCodeAt(0))
  // One string for both, where nothing changed.
  return { word: word === raw ? raw : word, script, spelling: script === 'latin' ? null : spellings[script](word) }
})

const asItStands = (raw: string): Written => ({ word: raw, script: 'other', spelling: null })

const isLink = (text: string, at: number): boolean =>
  text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at)

function nextEnd(text: string, at: number): { readonly kind: Token['kind']; readonly end: number } {
  const code = text.charCodeAt(at)
  const kind = classOf(code)
  if (kind === charClass.letter) {
    if (isLink(text, at)) return { kind: 'link', end: linkEnd(text, at) }
    return { kind: 'word', end: wordEnd(text, at) }
  }
  if (kind === charClass.digit) return { kind: 'number', end: numberEnd(text, at) }
  if (kind === charClass.surrogate) return { kind: 'emoji', end: Math.min(at + 2, text.length) }
  return { kind: code >= 0x2190 && code < 0x2e00 ? 'emoji' : 'mark', end: at + 1 }
}

/** Words that are whole Latin look-alikes are Cyrillic where other words of the message mix the two scripts. */
function unmask(tokens: readonly Token[], mixed: boolean): readonly Token[] {
  if (!mixed) return tokens
  return tokens.map((token) =>
    token.script === 'latin' && isAllLookalike(token.word) ? { ...token, ...writtenOf(asCyrillic(token.word)) } : token,
  )
}

/** Cuts a message into words, numbers, marks, emoji and links. Linear in the length of the text. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  let newLine = true
  let mixed = false
  for (let at = 0; at < text.length; ) {
    const kind = classOf(text.charCodeAt(at))
    if (kind === charClass.space || kind === charClass.ignored || kind === charClass.mark) {
      if (text[at] === '\n' || text[at] === '\r') newLine = true
      at += 1
      continue
    }
    const next = nextEnd(text, at)
    const raw = text.slice(at, next.end)
    const isWord = next.kind === 'word'
    const { word, script, spelling } = isWord ? writtenOf(raw) : asItStands(raw)
    mixed ||= isWord && isMixedScript(raw)
    tokens.push({ kind: next.kind, start: at, end: next.end, word, script, spelling, newLine })
    newLine = false
    at = next.end
  }
  return unmask(tokens, mixed)
}
