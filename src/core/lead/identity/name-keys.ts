import { foldSpelling, type NameScript, scriptOf, toLatin } from './name-script.ts'
import { skeletons } from './name-skeleton.ts'

/** One word of a name, in the forms in which it is compared. */
export type NameToken = {
  /** Lower case, as typed. */
  readonly word: string
  /** Plain Latin with one spelling for one sound; of Hebrew the consonants only. */
  readonly folded: string
  readonly script: NameScript
  readonly skeletons: readonly string[]
  /** `Қ.`: stands for any word that begins so. */
  readonly isInitial: boolean
  /** Group of nicknames it belongs to (Саша, Александр, Sasha), or null. */
  readonly nicknames: readonly number[]
  /** From a field of its own: given or surname; null where the order is not known. */
  readonly part: 'given' | 'surname' | null
}

/** Nickname groups by folded or Hebrew word. */
export type Nicknames = ReadonlyMap<string, readonly number[]>

export const noNicknames: Nicknames = new Map()

/** Groups of names that stand for each other, as `data/identity/nicknames.json` lists them in any script, to a look-up. */
export function readNicknames(groups: readonly (readonly string[])[]): Nicknames {
  const byWord = new Map<string, number[]>()
  groups.forEach((group, index) => {
    for (const name of group) {
      const word = name.toLowerCase()
      const key = scriptOf(word) === 'hebrew' ? word : foldSpelling(toLatin(word))
      const known = byWord.get(key)
      if (known === undefined) byWord.set(key, [index])
      else if (!known.includes(index)) known.push(index)
    }
  })
  return byWord
}

const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'prof',
  'sir',
  'г-н',
  'г-жа',
  'мырза',
  'ханым',
  'מר',
  'גב',
  'דר',
  'ד״ר',
])
const mostTokens = 5

/** The words of a name. Titles and marks are dropped; no more than five words are kept. */
export function nameTokens(name: string | null, part: NameToken['part'], nicknames: Nicknames): readonly NameToken[] {
  if (name === null) return []
  const words = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u0591-\u05C7]/g, '')
    .replace(/['’ʼ`׳״"]/g, '')
    .split(/[\s,;/()_\-–—]+|(?<=\.)(?=\p{L})/u)
  const tokens: NameToken[] = []
  for (const raw of words) {
    const word = raw.replace(/[^\p{L}\p{N}\p{M}]/gu, '')
    if (word === '' || titles.has(word) || titles.has(raw) || tokens.length === mostTokens) continue
    const script = scriptOf(word)
    const latinWord = toLatin(word)
    const folded = foldSpelling(latinWord) || latinWord
    const key = script === 'hebrew' ? word : folded
    tokens.push({
      word,
      folded,
      script,
      skeletons: skeletons(word, latinWord, script),
      isInitial: [...word].length === 1,
      nicknames: nicknames.get(key) ?? [],
      part,
    })
  }
  return tokens
}
