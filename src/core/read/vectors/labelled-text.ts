import { type SignalName, signalNames } from '../reading.ts'
import { type ClauseVocabulary, type SpokenClause, spokenClauses } from './spoken-clauses.ts'

/** Where in a text a signal stands, by UTF-16 offsets. */
type Mark = { readonly signal: SignalName; readonly start: number; readonly end: number }

/**
 * A text of which it is known what it says. `judged` ones are messages and texts that are no inquiries, on which vectors are measured;
 * the others are phrases and messages that are only learned from. Of signals in `open` nothing is known.
 */
export type LabelledText = {
  readonly author: string
  readonly language: string
  readonly judged: boolean
  readonly text: string
  readonly marks: readonly Mark[]
  readonly open: readonly SignalName[]
}

/** A line of the file of labelled texts: author, language, 1 for judged, text, [signal, start, end] ..., open signals; signals by number. */
export type LabelledLine = readonly [
  author: string,
  language: string,
  judged: 0 | 1,
  text: string,
  marks: readonly (readonly [number, number, number])[],
  open?: readonly number[],
]

/** Reads the lines of the file of labelled texts (data/vectors). */
export function parseLabelledTexts(file: string): readonly LabelledText[] {
  return file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [author, language, judged, text, marks, open = []] = JSON.parse(line) as LabelledLine
      return {
        author,
        language,
        judged: judged === 1,
        text,
        marks: marks.map(([signal, start, end]) => ({ signal: signalNames[signal], start, end })),
        open: open.map((signal) => signalNames[signal]),
      }
    })
}

/** What a regression learns from: the words of a clause, and for each signal 1 held, 0 not held, 255 not known. */
export type Unit = { readonly text: number; readonly words: readonly string[]; readonly answers: Uint8Array }

const unknown = 255

/** What a clause says of a signal: yes where it and the mark share at least half of the shorter one, unknown where they share less. */
function answerOf({ marks, open }: LabelledText, signal: SignalName, clause: SpokenClause): number {
  if (open.includes(signal)) return unknown
  let answer = 0
  for (const mark of marks) {
    const shared = Math.min(mark.end, clause.end) - Math.max(mark.start, clause.start)
    if (mark.signal !== signal || shared <= 0) continue
    if (2 * shared >= Math.min(mark.end - mark.start, clause.end - clause.start)) return 1
    answer = unknown
  }
  return answer
}

/** The clauses of labelled texts with what they say. */
export function unitsOf(texts: readonly LabelledText[], vocabulary: ClauseVocabulary): readonly Unit[] {
  return texts.flatMap((labelled, text) =>
    spokenClauses(labelled.text, vocabulary).map((clause) => ({
      text,
      words: clause.words,
      answers: Uint8Array.from(signalNames, (signal) => answerOf(labelled, signal, clause)),
    })),
  )
}
