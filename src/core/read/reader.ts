import { clausesOf } from './clauses.ts'
import { decide, decisionInputs, type DecisionModel } from './decision.ts'
import { gatherEvidence } from './evidence.ts'
import { type LinearPart, makeLinearModel } from './linear-model.ts'
import type { Reading } from './reading.ts'
import { resolve } from './resolve.ts'
import { readWords } from './words.ts'

/** A workspace's own words: what it sells, and what counts as the wrong product for it. Plain JSON, every list may be empty. */
export type SellerWords = {
  readonly products: readonly string[]
  readonly brands: readonly string[]
  readonly regions: readonly string[]
  /** Whether these are the wrong product for the seller (true, the default) or its trade (false). */
  readonly wrong: {
    readonly used: boolean
    readonly rent: boolean
    readonly repair: boolean
    readonly elsewhere: boolean
    /** Further words that mark the wrong product. */
    readonly words: readonly string[]
  }
}

/** What ships in data/reader, read and parsed by the shell. */
export type ReaderData = {
  readonly version: string
  readonly document: LinearPart
  readonly clause: LinearPart
  readonly decision: DecisionModel
}

export type ReadContext = { readonly receivedAt: string | null; readonly words?: SellerWords }

export type Reader = {
  readonly version: string
  read(text: string, context: ReadContext): Reading
}

/** Puts the reader together; the work of loading is done here, once. */
export function makeReader(data: ReaderData): Reader {
  const models = { document: makeLinearModel(data.document), clause: makeLinearModel(data.clause) }
  return {
    version: data.version,
    read(text) {
      const message = readWords(text)
      const clauses = clausesOf(message.words)
      const evidence = gatherEvidence(message, clauses, models)
      const decision = decide(data.decision, decisionInputs(evidence, []))
      return resolve({ message, clauses, evidence, decision })
    },
  }
}
