import type { VectorModel } from '../../core/read/vectors/vector-reader.ts'
import type { ClauseVocabulary } from '../../core/read/vectors/spoken-clauses.ts'
import type { LabelledText } from '../../core/read/vectors/labelled-text.ts'

/** What a scan took of a file: the words kept, and those left out (with a blank or an invisible character, or without a direction). */
export type ScannedFile = { readonly name: string; readonly words: number; readonly skipped: number }

/** A directory of word vectors in text form. */
export type VectorFolder = {
  readonly files: readonly { readonly name: string; readonly bytes: number }[]
  readonly dimension: number
  /**
   * Goes through the first words of each file, as `plainWord` has them, each once a file, with their vectors at length one. A vector is
   * only good within the call. Memory holds one line. AppError `bad_file` names the file and line that cannot be read.
   */
  scan(visit: (word: string, vector: Float32Array) => void): Promise<readonly ScannedFile[]>
}

/** What vectors have proved, with the model that a reading needs: the file that `assay vectors` writes. */
export type ProvenVectors = { readonly report: object; readonly model: VectorModel }

export type VectorResult = { save(proven: ProvenVectors): Promise<void>; abort(): Promise<void> }

export type VectorsPort = {
  /** AppError `bad_file` or `too_large` where there is no such directory or it holds no vectors that can be read. */
  openFolder(folder: string, options: { readonly mostWords: number }): Promise<VectorFolder>
  /** The labelled texts that ship for proving vectors. */
  labelledTexts(): Promise<readonly LabelledText[]>
  clauseVocabulary(): Promise<ClauseVocabulary>
  /** Makes sure that the result can be written, before the long work; it stands there whole or not at all. */
  openResult(path: string): Promise<VectorResult>
  /** Where the file stands that belongs to a directory. */
  placeIn(folder: string): string
}
