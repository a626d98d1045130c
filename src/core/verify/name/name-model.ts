/**
 * A character model of one script: for three letters in a row, how much likelier the third is in a real name than under fingers
 * that mash the keyboard. Log2 of the ratio, in sixteenths of a bit; the sum over a word is Neyman and Pearson's likelihood ratio.
 */
export type NameModel = {
  /** Letters of the script in use. A letter's number is its place plus two; 0 is the edge of a word, 1 any other letter. */
  readonly letters: string
  /** One entry per (before last, last, letter), row by row. */
  readonly ratios: Int8Array
}

export type NameModels = { readonly latin: NameModel; readonly cyrillic: NameModel; readonly hebrew: NameModel }

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

const tables = new WeakMap<NameModel, Uint8Array>()
const mostCode = 0x600

/** The number of each letter by its code unit. */
function numbersByCode(model: NameModel): Uint8Array {
  const known = tables.get(model)
  if (known !== undefined) return known
  const made = new Uint8Array(mostCode).fill(1)
  for (const [at, letter] of Array.from(model.letters).entries()) made[letter.charCodeAt(0)] = at + 2
  tables.set(model, made)
  return made
}

/** Log2 of how much likelier a folded word is as a name than as mashing, in bits; above zero speaks for a name. */
export function nameBits(word: string, model: NameModel): number {
  const numbers = numbersByCode(model)
  const { ratios, letters } = model
  const size = letters.length + 2
  let before = 0
  let last = 0
  let sum = 0
  for (let at = 0; at <= word.length; at += 1) {
    const letter = at === word.length ? 0 : (numbers[word.charCodeAt(at)] ?? 1)
    sum += ratios[(before * size + last) * size + letter] ?? 0
    before = last
    last = letter
  }
  return sum / 16
}
