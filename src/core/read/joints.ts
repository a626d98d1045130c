import type { Word } from './words.ts'

/**
 * Where one clause ends and the next begins, told by the words alone: how much each cue speaks for a break, in natural
 * log-odds. Learned from people who set stops and commas, for those who leave them out.
 */
export type Joints = { readonly base: number; readonly cues: ReadonlyMap<string, number> }

/** Marks that people leave out when they write in haste; a reading does not rest on them. */
const loose = new Set('.,;!…')

/** Whether a mark is one that is as often left out as set. */
export const isLoose = (mark: string): boolean => loose.has(mark)

/** The name of a word among the joints: numbers have one together, Latin letters that may be Russian go by their sound. */
export function jointKey({ kind, script, key, forms }: Word): string {
  if (kind === 'number') return '#'
  return script === 'latin' ? (forms.at(-1) ?? key) : key
}

/** What speaks for a break at a gap: the two words on each side of it, how the first ends and how the second begins. */
export function cuesOf(keys: readonly string[], gap: number): readonly string[] {
  const [before, after] = [keys[gap - 1], keys[gap]]
  return [
    `${before}<`,
    `>${after}`,
    `-${before.slice(-3)}`,
    `+${after.slice(0, 4)}`,
    `${gap > 1 ? keys[gap - 2] : '^'}<<`,
    `>>${gap + 1 < keys.length ? keys[gap + 1] : '$'}`,
  ]
}

/** The log-odds of a break before the word `gap` of a run of words. */
export function breakAt({ base, cues }: Joints, keys: readonly string[], gap: number): number {
  let sum = base
  for (const cue of cuesOf(keys, gap)) sum += cues.get(cue) ?? 0
  return sum
}

/** Reads the file of joints: `base: TENTHS`, then lines of `cue: TENTHS`. */
export function parseJoints(file: string): Joints {
  const cues = new Map<string, number>()
  let base = 0
  for (const line of file.split('\n')) {
    const colon = line.lastIndexOf(': ')
    if (colon < 0 || line.startsWith('# ')) continue
    const [cue, weight] = [line.slice(0, colon), Number(line.slice(colon + 2)) / 10]
    if (cue === 'base') base = weight
    else cues.set(cue, weight)
  }
  return { base, cues }
}
