import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { VectorsPort } from '../../app/ports/word-vectors.ts'
import { parseJoints } from '../../core/read/joints.ts'
import { parseLabelledTexts } from '../../core/read/vectors/labelled-text.ts'
import type { ClauseVocabulary } from '../../core/read/vectors/spoken-clauses.ts'
import { loadJoints, loadLetters } from '../shipped-reader.ts'
import { openProvenFile, placeIn } from './proven-file.ts'
import { openVectorFolder } from './vector-folder.ts'

const examples = new URL('../../../data/vectors/examples.jsonl.gz', import.meta.url)

/** What clauses are cut with, as it ships. */
export async function loadClauseVocabulary(): Promise<ClauseVocabulary> {
  const [joints, letters] = await Promise.all([loadJoints(), loadLetters()])
  return { joints: parseJoints(joints), letters }
}

/** Directories of word vectors on the disk. */
export const makeVectors = (): VectorsPort => ({
  openFolder: openVectorFolder,
  labelledTexts: async () => parseLabelledTexts(gunzipSync(await readFile(examples)).toString('utf8')),
  clauseVocabulary: loadClauseVocabulary,
  openResult: openProvenFile,
  placeIn,
})
