import { languages } from '../../lead/language.ts'
import { type SignalName, signalNames } from '../reading.ts'
import {
  bestPrecision,
  fareFrom,
  type Fared,
  fareUnseen,
  isBorneOut,
  type Judged,
  lowestThreshold,
} from './held-out.ts'
import { fitSignals, judgeHeldOut, type Lesson, type Weights } from './judge-held-out.ts'
import type { LabelledText } from './labelled-text.ts'

/** A signal that reaches the wanted precision, with its final regression and how it fared. */
export type Proof = {
  readonly signal: SignalName
  readonly threshold: number
  readonly weights: Weights
  /** On texts by authors from whom neither the regression nor the threshold was learned. */
  readonly newAuthors: Fared
  /** On texts in languages that the regression did not learn from, at the threshold; null where the vectors know one language. */
  readonly newLanguages: Fared | null
  /** On texts by authors from whom the regression did not learn, at the threshold. */
  readonly byLanguage: readonly ({ readonly language: string } & Fared)[]
}

/**
 * A signal that is left out, and the best precision it came to: of the twenty or more surest claims, or by new authors where the threshold
 * was not borne out; null where too few texts are left to tell.
 */
export type Refuted = { readonly signal: SignalName; readonly bestPrecision: number | null }

export type Proven = { readonly proven: readonly Proof[]; readonly refuted: readonly Refuted[] }

export type Proving = Lesson & {
  /** Languages that the vectors know (`mixed` may be one); only their texts are taken. */
  readonly languages: readonly string[]
  /** Told after each fit, of which there are `fitsOf(languages)`. */
  onFit?(): void
}

const authorFolds = 5

/** Those of our four that the vectors know. */
const ours = (known: readonly string[]): readonly string[] => languages.filter((language) => known.includes(language))

/** How many fits there are: by authors, by languages where there is more than one, and the last on all. */
export const fitsOf = (known: readonly string[]): number =>
  authorFolds + (ours(known).length > 1 ? ours(known).length : 0) + 1

/** Which fold an author belongs to; those who are judged and those who are not are spread evenly each. */
function foldsOf(texts: readonly LabelledText[]): (author: string) => number {
  const judged = [...new Set(texts.flatMap(({ author, judged: is }) => (is ? [author] : [])))].toSorted()
  const others = [...new Set(texts.map(({ author }) => author))].filter((author) => !judged.includes(author)).toSorted()
  const numbered = [...judged.entries(), ...others.entries()]
  const folds = new Map(numbered.map(([index, author]) => [author, index % authorFolds]))
  return (author) => folds.get(author) ?? 0
}

/** The texts of some languages with their units. */
function inLanguages({ texts, units }: Lesson, wanted: readonly string[]): Lesson {
  const isWanted = ({ language }: LabelledText): boolean => wanted.includes(language)
  return {
    texts: texts.map((text) => (isWanted(text) ? text : { ...text, judged: false })),
    units: units.filter(({ text }) => isWanted(texts[text])),
  }
}

/** By languages: mixed texts are left out, lest they tell of the language that is held out. */
function judgeLanguages(proving: Proving): readonly (readonly Judged[])[] | null {
  const known = ours(proving.languages)
  if (known.length < 2) return null
  const parts = known.map(
    (held) =>
      ({ language }: LabelledText) =>
        language === held,
  )
  return judgeHeldOut(inLanguages(proving, known), parts, proving.onFit)
}

type Trial = {
  readonly judged: readonly Judged[]
  readonly abroad: readonly Judged[] | null
  readonly foldOf: (author: string) => number
}

/** The threshold that suffices by authors and, where they were tried, by languages at once; null where there is none. */
const thresholdOf = ({ judged, abroad }: Trial): number | null =>
  abroad ? lowestThreshold(judged, abroad) : lowestThreshold(judged)

/** The precision that keeps a signal out: the lower one of authors and languages. */
function keptOutBy({ judged, abroad }: Trial): number | null {
  const best = [bestPrecision(judged), ...(abroad ? [bestPrecision(abroad)] : [])]
  return best.includes(null) ? null : Math.min(...best.map(Number))
}

/**
 * Lets vectors prove themselves: for each signal a regression over the means of clauses, and the lowest threshold at which claims reach
 * the wanted precision on texts, inquiries or not, by authors and in languages that were not learned from, borne out by authors who had no
 * say in the threshold. What does not is left out.
 */
export function proveVectors(proving: Proving): Proven {
  const lesson = inLanguages(proving, proving.languages)
  const foldOf = foldsOf(proving.texts)
  const parts = Array.from({ length: authorFolds }, (_, fold) => (text: LabelledText) => foldOf(text.author) === fold)
  const byAuthor = judgeHeldOut(lesson, parts, proving.onFit)
  const byLanguage = judgeLanguages(proving)
  const regressions = fitSignals(lesson, () => true)
  proving.onFit?.()

  const proven: Proof[] = []
  const refuted: Refuted[] = []
  for (const [index, signal] of signalNames.entries()) {
    const trial: Trial = { judged: byAuthor[index], abroad: byLanguage?.[index] ?? null, foldOf }
    const threshold = thresholdOf(trial)
    if (threshold === null) {
      refuted.push({ signal, bestPrecision: keptOutBy(trial) })
      continue
    }
    const figures = figuresOf(trial, threshold, proving.languages)
    if (isBorneOut(figures.newAuthors)) proven.push({ signal, threshold, weights: regressions[index], ...figures })
    else refuted.push({ signal, bestPrecision: figures.newAuthors.precision })
  }
  return { proven, refuted }
}

const figuresOf = ({ judged, abroad, foldOf }: Trial, threshold: number, known: readonly string[]) => ({
  newAuthors: fareUnseen(judged, foldOf, authorFolds),
  newLanguages: abroad && fareFrom(threshold, abroad),
  byLanguage: known.map((language) => {
    const own = judged.filter(({ text }) => text.language === language)
    return { language, ...fareFrom(threshold, own) }
  }),
})
