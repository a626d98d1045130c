import { cueNames, isLoose, jointKey } from '../../src/core/read/joints.ts'
import { isHardBreak } from '../../src/core/read/clauses.ts'
import type { Word } from '../../src/core/read/words.ts'

/** A gap between two words: what speaks for a break there, and whether the writer set a mark. */
type Gap = { readonly cues: readonly string[]; readonly broken: boolean }

const rounds = 12
const firstRate = 0.2
const leastSeen = 10
const leastWeight = 5
const ridge = 1e-4

/** The gaps of a message where a stop or a comma may stand. */
function gapsOf(words: readonly Word[]): readonly Gap[] {
  const gaps: Gap[] = []
  let run: { key: string; broken: boolean }[] = []
  let broken = false
  const close = (): void => {
    const keys = run.map(({ key }) => key)
    for (let gap = 1; gap < run.length; gap += 1) gaps.push({ cues: cueNames(keys, gap), broken: run[gap].broken })
    run = []
  }
  for (const [index, word] of words.entries()) {
    if (word.newLine || isHardBreak(words, index)) close()
    if (word.kind === 'mark') broken ||= isLoose(word.word)
    else {
      run.push({ key: jointKey(word), broken })
      broken = false
    }
  }
  close()
  return gaps
}

/** The gaps with the cues that stand often enough to learn from. */
function withKnownCues(gaps: readonly Gap[]): readonly Gap[] {
  const counts = new Map<string, number>()
  for (const { cues } of gaps) for (const cue of cues) counts.set(cue, (counts.get(cue) ?? 0) + 1)
  return gaps.map(({ cues, broken }) => ({ cues: cues.filter((cue) => (counts.get(cue) ?? 0) >= leastSeen), broken }))
}

/**
 * Where people set stops and commas, learned from those who do: a logistic regression over the words around a gap, by
 * ever smaller gradient steps. Answers the file of joints.
 */
export function fitJoints(messages: readonly (readonly Word[])[]): string {
  const gaps = withKnownCues(messages.filter((words) => words.some(({ word }) => isLoose(word))).flatMap(gapsOf))
  const weights = new Map<string, number>()
  let base = -1.5
  for (let round = 0; round < rounds; round += 1)
    for (const { cues, broken } of gaps) {
      const sum = cues.reduce((total, cue) => total + (weights.get(cue) ?? 0), base)
      const step = (((broken ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * firstRate) / (1 + round / 2)
      base += step * 0.05
      for (const cue of cues) {
        const old = weights.get(cue) ?? 0
        weights.set(cue, old + step - ridge * old)
      }
    }
  const lines = [...weights]
    .map(([cue, weight]) => ({ cue, tenths: Math.round(weight * 10) }))
    .filter(({ tenths }) => Math.abs(tenths) >= leastWeight)
    .map(({ cue, tenths }) => `${cue}: ${tenths}`)
    .sort()
  return ['# Written by scripts/train-joints.ts.', `base: ${Math.round(base * 10)}`, ...lines, ''].join('\n')
}
