import { charClass, classOf, scriptOf } from '../characters.ts'
import { remembered } from '../remembered.ts'
import { type LetterModel, type LetterModels, runBits } from './letter-model.ts'

/** A script that there is a model of letters for. */
export type KnownScript = keyof LetterModels

/** What a run of characters between blanks is by itself, wherever it stands. */
export type PieceKind = {
  readonly text: string
  /** The script of all its letters; null where it has none or several, or must not be retyped. */
  readonly script: KnownScript | null
  /** Bits that speak for it as it stands; 0 without a script. */
  readonly bits: number
  /** Unlikely enough as it stands to ask what else it may be. */
  readonly doubtful: boolean
  /** A short word in Latin capitals (CRM), or a code with digits: no evidence. */
  readonly isCode: boolean
  /** The letters of a doubtful one, lower case. */
  readonly letters: string
}

/** A run of characters between blanks, as the keyboard gave it. `mute` is no evidence by itself: a code, or letters that stood before. */
export type Piece = { readonly start: number; readonly kind: PieceKind; readonly mute: boolean }

const costs = { mark: 5, digit: 2 } as const
/** A longer run without a blank is no word of a message. */
const longestPiece = 60
/** From so many bits a letter, and letters, a piece is left as it stands. */
const plain = { bits: 1.2, letters: 4 } as const

/** Addresses, links and what looks like a domain are never retyped. */
const address = /[@\\]|:\/\/|^www\.|\.(?:com|ru|kz|net|org|il|io|info|biz|рф|қаз)\b/i
/** One key held down. */
const stutter = /(\p{L})\1\1\1/u
/** A Hebrew prefix before a Latin word: ה-CRM. */
const prefixed = /^[א-ת]{1,3}[-־].*[A-Za-z]/
const acronym = /^\(?[A-Z\d&+/.-]{2,6}[.,!?:;)]*$/
/** Letters on the keys of digits, as the Kazakh layout has them; not the digits of a code. */
const maybeKazakh = /^(?!.*\d{3})(?!.*[A-Z\d]-?[A-Z\d]{2})\P{Script=Cyrillic}{4,}$/u
const harmless = new Set('-–—.,!?:;()"\'«»„“”…%№+')

/** With shift, the keys of the Hebrew layout give Latin capitals: they may stand in a word typed on it. */
const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a

/** The script of all letters of a piece; null where there are several or none. */
function scriptOfLetters(text: string): KnownScript | null {
  let script: KnownScript | null = null
  let capitalsOnly = true
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (classOf(code) !== charClass.letter) continue
    const own = scriptOf(code)
    if (own === 'other') return null
    if (script === null || (own === 'hebrew' && script === 'latin' && capitalsOnly)) script = own
    else if (own !== script && !(script === 'hebrew' && isCapital(code))) return null
    if (!isCapital(code)) capitalsOnly = false
  }
  return script
}

/** Bits that speak for a text as words of one script: its runs of letters, less what unlikely marks and digits among them cost. */
export function bitsOf(text: string, script: KnownScript, model: LetterModel): number {
  let bits = 0
  let run = 0
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 0x20
    const kind = classOf(code)
    if (kind === charClass.letter) {
      if (scriptOf(code) === script) continue
      if (script !== 'hebrew' || !isCapital(code)) return Number.NEGATIVE_INFINITY
    }
    if (at > run) bits += runBits(text, { from: run, to: at }, model)
    run = at + 1
    if (at === text.length) break
    const inside = at > 0 && at + 1 < text.length
    if (kind === charClass.digit) bits -= costs.digit
    else if (!harmless.has(text[at]!) || (inside && text[at] !== '-')) bits -= costs.mark
  }
  return bits
}

/** What a run of characters is. */
export function kindOf(text: string, models: LetterModels): PieceKind {
  const script = text.length > longestPiece ? null : scriptOfLetters(text)
  const bits = script === null ? 0 : bitsOf(text, script, models[script])
  if (script !== null && text.length >= plain.letters && bits >= plain.bits * text.length)
    return { text, script, bits, doubtful: false, isCode: false, letters: '' }
  if (script === null || address.test(text) || stutter.test(text) || prefixed.test(text))
    return { text, script: null, bits: 0, doubtful: false, isCode: false, letters: '' }
  const letters = text.replaceAll(/[^\p{L}]/gu, '').toLowerCase()
  const isCode = acronym.test(text) || (/\d/.test(text) && !maybeKazakh.test(text))
  return { text, script, bits, doubtful: true, isCode, letters }
}

/** Longer pieces are seldom doubtful and seldom the same; numbers may be persons' own. */
const comesAgain = (text: string): boolean => text.length <= 6 && !/\d/.test(text)

/** The same function of a piece's text, which remembers what comes again: most of what is doubtful are short common words. */
export function rememberedPieces<T>(work: (text: string) => T): (text: string) => T {
  const known = remembered(work)
  return (text) => (comesAgain(text) ? known(text) : work(text))
}

/** Cuts a text at its blanks. */
export function piecesOf(text: string, kindFor: (text: string) => PieceKind): readonly Piece[] {
  const pieces: Piece[] = []
  const seen = new Set<string>()
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && classOf(text.charCodeAt(at)) !== charClass.space) continue
    if (at > start) {
      const kind = kindFor(text.slice(start, at))
      pieces.push({ start, kind, mute: kind.isCode || (kind.doubtful && seen.has(kind.letters)) })
      if (kind.doubtful) seen.add(kind.letters)
    }
    start = at + 1
  }
  return pieces
}
