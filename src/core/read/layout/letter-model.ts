/**
 * A character model of one script: for three letters in a row, how much likelier the third is in a real word (of names, or of
 * messages) than by chance: under fingers that mash the keyboard, or with every letter as likely. Log2 of the ratio, in sixteenths
 * of a bit; the sum over a word is Neyman and Pearson's likelihood ratio.
 */
export type LetterModel = {
  /** Letters of the script in use. A letter's number is its place plus two; 0 is the edge of a word, 1 any other letter. */
  readonly letters: string
  /** One entry per (before last, last, letter), row by row. */
  readonly ratios: Int8Array
}

export type LetterModels = { readonly latin: LetterModel; readonly cyrillic: LetterModel; readonly hebrew: LetterModel }

const plain: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  ı: 'i',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ə: 'a',
  ŋ: 'n',
  þ: 'th',
  ð: 'd',
  ё: 'е',
  ґ: 'г',
  ў: 'у',
  ћ: 'ч',
  ђ: 'д',
}

const ascii = /^[a-z]*$/
/** Cyrillic and Hebrew letters that the models fold, and the points of Hebrew. */
const marked = /[ёґўћђ\u0591-\u05c7]|[a-z]/
const otherwise = /[øłßıđæœəŋþðёґўћђ]/

/** A word as the models see it: lower case, Latin letters without their marks, Kazakh ones as they are. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (ascii.test(lower)) return lower
  const first = lower.charCodeAt(0)
  if (first >= 0x400 && first <= 0x5ff && !marked.test(lower)) return lower
  const bare = /[a-zà-ž]/.test(lower)
    ? lower.normalize('NFD').replace(/\p{M}/gu, '')
    : lower.replace(/[\u0591-\u05c7]/g, '')
  return otherwise.test(bare) ? Array.from(bare, (letter) => plain[letter] ?? letter).join('') : bare
}

const tables = new WeakMap<LetterModel, Uint8Array>()
const mostCode = 0x600

/** The number of each letter by its code unit, capitals and marked letters as their plain ones. */
function numbersByCode(model: LetterModel): Uint8Array {
  const known = tables.get(model)
  if (known !== undefined) return known
  const made = new Uint8Array(mostCode).fill(1)
  for (let code = 0; code < mostCode; code += 1) {
    const at = model.letters.indexOf(foldWord(String.fromCharCode(code)).charAt(0) || ' ')
    if (at >= 0) made[code] = at + 2
  }
  tables.set(model, made)
  return made
}

/** Log2 of how much likelier a run of letters in a text is as a word than by chance, in bits; above zero speaks for a word. */
export function runBits(text: string, run: { readonly from: number; readonly to: number }, model: LetterModel): number {
  const numbers = numbersByCode(model)
  const { ratios, letters } = model
  const size = letters.length + 2
  let before = 0
  let last = 0
  let sum = 0
  for (let at = run.from; at <= run.to; at += 1) {
    const letter = at === run.to ? 0 : (numbers[text.charCodeAt(at)] ?? 1)
    sum += ratios[(before * size + last) * size + letter] ?? 0
    before = last
    last = letter
  }
  return sum / 16
}

/** The same for a whole folded word. */
export const letterBits = (word: string, model: LetterModel): number =>
  runBits(word, { from: 0, to: word.length }, model)
