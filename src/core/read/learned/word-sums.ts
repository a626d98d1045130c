import { notedAt, notePlaces } from '../spelling.ts'
import type { Word } from '../words.ts'
import { emitBeside, emitWord, featureName, type FeatureSink } from './features.ts'
import {
  addNotes,
  blankSheet,
  emptyTally,
  type FeatureIndex,
  type FeatureSheet,
  type LinearModel,
  notesOn,
  type Tally,
} from './linear-model.ts'

/** What a word may be to a text that is scored: one of a message's, of a clause's, or of a neighbour's. */
export const roles = ['document', 'clause', 'before', 'after'] as const
export type Role = (typeof roles)[number]

/** So many words lie beside each other. */
const blockSize = 256
/** From so many words on the memory is emptied before the next message. */
const mostWords = 60_000

/** Sums of some words, and by role the last text that each was counted in. */
type Block = { readonly sums: Float32Array; readonly seen: Int32Array }

/**
 * What words say by themselves to both models, worked out once for each: most words of a message are common ones. For each word and role
 * a tally, one behind the other.
 */
export type WordSums = {
  readonly numbers: Map<string, number>
  /** The number of a word, new ones worked out. */
  numberOf: (word: Word) => number
  readonly blocks: Block[]
  readonly starts: Readonly<Record<Role, number>>
  readonly width: number
  readonly models: Readonly<Record<Role, LinearModel>>
  /** Where a role's sums of one word are added up. */
  readonly tallies: Readonly<Record<Role, Tally>>
  readonly sheet: FeatureSheet
  readonly sink: FeatureSink
  readonly stamp: { value: number }
}

/** An empty memory of words for the two models of an index. */
export function makeWordSums(index: FeatureIndex, document: LinearModel, clause: LinearModel): WordSums {
  const sheet = blankSheet()
  const beside = emptyTally(clause)
  const starts = {
    document: 0,
    clause: 1 + document.labelCount,
    before: 2 + document.labelCount + clause.labelCount,
    after: 3 + document.labelCount + 2 * clause.labelCount,
  }
  const words: WordSums = {
    numbers: new Map(),
    numberOf: () => 0,
    blocks: [],
    starts,
    width: starts.after + 1 + clause.labelCount,
    models: { document, clause, before: clause, after: clause },
    tallies: { document: emptyTally(document), clause: beside, before: beside, after: beside },
    sheet,
    sink: notesOn(sheet, index),
    stamp: { value: 0 },
  }
  forget(words)
  return words
}

/** Empties the memory; what words have noted of it is then no longer believed. */
function forget(words: WordSums): void {
  words.numbers.clear()
  words.blocks.length = 0
  words.numberOf = notedAt(notePlaces.sums, (word) => numberOf(words, word))
}

/** What a word says to a message and to its own clause is the same, beside a clause it is another. */
const emissions: readonly {
  readonly roles: readonly Role[]
  readonly emit: (word: Word, sink: FeatureSink) => void
}[] = [
  { roles: ['document', 'clause'], emit: emitWord },
  { roles: ['before'], emit: (word, sink) => emitBeside(word, 'before', sink) },
  { roles: ['after'], emit: (word, sink) => emitBeside(word, 'after', sink) },
]

/** Works out what a new word says in each role. */
function workOut(words: WordSums, word: Word, number: number): void {
  const { blocks, sheet, sink, starts, width, models, tallies } = words
  if (number % blockSize === 0)
    blocks[number / blockSize] = {
      sums: new Float32Array(blockSize * width),
      seen: new Int32Array(blockSize * roles.length),
    }
  const { sums } = blocks[Math.floor(number / blockSize)]
  for (const emission of emissions) {
    sheet.size = 0
    emission.emit(word, sink)
    for (const role of emission.roles) {
      const tally = tallies[role].fill(0)
      addNotes(models[role], sheet, { runs: [{ from: 0, to: sheet.size }], tally })
      sums.set(tally, (number % blockSize) * width + starts[role])
    }
  }
}

function numberOf(words: WordSums, word: Word): number {
  const name = featureName(word)
  const known = words.numbers.get(name)
  if (known !== undefined) return known
  const number = words.numbers.size
  words.numbers.set(name, number)
  workOut(words, word, number)
  return number
}

/** The numbers of the words of a message, by which `addWord` knows them until the next message. */
export function numberWords(words: WordSums, message: readonly Word[]): Int32Array {
  if (words.numbers.size > mostWords) forget(words)
  const numbers = new Int32Array(message.length)
  for (let at = 0; at < message.length; at += 1) numbers[at] = words.numberOf(message[at])
  return numbers
}

/** A new text: from here on each word counts once more in this role. */
export const nextText = ({ stamp }: WordSums): number => (stamp.value = (stamp.value % 0x7fffffff) + 1)

/** Adds what a word says in a role to a text, once. */
export function addWord({ blocks, starts, width }: WordSums, number: number, { role, text, tally }: ScoredText): void {
  const { sums, seen } = blocks[Math.floor(number / blockSize)]
  const place = number % blockSize
  const mark = place * roles.length + roles.indexOf(role)
  if (seen[mark] === text) return
  seen[mark] = text
  const from = place * width + starts[role]
  for (let at = 0; at < tally.length; at += 1) tally[at] += sums[from + at]
}

/** A text that is scored: in which role words come to it, its number by `nextText`, and where they are added up. */
export type ScoredText = { readonly role: Role; readonly text: number; readonly tally: Tally }
