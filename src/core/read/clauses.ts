import type { Word } from './words.ts'

/** A run of words between marks: indices into the words of the message, `to` exclusive. */
export type Clause = { readonly from: number; readonly to: number }

const breaks = new Set('.!?;,:()[]…—–|/"«»“”„')
const sentenceBreaks = new Set('.!?…;')

/** Words at which a long run without marks may be cut (keys of Russian, Kazakh, Hebrew and English). */
const joints = new Set(
  'и а но что чтоби потому поэтому если когда бирак жане сондиктан себеби егер and but so because if when that which אבל כי ואז אם וגמ רק and'.split(
    ' ',
  ),
)

const longestClause = 12

const hasSpace = (words: readonly Word[], index: number): boolean =>
  index === 0 || words[index].start > words[index - 1].end

function isBreak(words: readonly Word[], index: number): boolean {
  const { kind, word } = words[index]
  if (kind === 'emoji') return true
  if (kind !== 'mark') return false
  if (word === '-' || word === '–') return hasSpace(words, index)
  if (word === '/' || word === ':') return false
  return breaks.has(word)
}

/** Cuts a long run at its joints, or else in the middle. */
function cutLong(words: readonly Word[], clause: Clause): readonly Clause[] {
  const length = clause.to - clause.from
  if (length <= longestClause) return [clause]
  const middle = clause.from + (length >> 1)
  let best = middle
  for (let reach = 0; reach < length / 2 - 2; reach += 1) {
    const at = [middle - reach, middle + reach].find((index) => joints.has(words[index].key))
    if (at !== undefined) {
      best = at
      break
    }
  }
  return [...cutLong(words, { from: clause.from, to: best }), ...cutLong(words, { from: best, to: clause.to })]
}

/** The clauses of a message, in order. Marks stay at the end of the clause they close. */
export function clausesOf(words: readonly Word[]): readonly Clause[] {
  const clauses: Clause[] = []
  let from = 0
  const close = (to: number): void => {
    if (to > from) clauses.push(...cutLong(words, { from, to }))
    from = to
  }
  for (let index = 0; index < words.length; index += 1) {
    if (words[index].newLine) close(index)
    if (isBreak(words, index)) close(index + 1)
  }
  close(words.length)
  return clauses.filter(({ from: start, to }) => words.slice(start, to).some(({ kind }) => kind !== 'mark'))
}

/** The number of the sentence each clause belongs to. */
export function sentencesOf(words: readonly Word[], clauses: readonly Clause[]): readonly number[] {
  let sentence = 0
  return clauses.map(({ from, to }, index) => {
    if (index > 0 && words[from].newLine) sentence += 1
    const own = sentence
    if (words[to - 1].kind === 'mark' && sentenceBreaks.has(words[to - 1].word)) sentence += 1
    return own
  })
}
