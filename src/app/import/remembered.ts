import { mergeOutcomeWords, type OutcomeWords } from '../../core/lead/import/outcome.ts'
import type { ImportRecord } from '../ports/import-store.ts'

export type Remembered = {
  /** Null where no file of these columns was taken in. */
  readonly mapping: ImportRecord['mapping'] | null
  readonly outcomes: OutcomeWords
}

/**
 * What people said of the files that were taken in and not undone, newest first: the mapping of the last one with the same columns, and what the
 * words of outcomes mean, whichever file they stood in.
 */
export function rememberedFrom(imports: readonly ImportRecord[], columns: readonly string[]): Remembered {
  const taken = imports.filter(({ status }) => status === 'done')
  const wanted = new Set(columns)
  const same = taken.find((one) => one.columns.length === wanted.size && one.columns.every((name) => wanted.has(name)))
  const none: OutcomeWords = {}
  const outcomes = taken.map((one) => one.outcomes).reduceRight(mergeOutcomeWords, none)
  return { mapping: same?.mapping ?? null, outcomes }
}
