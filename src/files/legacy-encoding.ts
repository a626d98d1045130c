import { letterModels, type LetterModel } from './letter-models.ts'

/** Single-byte encodings that tables from Kazakhstan, Russia and Israel come in. `kz-1048` is 1251 with Kazakh letters. */
export const legacyEncodings = ['windows-1251', 'windows-1255', 'koi8-r', 'cp866', 'kz-1048', 'windows-1252'] as const
export type LegacyEncoding = (typeof legacyEncodings)[number]

const candidates: readonly (readonly [LegacyEncoding, readonly LetterModel[]])[] = [
  ['windows-1251', [letterModels.russian, letterModels.ukrainian]],
  ['windows-1255', [letterModels.hebrew]],
  ['koi8-r', [letterModels.russian]],
  ['cp866', [letterModels.russian]],
  ['kz-1048', [letterModels.kazakh]],
  ['windows-1252', [letterModels.western]],
]

/** Where kz-1048 (KZ-1048:2002) differs from windows-1251: what 1251 reads, and the Kazakh letter that is meant. */
const readBy1251 = 'ЌќЋћЎўЈјҐґЄєЇїЅѕ'
const meantByKazakh = 'ҚқҺһҰұӘәӨөҒғҮүҢң'

const labels: Readonly<Record<LegacyEncoding, string>> = {
  'windows-1251': 'windows-1251',
  'windows-1255': 'windows-1255',
  'koi8-r': 'koi8-r',
  cp866: 'ibm866',
  'kz-1048': 'windows-1251',
  'windows-1252': 'windows-1252',
}

/** A streaming decoder of a legacy encoding. */
export function legacyDecoder(encoding: LegacyEncoding): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(labels[encoding])
  const decode = (bytes: Uint8Array) => decoder.decode(bytes, { stream: bytes.length > 0 })
  if (encoding !== 'kz-1048') return decode
  return (bytes) => decode(bytes).replace(/[ЌќЋћЎўЈјҐґЄєЇїЅѕ]/g, (letter) => meantByKazakh[readBy1251.indexOf(letter)]!)
}

/**
 * The encoding under which the bytes read most like a language: mean log-likelihood of the letters outside ASCII under
 * each candidate's letter shares. The first capital of a word costs what it costs in running text, a capital after a
 * small letter much more, and anything that is no letter of the language is as rare as dirt (which is what separates cp866 and KOI8-R from 1251).
 */
export function guessLegacyEncoding(bytes: Uint8Array): LegacyEncoding {
  let best: { readonly encoding: LegacyEncoding; readonly likelihood: number } | null = null
  for (const [encoding, models] of candidates) {
    const text = legacyDecoder(encoding)(bytes)
    const likelihood = Math.max(...models.map((letters) => likelihoodOf(text, letters)))
    if (best === null || likelihood > best.likelihood) best = { encoding, likelihood }
  }
  return best?.encoding ?? 'windows-1251'
}

const rareLetter = Math.log(1e-6)
const punctuation = /[«»№–—“”„’‘…•·°©®₪€×\u00a0\u00ad\u200e\u200f־׳״]/
const capital = Math.log(0.2)
const capitalAfterSmall = Math.log(0.002)
const besideLatin = Math.log(0.002)

function likelihoodOf(text: string, model: LetterModel): number {
  let sum = 0
  let count = 0
  let previous = ''
  for (const character of text) {
    if (character >= '\u0080') {
      sum += logShare(character, previous, model)
      count += 1
    }
    previous = character
  }
  return count === 0 ? Number.NEGATIVE_INFINITY : sum / count
}

function logShare(character: string, previous: string, model: LetterModel): number {
  const small = character.toLowerCase()
  const share = model.letters.get(small)
  if (share === undefined) return punctuation.test(character) ? Math.log(0.01) : rareLetter
  const latin = /[a-z]/i.test(previous)
  const beside = latin === model.besideLatin || previous === '' ? 0 : latin ? besideLatin : Math.log(0.3)
  if (small === character) return share + beside
  return share + beside + costOfCapital(previous)
}

function costOfCapital(previous: string): number {
  if (isSmallLetter(previous)) return capitalAfterSmall
  return previous !== previous.toLowerCase() ? 0 : capital
}

const isSmallLetter = (character: string) =>
  character === character.toLowerCase() && character !== character.toUpperCase()
