/**
 * One spelling for words that sound alike: Russian and Kazakh, Cyrillic and Latin letters, meet in one space, so that
 * «қанша», «канша» and "qansha" are one key, and «объём», «обьем» and "obyem" nearly so. Keys are Cyrillic letters.
 */
const cyrillic: Readonly<Record<string, string>> = {
  ё: 'е',
  э: 'е',
  ә: 'а',
  ғ: 'г',
  ґ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ї: 'и',
  ы: 'и',
  й: 'и',
  щ: 'ш',
  я: 'иа',
  ю: 'иу',
  є: 'е',
  ъ: '',
  ь: '',
}

const latin: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'б',
  c: 'ц',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'ж',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'у',
  x: 'х',
  y: 'и',
  z: 'з',
  ä: 'а',
  á: 'а',
  ı: 'и',
  í: 'и',
  ï: 'и',
  ñ: 'н',
  ń: 'н',
  ğ: 'г',
  ǵ: 'г',
  ş: 'ш',
  š: 'ш',
  č: 'ч',
  ž: 'ж',
  ö: 'о',
  ó: 'о',
  ü: 'у',
  ū: 'у',
  ú: 'у',
  é: 'е',
}

const digraphs: readonly (readonly [string, string])[] = [
  ['shch', 'ш'],
  ['sch', 'ш'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['gh', 'г'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['ts', 'ц'],
  ['yo', 'е'],
  ['ye', 'е'],
]

function latinPart(word: string, at: number): readonly [string, number] {
  for (const [from, to] of digraphs) if (word.startsWith(from, at)) return [to, from.length]
  return [latin[word[at]] ?? '', 1]
}

/** Drops doubled letters, after «тс» and «сч» are one letter each. */
function join(parts: string): string {
  const merged =
    parts.includes('тс') || parts.includes('сч') ? parts.replaceAll('тс', 'ц').replaceAll('сч', 'ш') : parts
  let key = ''
  let from = 0
  for (let at = 1; at <= merged.length; at += 1)
    if (at === merged.length || merged.charCodeAt(at) === merged.charCodeAt(at - 1)) {
      key += merged.slice(from, at)
      from = at + 1
      while (from < merged.length && merged.charCodeAt(from) === merged.charCodeAt(at - 1)) from += 1
      at = from
    }
  return key
}

const firstCyrillic = 0x400
/** What each Cyrillic letter becomes, by its code. */
const cyrillicByCode: readonly string[] = Array.from({ length: 0x130 }, (_, index) => {
  const letter = String.fromCharCode(firstCyrillic + index)
  return cyrillic[letter] ?? letter
})

/** The key of a lower-case word in Cyrillic letters. */
export function cyrillicKey(word: string): string {
  let key = ''
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at) - firstCyrillic
    key += cyrillicByCode[code] ?? word[at]
  }
  return join(key)
}

/** The key of a lower-case word in Latin letters that is not English: what it would be in Cyrillic. */
export function latinKey(word: string): string {
  let key = ''
  for (let at = 0; at < word.length; ) {
    const [to, length] = latinPart(word, at)
    key += to
    at += length
  }
  return join(key)
}

const finals: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' }

const written = /[ךםןףץ"']/

/** The key of a Hebrew word: final letters as plain ones, no points, no gershayim. */
export function hebrewKey(word: string): string {
  if (!written.test(word)) return word
  let key = ''
  for (const letter of word) key += finals[letter] ?? (letter === '"' || letter === "'" ? '' : letter)
  return key
}

const hebrewPrefixes = 'ושהבלכמ'

/** The word and what is left of it without its prefix letters (one for short words, three at most; two letters stay). */
export function hebrewForms(key: string): readonly string[] {
  const most = key.length <= 4 ? 1 : 3
  const forms = [key]
  for (let cut = 1; cut <= most && key.length - cut >= 2 && hebrewPrefixes.includes(key[cut - 1]); cut += 1)
    forms.push(key.slice(cut))
  return forms
}
