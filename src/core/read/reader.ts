import { decide, decisionInputs, type SecondStage } from './learned/decision.ts'
import { gatherEvidence, learnedModels } from './learned/evidence.ts'
import { parseFeasts } from './dates/feasts.ts'
import { parseJoints } from './joints.ts'
import { compileLexicon } from './lexicon.ts'
import { languageBy, type LanguageModel } from './message-language.ts'
import type { LetterModels } from './layout/letter-model.ts'
import type { LinearPart } from './learned/linear-model.ts'
import { messageInputs, namedIn } from './message-inputs.ts'
import type { Reading } from './reading.ts'
import { openMessage, ownClauses, type Vocabulary } from './message.ts'
import { findPatterns, parsePatterns } from './patterns.ts'
import { resolve } from './resolve.ts'
import { commonSeller, type SellerWords } from './seller-words.ts'

export type { SellerWords }

/** What ships in data/reader, read and parsed by the shell. */
export type ReaderData = {
  readonly version: string
  readonly document: LinearPart
  readonly clause: LinearPart
  readonly decision: SecondStage
  readonly lexicons: LexiconFiles
}

/** The lexicon files as text: words by what they are about, words of time, movable feasts, patterns, joints; the models of letters and of languages. */
export type LexiconFiles = {
  readonly concepts: readonly string[]
  readonly times: readonly string[]
  readonly feasts: string
  readonly patterns: string
  readonly joints: string
  readonly letters: LetterModels
  readonly languages: LanguageModel
}

/** Compiles the lexicon files. */
export const makeVocabulary = ({ concepts, times, feasts, joints, letters, languages }: LexiconFiles): Vocabulary => ({
  concepts: compileLexicon(concepts, 'concepts'),
  times: compileLexicon(times, 'times'),
  feasts: parseFeasts(feasts),
  joints: parseJoints(joints),
  letters,
  languageOf: languageBy(languages),
})

export type ReadContext = { readonly receivedAt: string | null; readonly words?: SellerWords }

export type Reader = {
  readonly version: string
  read(text: string, context: ReadContext): Reading
}

/** Puts the reader together; the work of loading is done here, once. */
export function makeReader(data: ReaderData): Reader {
  const models = learnedModels([data.document, data.clause])
  const vocabulary = makeVocabulary(data.lexicons)
  const known = parsePatterns(data.lexicons.patterns)
  return {
    version: data.version,
    read(text, { receivedAt, words }) {
      const message = openMessage(text, vocabulary, receivedAt)
      const clauses = ownClauses(message)
      const patterns = clauses.map((clause) => findPatterns(message, clause, known))
      const evidence = gatherEvidence(message, clauses, models)
      const decision = decide(
        data.decision,
        decisionInputs(evidence, messageInputs({ message, clauses, patterns }, evidence)),
        namedIn({ message, clauses }),
      )
      return resolve({ message, clauses, patterns, evidence, decision, words: words ?? commonSeller })
    },
  }
}
