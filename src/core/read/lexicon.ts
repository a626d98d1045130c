import { scriptOf } from './characters.ts'
import { cyrillicKey, hebrewKey } from './sound-key.ts'
import { notedAt, notePlaces } from './spelling.ts'
import type { Word } from './words.ts'

/** A word of a pattern: its key, and whether every word that begins so is meant. */
type Element = { readonly key: string; readonly prefix: boolean }
type Entry = { readonly concept: string; readonly rest: readonly Element[] }

/** Phrases by their first word. */
export type Lexicon = {
  /**
   * The phrases that may start with a word, form by form: those of the whole word first, then those of its beginnings, the shortest
   * first.
   */
  readonly startingWith: (word: Word) => readonly Entry[]
}

/** A place where words of a concept stand; `from` and `to` are indices into the words. */
export type ConceptHit = { readonly concept: string; readonly from: number; readonly to: number }

function keyOfPattern(word: string): string {
  const script = scriptOf(word.charCodeAt(0))
  if (script === 'cyrillic') return cyrillicKey(word)
  return script === 'hebrew' ? hebrewKey(word) : word.replaceAll("'", '')
}

function elementOf(written: string): Element {
  const prefix = written.endsWith('*')
  const key = keyOfPattern((prefix ? written.slice(0, -1) : written).toLowerCase())
  return { key, prefix: prefix && key.length >= 3 }
}

const isWritten = (word: string): boolean => word !== ''

/** How far the last hits name this concept from this word on already; -1 where they do not. */
function reachOf(hits: readonly ConceptHit[], concept: string, from: number): number {
  let reach = -1
  for (let at = hits.length - 1; at >= 0 && at >= hits.length - 8; at -= 1) {
    const hit = hits[at]
    if (hit.from === from && hit.concept === concept && hit.to > reach) reach = hit.to
  }
  return reach
}

/** A phrase as it is written; its words are read when a word that may begin it is met. */
type Written = { readonly concept: string; readonly phrase: string }

/** A phrase whose first word is known; the words behind it are read once that word is met, which makes its entry. */
type Phrase = { readonly concept: string; readonly rest: string; entry: Entry | null }

/** Phrases by the key of their first word: meant as a whole word, or as the beginning of one; and how long beginnings are. */
type Phrases = {
  readonly whole: ReadonlyMap<string, readonly Phrase[]>
  readonly begun: ReadonlyMap<string, readonly Phrase[]>
  readonly openings: ReadonlyMap<string, readonly number[]>
}

function addPhrase(map: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const known = map.get(key)
  if (known) known.push(phrase)
  else map.set(key, [phrase])
}

function openingsOf(begun: ReadonlyMap<string, unknown>): ReadonlyMap<string, readonly number[]> {
  const openings = new Map<string, number[]>()
  for (const key of begun.keys()) {
    const opening = key.slice(0, 3)
    const lengths = openings.get(opening)
    if (!lengths) openings.set(opening, [key.length])
    else if (!lengths.includes(key.length)) lengths.push(key.length)
  }
  for (const lengths of openings.values()) lengths.sort((a, b) => a - b)
  return openings
}

/** Orders phrases by their first words. */
function orderPhrases(written: readonly Written[]): Phrases {
  const whole = new Map<string, Phrase[]>()
  const begun = new Map<string, Phrase[]>()
  for (const { concept, phrase } of written) {
    const blank = phrase.indexOf(' ')
    const first = elementOf(blank < 0 ? phrase : phrase.slice(0, blank))
    const rest = blank < 0 ? '' : phrase.slice(blank + 1)
    if (first.key !== '') addPhrase(first.prefix ? begun : whole, first.key, { concept, rest, entry: null })
  }
  return { whole, begun, openings: openingsOf(begun) }
}

/** The phrases of lexicon files by the first letter of their key, which the first two letters tell («счёт» sounds as «шот»). */
function readPhrases(files: readonly string[]): ReadonlyMap<string, readonly Written[]> {
  const byLetter = new Map<string, Written[]>()
  const byOpening = new Map<string, Written[]>()
  const listFor = (opening: string): Written[] => {
    const letter = elementOf(opening).key.charAt(0)
    const list = byLetter.get(letter) ?? []
    byLetter.set(letter, list)
    byOpening.set(opening, list)
    return list
  }
  for (const file of files)
    for (const line of file.split('\n')) {
      const colon = line.indexOf(': ')
      if (colon < 0 || line.startsWith('#')) continue
      const concept = line.slice(0, colon).trim()
      for (let at = colon + 1; at < line.length; ) {
        const comma = line.indexOf(',', at)
        const end = comma < 0 ? line.length : comma
        const phrase = line.slice(at, end).trim()
        const opening = phrase.slice(0, 2)
        if (phrase !== '') (byOpening.get(opening) ?? listFor(opening)).push({ concept, phrase })
        at = end + 1
      }
    }
  return byLetter
}

const none: readonly never[] = []

const readEntry = ({ concept, rest }: Phrase): Entry => ({
  concept,
  rest: rest === '' ? none : rest.split(' ').filter(isWritten).map(elementOf),
})

/** The entry of a phrase, one for all words that may begin it. */
const entryOf = (phrase: Phrase): Entry => (phrase.entry ??= readEntry(phrase))

/** Where the phrases that start with a word are noted: a lexicon of whose words most messages hold some has a place of its own. */
type Noted = 'concepts' | 'times' | null

/** Reads lexicon files: lines of `concept: phrase, phrase`, comments after #. */
export function compileLexicon(files: readonly string[], noted: Noted = null): Lexicon {
  const written = readPhrases(files)
  // A short message needs few of them: the phrases of a letter wait for a word that begins with it.
  const ordered = new Map<string, Phrases>()
  const phrasesFrom = (letter: string): Phrases => {
    const phrases = ordered.get(letter) ?? orderPhrases(written.get(letter) ?? [])
    ordered.set(letter, phrases)
    return phrases
  }
  const addEntries = (form: string, entries: Entry[]): void => {
    const { whole, begun, openings } = phrasesFrom(form.charAt(0))
    for (const phrase of whole.get(form) ?? none) entries.push(entryOf(phrase))
    for (const length of openings.get(form.slice(0, 3)) ?? none)
      if (length <= form.length)
        for (const phrase of begun.get(form.slice(0, length)) ?? none) entries.push(entryOf(phrase))
  }
  const startingWith = ({ forms }: Word): readonly Entry[] => {
    const entries: Entry[] = []
    for (const form of forms) addEntries(form, entries)
    // Most words begin no phrase: they keep no list of their own.
    return entries.length === 0 ? none : entries.slice()
  }
  return { startingWith: noted === null ? startingWith : notedAt(notePlaces[noted], startingWith) }
}

function fits({ forms }: Word, { key, prefix }: Element): boolean {
  for (const form of forms) if (prefix ? form.startsWith(key) : form === key) return true
  return false
}

/** The index of the word after the phrase, or -1 where it does not stand here. Hyphens count for nothing. */
function endOfPhrase(words: readonly Word[], first: number, rest: readonly Element[]): number {
  let at = first + 1
  for (const element of rest) {
    while (at < words.length && words[at].word === '-') at += 1
    if (at >= words.length || !fits(words[at], element)) return -1
    at += 1
  }
  return at
}

/** Every place where a phrase of the lexicon stands, in the order of their first words. */
export function findConcepts(words: readonly Word[], lexicon: Lexicon): readonly ConceptHit[] {
  const hits: ConceptHit[] = []
  for (let at = 0; at < words.length; at += 1) {
    if (words[at].kind !== 'word') continue
    for (const { concept, rest } of lexicon.startingWith(words[at])) {
      const to = rest.length === 0 ? at + 1 : endOfPhrase(words, at, rest)
      if (to > reachOf(hits, concept, at)) hits.push({ concept, from: at, to })
    }
  }
  return hits
}

/** The first hit that starts at a word or later; the hits lie in order. */
export function firstHitAt(hits: readonly ConceptHit[], word: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (hits[middle].from < word) low = middle + 1
    else high = middle
  }
  return low
}

/** The hits that start in a run of words. */
export const hitsWithin = (
  hits: readonly ConceptHit[],
  { from, to }: { from: number; to: number },
): readonly ConceptHit[] => hits.slice(firstHitAt(hits, from), firstHitAt(hits, to))
