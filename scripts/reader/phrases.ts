import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { authorities, nonbuyerKinds, signalNames } from '../../src/core/read/reading.ts'

/** Phrases of one language by what they say. */
export type Phrases = ReadonlyMap<string, readonly string[]>

const spoken: readonly string[] = [
  ...signalNames,
  ...authorities.filter((name) => name !== 'unknown'),
  ...nonbuyerKinds,
]

/** What a line of phrases may be about: a signal, an authority, a kind of non-buyer, `not_X` (sounds like X), `neutral`. */
export const phraseCategories: ReadonlySet<string> = new Set([
  ...spoken,
  ...spoken.map((name) => `not_${name}`),
  'neutral',
])

/**
 * Reads lines of `category: phrase | phrase`; several lines may share a category, comments begin with #. `allowed` names
 * the categories. Throws an Error that names file and line.
 */
export function parsePhrases(content: string, file: string, allowed: ReadonlySet<string>): Phrases {
  const phrases = new Map<string, string[]>()
  for (const [index, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const colon = line.indexOf(':')
    if (colon < 0) throw new Error(`${file}:${index + 1}: a line is "category: phrase | phrase"`)
    const category = line.slice(0, colon).trim()
    if (!allowed.has(category)) throw new Error(`${file}:${index + 1}: "${category}" is no category`)
    const list = phrases.get(category) ?? []
    for (const phrase of line.slice(colon + 1).split('|')) if (phrase.trim() !== '') list.push(phrase.trim())
    phrases.set(category, list)
  }
  return phrases
}

/** Plain phrases know three categories more: a thing ({p} stands for one), a greeting, a cold remark. */
const plainCategories = new Set([...phraseCategories, 'thing', 'hello', 'cold'])

/** The plain phrases of a language. */
export const readPlainPhrases = (language: string): Phrases =>
  parsePhrases(
    readFileSync(new URL(`plain/${language}.txt`, import.meta.url), 'utf8'),
    `plain/${language}.txt`,
    plainCategories,
  )

/** The implicit phrases of a language: the files of `phrases/` whose names begin with it. Empty where there are none. */
export function readPhrases(language: string): Phrases {
  const folder = new URL('phrases/', import.meta.url)
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder).filter((name) => name.startsWith(language) && name.endsWith('.txt'))
  const content = files.toSorted().map((name) => readFileSync(new URL(name, folder), 'utf8'))
  const all = new Map<string, readonly string[]>()
  for (const [index, text] of content.entries())
    for (const [category, list] of parsePhrases(text, `phrases/${files.toSorted()[index]}`, phraseCategories))
      all.set(category, [...(all.get(category) ?? []), ...list])
  return all
}
