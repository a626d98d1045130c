import { type NameScript, toLatin } from './name-script.ts'

/** Latin consonants to classes of what one Hebrew letter spells. */
const latinClass: Readonly<Record<string, string>> = {
  b: 'b',
  v: 'b',
  w: 'b',
  g: 'g',
  d: 'd',
  k: 'k',
  q: 'k',
  h: 'k',
  x: 'k',
  c: 'k',
  z: 'z',
  j: 'z',
  t: 't',
  l: 'l',
  m: 'm',
  n: 'n',
  s: 's',
  p: 'p',
  f: 'p',
  r: 'r',
}

/** Consonants that stand for one class together. Longer first. */
const latinClusters: readonly (readonly [RegExp, string])[] = [
  [/tz|ts/g, 'z'],
  [/sch|sh/g, 's'],
  [/kh|ch|ck/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/zh/g, 'z'],
]

const collapse = (text: string): string => text.replace(/(.)\1+/g, '$1')

const withoutClusters = (word: string): string =>
  latinClusters.reduce((text, [from, to]) => text.replace(from, to), word)

/** Aleph, ayin and yod carry vowels; vav is either; he is silent at the end. */
function ofHebrew(word: string, vavIsConsonant: boolean): string {
  let out = ''
  const letters = [...word]
  letters.forEach((letter, index) => {
    const isFirst = index === 0
    const known = latinClass[withoutClusters(toLatin(letter))]
    if (letter === 'ו') out += isFirst || vavIsConsonant ? 'b' : ''
    else if (letter === 'ה' && index === letters.length - 1) out += ''
    else if (known) out += known
    else if (isFirst) out += 'a'
  })
  return collapse(out)
}

function ofLatin(word: string): string {
  const text = withoutClusters(word)
  let out = ''
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index]!
    if (letter === 'h' && index === text.length - 1) continue
    const known = latinClass[letter]
    if (known) out += known
    else if (index === 0) out += 'a'
  }
  return collapse(out)
}

/**
 * Consonant skeletons of a name, to compare Hebrew, which writes few vowels, with Latin or Cyrillic: יוסי and Yossi are both
 * `as`. Classes join what one Hebrew letter spells (b and v, p and f, k, kh and h, s and sh). Two readings where vav may be v or a vowel.
 */
export function skeletons(word: string, latinWord: string, script: NameScript): readonly string[] {
  if (script !== 'hebrew') return [ofLatin(latinWord)]
  const quiet = ofHebrew(word, false)
  const voiced = ofHebrew(word, true)
  return quiet === voiced ? [quiet] : [quiet, voiced]
}
