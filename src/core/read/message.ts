import { findAmounts } from './amounts.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { type DateMention, findDates } from './dates/dates.ts'
import type { Feasts } from './dates/feasts.ts'
import { repairLayout } from './layout/layout-repair.ts'
import type { LetterModels } from './layout/letter-model.ts'
import type { Joints } from './joints.ts'
import { type ConceptHit, findConcepts, type Lexicon } from './lexicon.ts'
import type { Reading } from './reading.ts'
import { isWithin, othersWords, type Stretch } from './speakers.ts'
import { longestMessage, readWords, type Word } from './words.ts'

/** The lexicons that a message is read with; without models of letters the keyboard's layout is taken as it stands. */
export type Vocabulary = {
  readonly concepts: Lexicon
  readonly times: Lexicon
  readonly feasts: Feasts
  readonly letters?: LetterModels
  readonly joints: Joints
  /** The language of a message. */
  readonly languageOf: (words: readonly Word[]) => Reading['lang']
}

/** A message cut into words, with what they are about and the dates they name. */
export type Message = {
  readonly text: string
  readonly words: readonly Word[]
  /** What the words are about, by lexicon and grammars; in the order of their places. */
  readonly concepts: readonly ConceptHit[]
  readonly dates: readonly DateMention[]
  readonly clauses: readonly Clause[]
  readonly lang: Reading['lang']
  /** What of the text is not the sender's own words. */
  readonly hidden: readonly Stretch[]
}

/** A date as a thing a clause can be about: how near it is, in four steps. */
function dateConcept({ days, vague, from, to }: DateMention): ConceptHit {
  const near = days === null ? 'some' : days <= 3 ? 'now' : days <= 14 ? 'near' : days <= 60 ? 'mid' : 'far'
  return { concept: vague ? 'date_vague' : `date_${near}`, from, to }
}

/** Reads the words of a text. */
export function openMessage(text: string, vocabulary: Vocabulary, receivedAt: string | null): Message {
  const seen = text.slice(0, longestMessage)
  const meant = vocabulary.letters ? repairLayout(seen, vocabulary.letters) : seen
  const words = readWords(meant)
  const hidden = othersWords(meant)
  const dates = findDates(words, vocabulary.times, { receivedAt, feasts: vocabulary.feasts }).filter(
    ({ from }) => !isWithin(hidden, words[from].start),
  )
  const known = findConcepts(words, vocabulary.concepts)
  const concepts = [...known, ...findAmounts(words, known), ...dates.map(dateConcept)]
  const clauses = clausesOf(words, vocabulary.joints)
  return {
    text,
    words,
    concepts: concepts.sort((a, b) => a.from - b.from),
    dates,
    clauses,
    lang: vocabulary.languageOf(words),
    hidden,
  }
}

/** The clauses of the sender's own words; all of them where nothing else would be left. */
export function ownClauses({
  words,
  clauses,
  hidden,
}: Pick<Message, 'words' | 'clauses' | 'hidden'>): readonly Clause[] {
  if (hidden.length === 0) return clauses
  const own = clauses.filter(({ from }) => !isWithin(hidden, words[from].start))
  return own.length > 0 ? own : clauses
}
