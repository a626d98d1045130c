import { toLatin } from '../../lead/identity/name-script.ts'
import { makeRetyper } from '../../read/layout/keyboard.ts'
import { isBotName } from './bot-name.ts'
import { isStretchTwice } from './key-rows.ts'
import { foldWord, type LetterModels, letterBits } from '../../read/layout/letter-model.ts'
import { placeholderReason, plainPlaceholderReason, unwrittenReason } from './placeholder-name.ts'

export const nameKinds = ['real', 'gibberish', 'implausible', 'bot_name', 'wrong_layout', 'unknown'] as const
export type NameKind = (typeof nameKinds)[number]

export type NameJudgement = { readonly kind: NameKind; readonly reason: string; readonly suggestion: string | null }

type Script = keyof LetterModels

/** The script that a letter belongs to: Latin with its extensions, Cyrillic, Hebrew. */
function scriptOfCode(code: number): Script | null {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 'latin'
  if ((code >= 0xc0 && code <= 0x2af && code !== 0xd7 && code !== 0xf7) || (code >= 0x1e00 && code <= 0x1eff))
    return 'latin'
  if (code >= 0x400 && code <= 0x52f) return 'cyrillic'
  return code >= 0x5d0 && code <= 0x5ea ? 'hebrew' : null
}

const space = 0x20
const apostrophe = 0x27
const hyphen = 0x2d

/** The one script of a text that is letters, blanks, hyphens and apostrophes alone; null for anything else. */
function plainScript(name: string): Script | null {
  let script: Script | null = null
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at)
    if (code === space || code === apostrophe || code === hyphen) continue
    const own = scriptOfCode(code)
    if (own === null || (script !== null && own !== script)) return null
    script = own
  }
  return script
}

/** The script of a single word, marks allowed. */
function scriptOf(word: string): Script | null {
  const bare = word.replace(/\p{M}/gu, '')
  const script = bare === '' ? null : scriptOfCode(bare.charCodeAt(0))
  for (let at = 1; at < bare.length; at += 1) if (scriptOfCode(bare.charCodeAt(at)) !== script) return null
  return script
}

/** Bits under which a word is mashed rather than named, by its length: held-out names fall under them in one or two of a thousand. */
const mashedUnder = (length: number): number => (length >= 8 ? -4.5 : length === 7 ? -6 : length === 6 ? -7.5 : -9)
/** Bits of all words together that still pass for a name. */
const nameFrom = -3
const invisible = /[\p{Cc}\p{Cf}\ufeff]/gu

/** Two or three letters typed three times over, or a stretch of keys twice. */
const isStutter = (folded: string): boolean =>
  folded.length >= 6 && (/(.{2,3})\1\1/.test(folded) || isStretchTwice(folded))

const judged = (kind: NameKind, reason: string, suggestion: string | null = null): NameJudgement => ({
  kind,
  reason,
  suggestion,
})

/** A name without what people put around it: pictures, marks at the end; hyphens of every kind as the plain one. */
function bareName(typed: string): string {
  const written = typed
    .slice(0, 300)
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .trim()
  const bare = written
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)+/gu, ' ')
    .replace(/[\s!.,;:…)]+$/u, (end) => (/^\.$/.test(end) ? end : ''))
    .trim()
  return /\p{L}/u.test(bare) ? bare : written
}

/** Could somebody be called so? A script without a model, and a text the models cannot tell, are unknown. */
export function judgeName(typed: string, models: LetterModels): NameJudgement {
  const plain = typed.length <= 60 && typed.charCodeAt(0) !== space ? plainScript(typed) : null
  if (plain !== null) return judgePlain(typed, plain, models)
  const name = bareName(typed)
  const placeholder = placeholderReason(name)
  if (placeholder !== null) return judged('implausible', placeholder)
  const meant = otherLayout(name, models)
  if (meant !== null) return judged('wrong_layout', 'wrong_layout', meant)
  const unwritten = unwrittenReason(name)
  return unwritten === null ? judgeWords(name, models) : judged('implausible', unwritten)
}

/** The way nearly all names go: letters of one script, so that most questions need not be asked. */
function judgePlain(name: string, script: Script, models: LetterModels): NameJudgement {
  const words = name.split(' ')
  const placeholder = plainPlaceholderReason(words)
  if (placeholder !== null) return judged('implausible', placeholder)
  if (script === 'latin' && words.length === 1 && isBotName(name)) return judged('bot_name', 'bot_name')
  return surelyReal(words, models[script]) ?? judgeDoubtful(name, models)
}

const nameLike = judged('real', 'name_like')

/** Whole words, each likelier a name than mashing, with capitals where they belong: no further question. */
function surelyReal(words: readonly string[], model: LetterModels[Script]): NameJudgement | null {
  for (const word of words) {
    if (word === '') continue
    const folded = foldWord(word)
    if (isStutter(folded)) return null
    if (letterBits(folded, model) <= 0 || hasStrayCapitals(word)) return null
  }
  return nameLike
}

function judgeDoubtful(name: string, models: LetterModels): NameJudgement {
  const meant = otherLayout(name, models)
  return meant === null ? judgeWords(name, models) : judged('wrong_layout', 'wrong_layout', meant)
}

/** The parts of a name that the models can weigh. */
const wordsOf = (name: string): readonly string[] => name.match(/[^\s\-'’‘ʻʼ`´"«»„“”.,()/־׳״]+/g) ?? []

/** Capitals in the middle of a word, other than in McDonald, DeShawn and names written all in capitals. */
function hasStrayCapitals(word: string): boolean {
  const rest = word.slice(1)
  if (rest === rest.toLowerCase() || word === word.toUpperCase()) return false
  const inner = rest.replace(/^(?:c|ac|e|a|u|i|an|on|t)(?=\p{Lu}\p{Ll})/u, '')
  return (inner.slice(1).match(/\p{Lu}/gu) ?? []).length >= 2 || /\p{Ll}\p{Lu}{2}/u.test(inner)
}

/**
 * Bits of a word by the model of its script. A Cyrillic word that its model doubts is read in Latin letters, too: names of Mongolia, the
 * Caucasus and East Asia are rare among the names in Cyrillic, and common among those in Latin.
 */
function bitsOf(folded: string, script: Script, models: LetterModels): number {
  const own = letterBits(folded, models[script])
  if (script !== 'cyrillic' || own >= 0) return own
  return own + Math.max(0, letterBits(foldWord(toLatin(folded)), models.latin))
}

/** Bits of one word, or null where no model knows its script. */
function weigh(word: string, models: LetterModels): number | null {
  const script = scriptOf(word)
  if (script === null) return null
  const folded = foldWord(word)
  const bits = isStutter(folded) ? letterBits(folded, models[script]) - 16 : bitsOf(folded, script, models)
  return hasStrayCapitals(word) ? bits - 8 : bits
}

function judgeWords(name: string, models: LetterModels): NameJudgement {
  const words = wordsOf(name)
  let sum = 0
  let mashed = false
  for (const word of words) {
    const bits = weigh(word, models)
    if (bits === null) return judged('unknown', 'script_unknown')
    sum += bits
    mashed ||= word.length >= 4 && bits < mashedUnder(word.length)
  }
  if (mashed && sum < nameFrom) return judged('gibberish', 'keyboard_mashing')
  return sum >= nameFrom ? judged('real', 'name_like') : judged('unknown', 'unusual_letters')
}

/** What a name typed on one layout was meant to be on another. */
const layouts = [
  { from: 'latin', to: 'cyrillic', read: makeRetyper('latin', 'russian') },
  { from: 'latin', to: 'hebrew', read: makeRetyper('latin', 'hebrew') },
  { from: 'cyrillic', to: 'latin', read: makeRetyper('russian', 'latin') },
  { from: 'hebrew', to: 'latin', read: makeRetyper('hebrew', 'latin') },
] as const

/** Letters and marks that the keys of one layout give. */
const written: readonly (readonly [Script, RegExp])[] = [
  ['latin', /^[a-z\s;'[\],.`-]+$/i],
  ['cyrillic', /^[а-яё\s.-]+$/i],
  ['hebrew', /^[א-ת\s;'[\],./-]+$/],
]

const titled = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** The name meant by one typed on the wrong layout: unlikely as typed, likely as read on the other keys; or null. */
function otherLayout(name: string, models: LetterModels): string | null {
  const from = written.find(([, pattern]) => pattern.test(name))?.[0]
  if (from === undefined || name.length > 40) return null
  const asTyped = total(name.split(/\s+/), models[from], true)
  if (asTyped > 0) return null
  const readings = layouts
    .filter((layout) => layout.from === from)
    .map((layout) => {
      const words = layout.read(name.toLowerCase()).split(/[\s-]+/)
      return { words, to: layout.to, bits: total(words, models[layout.to], false) }
    })
  const best = readings.toSorted((a, b) => b.bits - a.bits)[0]
  const letters = name.replace(/\s/g, '').length
  if (best === undefined || best.bits < Math.max(4, letters) || best.bits - asTyped < 12) return null
  return best.words.map((word) => (best.to === 'hebrew' ? word : titled(word))).join(' ')
}

/** Bits of words that must all be letters of one script; marks among the letters count against it where they are borne at all. */
function total(words: readonly string[], model: LetterModels[Script], withMarks: boolean): number {
  let sum = 0
  for (const word of words) {
    const letters = word.replace(/[^\p{L}\p{M}]/gu, '')
    if (!withMarks && letters !== word) return -Infinity
    sum += letterBits(foldWord(letters), model) - 4 * (word.length - letters.length)
  }
  return sum
}
