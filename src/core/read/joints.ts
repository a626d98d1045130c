import type { Word } from './words.ts'

/**
 * Where one clause ends and the next begins, told by the words alone: how much each cue speaks for a break, in natural
 * log-odds. Learned from people who set stops and commas, for those who leave them out. `cues` are by kind, as `cuesOf` has them.
 */
export type Joints = { readonly base: number; readonly cues: readonly ReadonlyMap<string, number>[] }

/** How the file tells the kinds of cues apart, in the order of `cuesOf`: what stands before a cue, and behind it. */
const kinds = [
  ['', '<'],
  ['>', ''],
  ['-', ''],
  ['+', ''],
  ['', '<<'],
  ['>>', ''],
] as const

/** Marks that people leave out when they write in haste; a reading does not rest on them. */
const loose = new Set('.,;!…')

/** Whether a mark is one that is as often left out as set. */
export const isLoose = (mark: string): boolean => loose.has(mark)

/** The name of a word among the joints: numbers have one together, Latin letters that may be Russian go by their sound. */
export function jointKey({ kind, script, key, forms }: Word): string {
  if (kind === 'number') return '#'
  return script === 'latin' ? (forms.at(-1) ?? key) : key
}

/**
 * What may speak for a break at a gap, one cue of each kind: the words on both sides of it, how the first ends and how the second
 * begins, and the words beyond.
 */
function cuesOf(keys: readonly string[], gap: number): readonly string[] {
  const before = keys[gap - 1]
  const after = keys[gap]
  const earlier = gap > 1 ? keys[gap - 2] : '^'
  const later = gap + 1 < keys.length ? keys[gap + 1] : '$'
  return [before, after, before.slice(-3), after.slice(0, 4), earlier, later]
}

/** The cues of a gap as the file names them. */
export const cueNames = (keys: readonly string[], gap: number): readonly string[] =>
  cuesOf(keys, gap).map((cue, kind) => kinds[kind].join(cue))

/** The log-odds of a break before the word `gap` of a run of words. */
export function breakAt({ base, cues }: Joints, keys: readonly string[], gap: number): number {
  const found = cuesOf(keys, gap)
  let sum = base
  for (let kind = 0; kind < found.length; kind += 1) sum += cues[kind].get(found[kind]) ?? 0
  return sum
}

/** Reads the file of joints: `base: TENTHS`, then lines of `cue: TENTHS`. */
export function parseJoints(file: string): Joints {
  const cues = kinds.map(() => new Map<string, number>())
  let base = 0
  for (const line of file.split('\n')) {
    const colon = line.lastIndexOf(': ')
    if (colon < 0 || line.startsWith('# ')) continue
    const [name, weight] = [line.slice(0, colon), Number(line.slice(colon + 2)) / 10]
    if (name === 'base') base = weight
    const kind = kinds.findLastIndex(([before, behind]) => name.startsWith(before) && name.endsWith(behind))
    if (kind >= 0) cues[kind].set(name.slice(kinds[kind][0].length, name.length - kinds[kind][1].length), weight)
  }
  return { base, cues }
}
