import { AppError } from '../app-error.ts'
import { step } from './learned/features.ts'
import type { Reading } from './reading.ts'
import { latinKey } from './sound-key.ts'
import { notedAt, notePlaces } from './spelling.ts'
import type { Word } from './words.ts'

/** So many numbers stand for all runs of letters. */
export const runNumbers = 4096
/** A bit is kept in so many steps. */
export const stepsOfBit = 16

/** How much likelier a run of letters is in the first language than in the second, in sixteenths of a bit, by the number of the run. Hebrew has a script of its own. */
export type LanguageModel = { readonly kkRu: Int8Array; readonly enKk: Int8Array; readonly enRu: Int8Array }

/** Numbers of the runs of two to four letters of a word, edges included. */
export function runsOf(key: string): readonly number[] {
  const bounded = `^${key}$`
  const runs: number[] = []
  for (let at = 0; at + 2 <= bounded.length; at += 1) {
    let hash = step(0x811c9dc5, bounded.charCodeAt(at))
    for (let next = at + 1; next < bounded.length && next < at + 4; next += 1) {
      hash = step(hash, bounded.charCodeAt(next))
      runs.push((hash ^ (hash >>> 15)) & (runNumbers - 1))
    }
  }
  return runs
}

/** The word by its sound: Latin letters as if they stood for Russian or Kazakh, so that one model knows a word in either alphabet. */
export const soundOf = (word: Pick<Word, 'script' | 'word' | 'spelling'>): string =>
  word.script === 'latin' ? latinKey(word.word) : word.spelling.sound

/** Reads the file of a model: a table after the other. Throws an AppError where it is no such file. */
export function decodeLanguages(bytes: Uint8Array): LanguageModel {
  if (bytes.length !== 3 * runNumbers)
    throw new AppError(
      'internal',
      'reader_languages_broken',
      'The model of languages is cut off or of another version.',
    )
  const table = (index: number): Int8Array =>
    Int8Array.from(bytes.subarray(index * runNumbers, (index + 1) * runNumbers))
  return { kkRu: table(0), enKk: table(1), enRu: table(2) }
}

/** The file of a model, as `decodeLanguages` reads it. */
export function encodeLanguages({ kkRu, enKk, enRu }: LanguageModel): Uint8Array {
  const bytes = new Uint8Array(3 * runNumbers)
  for (const [index, table] of [kkRu, enKk, enRu].entries()) bytes.set(new Uint8Array(table.buffer), index * runNumbers)
  return bytes
}

/** Bits that a word gives to the first of two languages; runs lie over each other, so that their number counts by its root only. */
type Bits = Readonly<Record<keyof LanguageModel, number>>

function bitsOf(model: LanguageModel, key: string): Bits {
  const runs = runsOf(key)
  const of = (table: Int8Array): number =>
    runs.reduce((sum, run) => sum + table[run], 0) / stepsOfBit / Math.sqrt(runs.length)
  return { kkRu: of(model.kkRu), enKk: of(model.enKk), enRu: of(model.enRu) }
}

/** Letters that Kazakh alone has, which the sound of a word does not tell, and the bits that such a word gives to Kazakh at least. */
const kazakhLetters = /[әғқңөұүһі]/
const ofKazakhLetters = 8
/** Bits for English before a word is read: who writes in Latin letters writes English rather than the others. */
const englishFirst = 6

const voiceOf = (model: LanguageModel, word: Word): Bits => {
  const bits = bitsOf(model, soundOf(word))
  return word.script === 'cyrillic' && kazakhLetters.test(word.word)
    ? { ...bits, kkRu: Math.max(bits.kkRu, ofKazakhLetters) }
    : bits
}

/** What the words of one script say together. */
type Sums = { words: number; kazakh: number; russian: number; enKk: number; enRu: number }

const noWords = (): Sums => ({ words: 0, kazakh: 0, russian: 0, enKk: 0, enRu: 0 })

function add(sums: Sums, { kkRu, enKk, enRu }: Bits): void {
  sums.words += 1
  if (kkRu > 0) sums.kazakh += kkRu
  else sums.russian -= kkRu
  sums.enKk += enKk
  sums.enRu += enRu
}

/** Russian or Kazakh; mixed where both have much to say for them. */
function russianOrKazakh({ kazakh, russian }: Sums): Reading['lang'] {
  const share = kazakh / (kazakh + russian || 1)
  if (share > 0.6) return 'kk'
  return share < 0.4 ? 'ru' : 'mixed'
}

/** Of which share of the words on a script tells the language; with fewer than `fewest` of another, half of them do: brands, codes. */
const mostly = { share: 0.7, half: 0.5, fewest: 3 } as const

/** What gives the language of a message, to show it, to choose a rep and to answer in. It never gates what is matched. */
export function languageBy(model: LanguageModel): (words: readonly Word[]) => Reading['lang'] {
  const bits = notedAt(notePlaces.language, (word: Word) => voiceOf(model, word))
  return (words) => {
    const [cyrillic, latin] = [noWords(), noWords()]
    let hebrew = 0
    let all = 0
    for (const word of words) {
      if (word.kind !== 'word') continue
      all += 1
      if (word.script === 'hebrew') hebrew += 1
      else if (word.script === 'cyrillic') add(cyrillic, bits(word))
      else if (word.script === 'latin') add(latin, bits(word))
    }
    const tells = (own: number): boolean =>
      own >= mostly.share * all || (own >= mostly.half * all && all - own < mostly.fewest)
    if (all === 0) return 'unknown'
    if (tells(hebrew)) return 'he'
    if (tells(cyrillic.words)) return russianOrKazakh(cyrillic)
    if (!tells(latin.words)) return 'mixed'
    return latin.enKk > -englishFirst && latin.enRu > -englishFirst ? 'en' : russianOrKazakh(latin)
  }
}
