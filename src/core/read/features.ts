import type { Clause } from './clauses.ts'
import type { Message, Word } from './words.ts'

/** Takes one feature of a text: a 32-bit number that stands for it, and its weight. The same number has one weight. */
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
} as const

/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo; IETF draft-eastlake-fnv), started from a salt. */
export function hashText(text: string, salt: number, from = 0, to = text.length): number {
  let hash = 0x811c9dc5 ^ salt
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

const joinHashes = (first: number, second: number): number => {
  const mixed = Math.imul(first ^ (second >>> 13), 0x9e3779b1) ^ second
  return Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0
}

const keyOf = (word: Word): string => (word.kind === 'number' ? '#' : word.key)

/** The word in each of its forms, and the runs of 3 to 5 letters of each form with its bounds. */
function emitWord(word: Word, emit: FeatureSink): void {
  if (word.kind === 'number') {
    emit(hashText('#', spaces.word.salt), spaces.word.weight)
    emit(hashText(`#${Math.min(word.word.length, 8)}`, spaces.word.salt), spaces.word.weight)
    return
  }
  for (const form of word.forms) {
    emit(hashText(form, spaces.word.salt), spaces.word.weight)
    if (word.kind !== 'word') continue
    const bounded = `^${form}$`
    for (let size = 3; size <= 5; size += 1)
      for (let at = 0; at + size <= bounded.length; at += 1)
        emit(hashText(bounded, spaces.gram.salt, at, at + size), spaces.gram.weight)
  }
}

function emitPairs(words: readonly Word[], clause: Clause, emit: FeatureSink): void {
  let beforeStem = -1
  let beforeKey = -1
  let gapStem = -1
  for (let index = clause.from; index < clause.to; index += 1) {
    if (words[index].kind === 'mark') continue
    const key = keyOf(words[index])
    const whole = hashText(key, 0)
    const stem = hashText(key, 0, 0, Math.min(key.length, 5))
    if (beforeKey >= 0) {
      emit(joinHashes(beforeKey, whole ^ spaces.pair.salt), spaces.pair.weight)
      emit(joinHashes(beforeStem, stem ^ spaces.stems.salt), spaces.stems.weight)
    }
    if (gapStem >= 0) emit(joinHashes(gapStem, stem ^ spaces.skip.salt), spaces.skip.weight)
    gapStem = beforeStem
    beforeStem = stem
    beforeKey = whole
  }
}

/** Feature that every text has: the intercept. */
const always = hashText('*', 0x9999)

/** The features of one clause by its own words. */
export function emitClause({ words }: Message, clause: Clause, emit: FeatureSink): void {
  emit(always, 1)
  for (let index = clause.from; index < clause.to; index += 1) emitWord(words[index], emit)
  emitPairs(words, clause, emit)
}

/** The features of a whole message: those of its clauses. */
export function emitDocument(message: Message, clauses: readonly Clause[], emit: FeatureSink): void {
  for (const clause of clauses) emitClause(message, clause, emit)
}

/** Words of a neighbouring clause, told apart from the clause's own; an edge of the message counts as a word. */
function emitNear(
  words: readonly Word[],
  near: { clause: Clause | undefined; side: 'before' | 'after' },
  emit: FeatureSink,
) {
  const { salt, weight } = spaces[near.side]
  if (!near.clause) return emit(hashText('|', salt), weight)
  for (let index = near.clause.from; index < near.clause.to; index += 1) {
    if (words[index].kind === 'mark' && words[index].word !== '?') continue
    const key = keyOf(words[index])
    emit(hashText(key, salt), weight)
    if (key.length > 5) emit(hashText(key, salt + 1, 0, 5), weight)
  }
}

/** The features of a clause where it stands: its own and the words of its neighbours. */
export function emitInPlace(message: Message, clauses: readonly Clause[], index: number, emit: FeatureSink): void {
  emitClause(message, clauses[index], emit)
  emitNear(message.words, { clause: clauses[index - 1], side: 'before' }, emit)
  emitNear(message.words, { clause: clauses[index + 1], side: 'after' }, emit)
}
