/**
 * The one transliteration table, for names, skeletons and company domains: packages fail on Kazakh and Hebrew ("Әлихан" to "@lihan").
 * One sound, one spelling.
 */

export type NameScript = 'latin' | 'cyrillic' | 'hebrew' | 'other'

/** Cyrillic letters of Russian, Kazakh, Ukrainian and their neighbours to one plain Latin spelling. */
const cyrillic: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'zh',
  җ: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'y',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  һ: 'h',
  ҳ: 'h',
  ц: 'ts',
  ч: 'ch',
  ҷ: 'j',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

/** Latin letters that do not come apart into a base letter and a mark (NFD). */
const latin: Readonly<Record<string, string>> = {
  ş: 'sh',
  ș: 'sh',
  š: 'sh',
  ç: 'ch',
  č: 'ch',
  ž: 'zh',
  ğ: 'g',
  ı: 'i',
  ə: 'a',
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
}

/** Hebrew consonants; the vowels are not written, so this is a skeleton and not a spelling. */
const hebrew: Readonly<Record<string, string>> = {
  א: 'a',
  ב: 'v',
  ג: 'g',
  ד: 'd',
  ה: 'h',
  ו: 'v',
  ז: 'z',
  ח: 'h',
  ט: 't',
  י: 'y',
  כ: 'k',
  ך: 'k',
  ל: 'l',
  מ: 'm',
  ם: 'm',
  נ: 'n',
  ן: 'n',
  ס: 's',
  ע: 'a',
  פ: 'p',
  ף: 'p',
  צ: 'ts',
  ץ: 'ts',
  ק: 'k',
  ר: 'r',
  ש: 'sh',
  ת: 't',
}

const tables: Readonly<Record<string, string>> = { ...cyrillic, ...latin, ...hebrew }

/** The script of a word by its first letter that belongs to one. */
export function scriptOf(word: string): NameScript {
  if (/[\u0590-\u05FF]/.test(word)) return 'hebrew'
  if (/[\u0400-\u052F]/.test(word)) return 'cyrillic'
  return /[a-z\u00C0-\u024F]/i.test(word) ? 'latin' : 'other'
}

/** A lower-case word in plain Latin letters; letters of other scripts stay. */
export function toLatin(word: string): string {
  let out = ''
  for (const letter of word.normalize('NFC')) {
    const known = tables[letter]
    out += known ?? letter.normalize('NFD').replace(/[\u0300-\u036F]/g, '')
  }
  return out
}

/**
 * One spelling for the ways in which a Slavic or Turkic name is written in Latin letters: Aygerim and Aigerim, Yerlan and
 * Erlan, Zhandos and Jandos, Akhmetov and Ahmetov, Tsoy and Tsoi.
 */
export function foldSpelling(latinWord: string): string {
  return latinWord
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/dzh|zh|j/g, 'j')
    .replace(/shch|sch/g, 'sh')
    .replace(/kh|gh/g, 'h')
    .replace(/tz|ts|cz/g, 'c')
    .replace(/ph/g, 'f')
    .replace(/ck|q/g, 'k')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/^y(?=[eo])/, '')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?:iu|io|ia)/g, (pair) => pair[1]!)
    .replace(/ou|oo/g, 'u')
    .replace(/(.)\1+/g, '$1')
}
