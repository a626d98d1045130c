import { notedAt, notePlaces } from './spelling.ts'
import type { Word } from './words.ts'

/**
 * Where one clause ends and the next begins, told by the words alone: how much each cue speaks for a break, in natural
 * log-odds. Learned from people who set stops and commas, for those who leave them out.
 */
export type Joints = {
  readonly base: number
  /** What a word says in each place of a gap, in the order of `kinds`; numbers are all alike. */
  readonly weightsOf: (word: Word) => readonly number[]
  /** What it says that the run begins before the word before a gap, or ends with the word behind it. */
  readonly edges: { readonly start: number; readonly end: number }
}

/**
 * What may speak for a break at a gap: the words on both sides of it, how the first ends and how the second begins, and the words
 * beyond. How the file tells them apart: what stands before such a cue, and behind it.
 */
const kinds = [
  ['', '<'],
  ['>', ''],
  ['-', ''],
  ['+', ''],
  ['', '<<'],
  ['>>', ''],
] as const

/** A word as a cue of each kind. */
const cuesOf = (key: string): readonly string[] => [key, key, key.slice(-3), key.slice(0, 4), key, key]

/** Marks that people leave out when they write in haste; a reading does not rest on them. */
const loose = new Set('.,;!…')

/** Whether a mark is one that is as often left out as set. */
export const isLoose = (mark: string): boolean => loose.has(mark)

/** The name of a word among the joints: numbers have one together, Latin letters that may be Russian go by their sound. */
export const jointKey = ({ kind, spelling }: Word): string => (kind === 'number' ? '#' : spelling.sound)

/** The cues of the gap before the word `gap` of a run of words, as the file names them. */
export function cueNames(keys: readonly string[], gap: number): readonly string[] {
  const places = [keys[gap - 1], keys[gap], keys[gap - 1], keys[gap], keys[gap - 2] ?? '^', keys[gap + 1] ?? '$']
  return places.map((key, kind) => kinds[kind].join(cuesOf(key)[kind]))
}

/** The log-odds of a break before the word `gap` of a run of words. */
export function breakAt({ base, weightsOf, edges }: Joints, words: readonly Word[], gap: number): number {
  const before = weightsOf(words[gap - 1])
  const after = weightsOf(words[gap])
  const earlier = gap > 1 ? weightsOf(words[gap - 2])[4] : edges.start
  const later = gap + 1 < words.length ? weightsOf(words[gap + 1])[5] : edges.end
  return base + before[0] + after[1] + before[2] + after[3] + earlier + later
}

/** Of which kind a cue is by its marks in the file; -1 for what is none. */
function kindOf(name: string): number {
  if (name.startsWith('>')) return name.startsWith('>>') ? 5 : 1
  if (name.startsWith('-')) return 2
  if (name.startsWith('+')) return 3
  if (name.endsWith('<')) return name.endsWith('<<') ? 4 : 0
  return -1
}

/** Reads the file of joints: `base: TENTHS`, then lines of `cue: TENTHS`. */
export function parseJoints(file: string): Joints {
  let base = 0
  const cues = kinds.map(() => new Map<string, number>())
  for (const line of file.split('\n')) {
    const colon = line.lastIndexOf(': ')
    if (colon < 0 || line.startsWith('# ')) continue
    const weight = Number(line.slice(colon + 2)) / 10
    const name = line.slice(0, colon)
    const kind = kindOf(name)
    if (name === 'base') base = weight
    else if (kind >= 0) {
      const [before, behind] = kinds[kind]
      cues[kind].set(name.slice(before.length, name.length - behind.length), weight)
    }
  }
  const weigh = (key: string): readonly number[] => cuesOf(key).map((cue, kind) => cues[kind].get(cue) ?? 0)
  const noted = notedAt(notePlaces.cues, ({ spelling }: Word) => weigh(spelling.sound))
  const ofNumbers = weigh('#')
  return {
    base,
    weightsOf: (word) => (word.kind === 'number' ? ofNumbers : noted(word)),
    edges: { start: weigh('^')[4], end: weigh('$')[5] },
  }
}
