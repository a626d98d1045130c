import { makeRetyper } from '../src/core/read/layout/keyboard.ts'

/** Ways in which people write the same message, for measuring how many signals survive. Chance comes in as an argument. */
export type Respelling = {
  readonly name: string
  /** The share of signals that should survive. */
  readonly aim: number
  readonly languages: readonly string[]
  change(text: string, next: () => number): string
}

const kazakh: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
}
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'а a,б b,в v,г g,д d,е e,ё yo,ж zh,з z,и i,й y,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,ш sh,' +
    'щ shch,ъ ,ы y,ь ,э e,ю yu,я ya,ә a,ғ g,қ q,ң n,ө o,ұ u,ү u,һ h,і i'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)
const lookalikes: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', с: 'c', р: 'p', х: 'x', у: 'y' }

/** Replaces letters by a table and keeps capitals. */
function mapLetters(text: string, table: Readonly<Record<string, string>>): string {
  let out = ''
  for (const letter of text) {
    const lower = letter.toLowerCase()
    const to = table[lower]
    out += to === undefined ? letter : letter === lower ? to : to.charAt(0).toUpperCase() + to.slice(1)
  }
  return out
}

/** One slip in about 15 of 100 words of four letters or more: two letters swapped, one left out, or one doubled. */
function slip(text: string, next: () => number): string {
  return text.replace(/\p{L}{4,}/gu, (word) => {
    if (next() >= 0.15) return word
    const at = 1 + Math.floor(next() * (word.length - 2))
    const kind = next()
    if (kind < 0.34) return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
    return kind < 0.67 ? word.slice(0, at) + word.slice(at + 1) : word.slice(0, at) + word[at] + word.slice(at)
  })
}

const cyrillic = ['ru', 'kk']
const all = ['ru', 'kk', 'he', 'en', 'mixed']

export const respellings: readonly Respelling[] = [
  { name: 'Kazakh letters stripped', aim: 0.98, languages: ['kk'], change: (text) => mapLetters(text, kazakh) },
  { name: 'in Latin letters', aim: 0.98, languages: cyrillic, change: (text) => mapLetters(text, latin) },
  { name: 'capitals', aim: 0.98, languages: all, change: (text) => text.toUpperCase() },
  { name: 'lower case', aim: 0.98, languages: all, change: (text) => text.toLowerCase() },
  {
    name: 'no full stops and commas',
    aim: 0.98,
    languages: all,
    change: (text) => text.replace(/[.,;!](?=\s|$)/g, ''),
  },
  { name: 'ё as е', aim: 0.98, languages: ['ru'], change: (text) => text.replaceAll('ё', 'е').replaceAll('Ё', 'Е') },
  {
    name: 'homoglyphs in a third of the letters',
    aim: 0.98,
    languages: cyrillic,
    change: (text, next) =>
      [...text].map((letter) => (next() < 0.33 ? (lookalikes[letter] ?? letter) : letter)).join(''),
  },
  { name: 'Russian on Latin keys', aim: 0.9, languages: ['ru'], change: makeRetyper('russian', 'latin') },
  { name: 'Kazakh on Latin keys', aim: 0.9, languages: ['kk'], change: makeRetyper('kazakh', 'latin') },
  { name: 'Hebrew on Latin keys', aim: 0.9, languages: ['he'], change: makeRetyper('hebrew', 'latin') },
  { name: 'English on Russian keys', aim: 0.9, languages: ['en'], change: makeRetyper('latin', 'russian') },
  { name: 'English on Hebrew keys', aim: 0.9, languages: ['en'], change: makeRetyper('latin', 'hebrew') },
  { name: 'Russian on Hebrew keys', aim: 0.9, languages: ['ru'], change: makeRetyper('russian', 'hebrew') },
  { name: 'a slip in 15 % of the words', aim: 0.9, languages: all, change: slip },
]
