import { breakAt, type Joints } from './joints.ts'
import type { Word } from './words.ts'

/**
 * Words that belong together: indices into the words of the message, `to` exclusive. `runTo` is where the run of words
 * between hard breaks ends in which the clause was cut: what begins in a clause may end behind it, but not behind that.
 */
export type Clause = { readonly from: number; readonly to: number; readonly runTo: number }

type Run = Pick<Clause, 'from' | 'to'>

const breaks = new Set('?()[]—–|"«»“”„')

const longestClause = 12
const shortestClause = 2
/** From these log-odds on two words belong to different clauses. */
const breakFrom = -0.5

const hasSpace = (words: readonly Word[], index: number): boolean =>
  index === 0 || words[index].start > words[index - 1].end

/** Whether a clause ends at a word whatever stands around it: an emoji, a question, a bracket, a quote, a dash. */
export function isHardBreak(words: readonly Word[], index: number): boolean {
  const { kind, word } = words[index]
  if (kind === 'emoji') return true
  if (kind !== 'mark') return false
  if (word === '-' || word === '–') return hasSpace(words, index)
  return breaks.has(word)
}

/** The gaps of a run where it may be cut: the word that would begin the next clause, and the log-odds that it does. */
type Gaps = { readonly places: readonly number[]; readonly scores: readonly number[] }

/** The gaps between the words of a run. Stops and commas count for nothing: who leaves them out is read alike. */
function gapsOf(words: readonly Word[], { from, to }: Run, joints: Joints): Gaps {
  const places: number[] = []
  const spoken: Word[] = []
  for (let at = from; at < to; at += 1) {
    if (words[at].kind === 'mark') continue
    if (spoken.length > 0) places.push(at)
    spoken.push(words[at])
  }
  return { places, scores: places.map((_, gap) => breakAt(joints, spoken, gap + 1)) }
}

/** Cuts a run of gaps, at the likeliest ones where it is longer than a clause may be. The run is of gap numbers. */
function cutLong(gaps: Gaps, { from: first, to: last }: Run, cuts: number[]): void {
  if (last - first < longestClause) return
  let best = -1
  let most = Number.NEGATIVE_INFINITY
  for (let index = first + shortestClause - 1; index <= last - shortestClause; index += 1) {
    const middling = 1 - Math.abs(2 * (index - first) - (last - first)) / (last - first)
    if (gaps.scores[index] + 2 * middling > most) {
      best = index
      most = gaps.scores[index] + 2 * middling
    }
  }
  cutLong(gaps, { from: first, to: best }, cuts)
  cuts.push(gaps.places[best])
  cutLong(gaps, { from: best + 1, to: last }, cuts)
}

/** Cuts a run between hard breaks into clauses. */
function cutRun(words: readonly Word[], run: Run, joints: Joints): readonly Clause[] {
  const gaps = gapsOf(words, run, joints)
  const cuts: number[] = []
  let first = 0
  const count = gaps.places.length
  for (let index = 0; index < count; index += 1) {
    if (gaps.scores[index] < breakFrom || index + 1 - first < shortestClause || count - index < shortestClause) continue
    cutLong(gaps, { from: first, to: index }, cuts)
    cuts.push(gaps.places[index])
    first = index + 1
  }
  cutLong(gaps, { from: first, to: count }, cuts)
  const edges = [run.from, ...cuts, run.to]
  return edges.slice(1).map((to, index) => ({ from: edges[index], to, runTo: run.to }))
}

/**
 * The clauses of a message, in order: cut at lines, questions, brackets and quotes, and for the rest where the words
 * themselves ask for it. Marks stay at the end of the clause they close.
 */
export function clausesOf(words: readonly Word[], joints: Joints): readonly Clause[] {
  const clauses: Clause[] = []
  let from = 0
  const close = (to: number): void => {
    if (to > from) clauses.push(...cutRun(words, { from, to }, joints))
    from = to
  }
  for (let index = 0; index < words.length; index += 1) {
    if (words[index].newLine) close(index)
    if (isHardBreak(words, index)) close(index + 1)
  }
  close(words.length)
  return clauses.filter(({ from: start, to }) => words.slice(start, to).some(({ kind }) => kind !== 'mark'))
}
