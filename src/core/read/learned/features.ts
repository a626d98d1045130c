import type { Clause } from '../clauses.ts'
import { firstHitAt } from '../lexicon.ts'
import type { Message } from '../message.ts'
import type { Word } from '../words.ts'

/** Takes one feature of a text: a signed 32-bit number that stands for it, and its weight. The same number has one weight. */
export type FeatureSink = (feature: number, weight: number) => void

/** Kinds of features and the weight of each, chosen on held-out files. */
const spaces = {
  word: { salt: 0x1111, weight: 1 },
  gram: { salt: 0x2222, weight: 0.5 },
  pair: { salt: 0x3333, weight: 0.7 },
  stems: { salt: 0x4444, weight: 0.7 },
  skip: { salt: 0x5555, weight: 0.5 },
  before: { salt: 0x6666, weight: 0.4 },
  after: { salt: 0x7777, weight: 0.4 },
  concept: { salt: 0x8888, weight: 1.2 },
  conceptPair: { salt: 0xaaaa, weight: 0.8 },
  nearConcept: { salt: 0xbbbb, weight: 0.5 },
} as const

/** One more step of FNV-1a over UTF-16 code units (Fowler, Noll, Vo; IETF draft-eastlake-fnv). */
export const step = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193)

function goOn(start: number, text: string, to = text.length): number {
  let hash = start
  for (let at = 0; at < to; at += 1) hash = step(hash, text.charCodeAt(at))
  return hash
}

/** Spreads the bits of a finished hash. */
const spread = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)

const startOf = (salt: number): number => 0x811c9dc5 ^ salt

/** The hash of a text, or of its first `to` letters, started from a salt. */
const hashText = (text: string, salt: number, to = text.length): number => spread(goOn(startOf(salt), text, to))

/** The hash of two words with a blank between them. */
const hashTwo = (first: string, second: string, salt: number): number =>
  spread(goOn(step(goOn(startOf(salt), first), 0x20), second))

const joinHashes = (first: number, second: number): number => {
  const mixed = Math.imul(first ^ (second >>> 13), 0x9e3779b1) ^ second
  return Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
}

const longestWord = 40

/** A word as a feature: numbers are one, and so are links and what is too long for a word. */
function keyOf({ kind, key }: Word): string {
  if (kind === 'number') return '#'
  return kind === 'link' || key.length > longestWord ? '~' : key
}

/** The runs of 3, 4 and 5 letters that start at a place; each hash goes on from the shorter one. */
function emitGrams(bounded: string, at: number, emit: FeatureSink): void {
  const last = Math.min(at + 5, bounded.length)
  let hash = startOf(spaces.gram.salt)
  for (let next = at; next < last; next += 1) {
    hash = step(hash, bounded.charCodeAt(next))
    if (next >= at + 2) emit(spread(hash), spaces.gram.weight)
  }
}

/** What tells the features of a word from those of all others; at most some forty letters. */
export function featureName(word: Word): string {
  const key = keyOf(word)
  if (key === '#') return `#${Math.min(word.word.length, 8)}`
  return word.kind === 'word' && key !== '~' ? `${word.forms.length}${key}` : ` ${key}`
}

/** The word in each of its forms, and the runs of 3 to 5 letters of each form with its bounds. */
export function emitWord(word: Word, emit: FeatureSink): void {
  const key = keyOf(word)
  if (key === '#') emit(hashText(featureName(word), spaces.word.salt), spaces.word.weight)
  if (key === '#' || key === '~') return emit(hashText(key, spaces.word.salt), spaces.word.weight)
  for (const form of word.forms) {
    emit(hashText(form, spaces.word.salt), spaces.word.weight)
    if (word.kind !== 'word') continue
    const bounded = `^${form}$`
    for (let at = 0; at + 3 <= bounded.length; at += 1) emitGrams(bounded, at, emit)
  }
}

/** Neighbouring words; the last one of the clause with the word behind it too, wherever the clause was cut. */
function emitPairs(words: readonly Word[], clause: Clause, emit: FeatureSink): void {
  let before = 0
  let beforeStem = 0
  let beforeKey = 0
  let gapStem = 0
  for (let index = clause.from; index < clause.runTo; index += 1) {
    if (words[index].kind === 'mark') continue
    const key = keyOf(words[index])
    const whole = hashText(key, 0)
    const stem = hashText(key, 0, Math.min(key.length, 5))
    if (before > 0) {
      emit(joinHashes(beforeKey, whole ^ spaces.pair.salt), spaces.pair.weight)
      emit(joinHashes(beforeStem, stem ^ spaces.stems.salt), spaces.stems.weight)
    }
    if (before > 1) emit(joinHashes(gapStem, stem ^ spaces.skip.salt), spaces.skip.weight)
    if (index >= clause.to) break
    gapStem = beforeStem
    beforeStem = stem
    beforeKey = whole
    before += 1
  }
}

/**
 * What a clause is about, in order: concepts, numbers as `#`, a question mark as `?`; and for each the number of the word that says it,
 * counted among those that say something. One word may mean several things.
 */
type Topics = { readonly names: readonly string[]; readonly places: readonly number[] }

/** A message cut into clauses, with what each is about. */
export type CutMessage = {
  readonly message: Message
  readonly clauses: readonly Clause[]
  readonly topics: readonly Topics[]
}

function topicsOf({ words, concepts }: Message, clause: Clause): Topics {
  const names: string[] = []
  const places: number[] = []
  let place = 0
  let hit = firstHitAt(concepts, clause.from)
  for (let index = clause.from; index < clause.to; index += 1) {
    const { kind, word } = words[index]
    const before = names.length
    if (kind === 'number') names.push('#')
    else if (word === '?') names.push('?')
    for (; hit < concepts.length && concepts[hit].from === index; hit += 1) names.push(concepts[hit].concept)
    if (names.length === before) continue
    while (places.length < names.length) places.push(place)
    place += 1
  }
  return { names, places }
}

/** What the features of a message are taken from. */
export const withTopics = (message: Message, clauses: readonly Clause[]): CutMessage => ({
  message,
  clauses,
  topics: clauses.map((clause) => topicsOf(message, clause)),
})

function emitTopics({ names, places }: Topics, emit: FeatureSink): void {
  for (let at = 0; at < names.length; at += 1) {
    emit(hashText(names[at], spaces.concept.salt), spaces.concept.weight)
    for (let next = at + 1; next < names.length && places[next] <= places[at] + 2; next += 1)
      if (places[next] > places[at])
        emit(hashTwo(names[at], names[next], spaces.conceptPair.salt), spaces.conceptPair.weight)
  }
}

/** Feature that every text has: the intercept. */
const always = hashText('*', 0x9999)

/** What the words of a clause say together: neighbours, and what it is about. */
export function emitTogether({ message, clauses, topics }: CutMessage, index: number, emit: FeatureSink): void {
  emit(always, 1)
  emitPairs(message.words, clauses[index], emit)
  emitTopics(topics[index], emit)
}

/** On which side of a clause its neighbour stands. */
export type Side = 'before' | 'after'

/** A clause that stands beside another, by its number: one below the first or above the last is the edge of the message. */
export type Neighbour = { readonly near: number; readonly side: Side }

/** Both neighbours of a clause. */
export const neighboursOf = (index: number): readonly [Neighbour, Neighbour] => [
  { near: index - 1, side: 'before' },
  { near: index + 1, side: 'after' },
]

/** A word of a neighbouring clause, told apart from the clause's own. */
export function emitBeside(word: Word, side: Side, emit: FeatureSink): void {
  const { salt, weight } = spaces[side]
  const key = keyOf(word)
  emit(hashText(key, salt), weight)
  if (key.length > 5) emit(hashText(key, salt + 1, 5), weight)
}

/** Whether a word of a neighbouring clause counts: marks do not, but for a question's. */
export const countsBeside = ({ kind, word }: Word): boolean => kind !== 'mark' || word === '?'

/** What the neighbour on one side is about; an edge of the message counts as a word. */
export function emitNear({ clauses, topics }: CutMessage, { near, side }: Neighbour, emit: FeatureSink): void {
  if (!clauses[near]) return emit(hashText('|', spaces[side].salt), spaces[side].weight)
  const salt = spaces.nearConcept.salt ^ spaces[side].salt
  for (const name of topics[near].names) emit(hashText(name, salt), spaces.nearConcept.weight)
}
