import { AppError } from '../core/app-error.ts'
import { type Coverage, coverageOf, withMeans } from '../core/read/vectors/clause-means.ts'
import { unitsOf } from '../core/read/vectors/labelled-text.ts'
import { distil, makeWordPoints } from '../core/read/vectors/distil.ts'
import { fitsOf, type Proof, type Proven, proveVectors, type Refuted } from '../core/read/vectors/prove-vectors.ts'
import { leastKnown } from '../core/read/vectors/vector-reader.ts'
import { gatherVectors } from '../core/read/vectors/gather-vectors.ts'
import type { Progress } from './ports/progress.ts'
import type { ScannedFile, VectorFolder, VectorsPort } from './ports/word-vectors.ts'

export type VectorWorld = { readonly vectors: VectorsPort; readonly progress: Progress }

export type ProveOptions = {
  readonly folder: string
  /** Where the result goes; null for its place in the folder. */
  readonly out: string | null
  /** The most words of each file. */
  readonly mostWords: number
}

type ToldProof = Omit<Proof, 'weights'>

/** What was proved, for people and programs. */
export type VectorReport = {
  readonly files: readonly ScannedFile[]
  readonly dimension: number
  readonly words: number
  readonly languages: readonly Coverage[]
  readonly signals: readonly ToldProof[]
  readonly left_out: readonly Refuted[]
}

/**
 * Lets a directory of word vectors prove on the labelled texts that ship what they can tell, and writes what a reading needs of them. AppError
 * `bad_input` where they know none of the languages or prove nothing: then nothing is written.
 */
export async function proveWordVectors(world: VectorWorld, options: ProveOptions) {
  const { vectors } = world
  const folder = await vectors.openFolder(options.folder, { mostWords: options.mostWords })
  const out = options.out ?? vectors.placeIn(options.folder)
  const result = await vectors.openResult(out)
  try {
    const { report, model } = await proveAndKeep(world, folder)
    await result.save({ report, model })
    world.progress.done(`${report.words} words`)
    return { out, report }
  } catch (error) {
    await result.abort()
    throw error
  }
}

async function proveAndKeep(world: VectorWorld, folder: VectorFolder) {
  const { proven, coverage } = await prove(world, folder)
  if (proven.proven.length === 0) throw provesNothing(proven)
  world.progress.start('words are kept', null)
  const points = makeWordPoints(proven.proven)
  const files = await folder.scan(points.add)
  const model = distil(proven.proven, points)
  const report: VectorReport = {
    files,
    dimension: folder.dimension,
    words: model.keys.length,
    languages: coverage,
    signals: proven.proven.map(toldOf),
    left_out: proven.refuted,
  }
  return { report, model }
}

const toldOf = ({ signal, threshold, newAuthors, newLanguages, byLanguage }: Proof): ToldProof => ({
  signal,
  threshold,
  newAuthors,
  newLanguages,
  byLanguage,
})

async function prove({ vectors, progress }: VectorWorld, folder: VectorFolder) {
  const [texts, vocabulary] = await Promise.all([vectors.labelledTexts(), vectors.clauseVocabulary()])
  progress.start('vectors are read', null)
  const units = unitsOf(texts, vocabulary)
  const gathered = gatherVectors(units.flatMap(({ words }) => words))
  await folder.scan(gathered.add)
  const known = gathered.all()
  progress.done(`${known.size} words of the examples`)
  const coverage = coverageOf(texts, units, known)
  const languages = coverage.flatMap((one) => (one.known >= leastKnown * one.words ? [one.language] : []))
  if (languages.length === 0) throw knowsNoLanguage(coverage)
  progress.start('signals are proved', fitsOf(languages))
  const proven = proveVectors({ texts, units: withMeans(units, known), languages, onFit: () => progress.advance(1) })
  progress.done()
  return { proven, coverage }
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`

function knowsNoLanguage(coverage: readonly Coverage[]): AppError {
  const told = coverage.map(({ language, known, words }) => `${language} ${percent(known / words)}`).join(', ')
  return new AppError(
    'bad_input',
    'vectors_unknown_language',
    `these vectors know fewer than half of the words of inquiries (${told}): take vectors of Russian, Kazakh, Hebrew or English, or more words with --words`,
  )
}

function provesNothing({ refuted }: Proven): AppError {
  const told = refuted.map(({ signal, bestPrecision: best }) => `${signal} ${best === null ? 'none' : percent(best)}`)
  return new AppError(
    'bad_input',
    'vectors_prove_nothing',
    `no signal reaches 90 % precision on held-out texts (best: ${told.join(', ')}): nothing is written; take other vectors, files that share one space, or more words with --words`,
  )
}
