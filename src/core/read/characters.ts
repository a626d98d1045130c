/** Classes of UTF-16 code units, as far as the reader needs them. */
export const charClass = { space: 0, letter: 1, digit: 2, mark: 3, ignored: 4, surrogate: 5, other: 6 } as const
export type CharClass = (typeof charClass)[keyof typeof charClass]

const between = (code: number, low: number, high: number): boolean => code >= low && code <= high

const isSpace = (code: number): boolean =>
  code === 0x20 || between(code, 9, 13) || code === 0xa0 || between(code, 0x2000, 0x200a) || code === 0x202f

/** Zero-width characters, bidi controls, soft hyphen: invisible, they never part a word. */
const isIgnored = (code: number): boolean =>
  between(code, 0x200b, 0x200f) ||
  between(code, 0x202a, 0x202e) ||
  between(code, 0x2060, 0x2069) ||
  code === 0xfeff ||
  code === 0xad ||
  between(code, 0xfe00, 0xfe0f)

/** Combining accents and Hebrew points (U+0591 to U+05C7 without the maqaf and the other punctuation among them). */
const isMark = (code: number): boolean =>
  between(code, 0x300, 0x36f) ||
  (between(code, 0x591, 0x5c7) && code !== 0x5be && code !== 0x5c0 && code !== 0x5c3 && code !== 0x5c6)

const isLetter = (code: number): boolean =>
  between(code | 0x20, 0x61, 0x7a) ||
  (between(code, 0xc0, 0x24f) && code !== 0xd7 && code !== 0xf7) ||
  between(code, 0x370, 0x3ff) ||
  between(code, 0x400, 0x52f) ||
  between(code, 0x5d0, 0x5ea) ||
  between(code, 0x5f0, 0x5f2) ||
  between(code, 0x620, 0x6d3) ||
  between(code, 0x1e00, 0x1eff) ||
  between(code, 0x3040, 0x9fff) ||
  between(code, 0xac00, 0xd7a3)

/** The class of one UTF-16 code unit. */
export function classOf(code: number): CharClass {
  if (isLetter(code)) return charClass.letter
  if (isSpace(code)) return charClass.space
  if (between(code, 0x30, 0x39)) return charClass.digit
  if (isIgnored(code)) return charClass.ignored
  if (isMark(code)) return charClass.mark
  return between(code, 0xd800, 0xdfff) ? charClass.surrogate : charClass.other
}

export type Script = 'cyrillic' | 'latin' | 'hebrew' | 'other'

/** The script of a letter. */
export function scriptOf(code: number): Script {
  if (between(code, 0x400, 0x52f)) return 'cyrillic'
  if (between(code | 0x20, 0x61, 0x7a) || between(code, 0xc0, 0x24f)) return 'latin'
  return between(code, 0x5d0, 0x5f2) ? 'hebrew' : 'other'
}
