import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { ScannedFile, VectorFolder } from '../../app/ports/word-vectors.ts'
import { AppError, type ErrorCode } from '../../core/app-error.ts'
import { wordKey } from '../../core/read/vectors/word-key.ts'
import { fileFault } from '../file-fault.ts'
import { fileLines } from './vector-file-lines.ts'
import { firstLine, readVectorLine } from './vector-line.ts'

const mostFiles = 20
const mostDimensions = 1_024
/** The most words of all files together: what is kept of a word takes some 200 bytes while vectors are proved. */
const mostWordsTogether = 1_000_000

const isVectorFile = (name: string): boolean => /^[^.].*\.(?:vec|txt)(?:\.gz)?$/i.test(name)

const fault = (reason: string, message: string, line?: number, code: ErrorCode = 'bad_file'): AppError =>
  new AppError(code, reason, message, line === undefined ? null : { line })

/** The files of vectors in a directory, by name. A link may not lead out of it: what is read must be what the operator put there. */
async function filesIn(folder: string) {
  const home = await realpath(folder)
  const names = (await readdir(home)).filter(isVectorFile).toSorted()
  if (names.length === 0)
    throw fault(
      'vectors_none',
      `${folder}: holds no word vectors; put files *.vec or *.txt there, or *.vec.gz or *.txt.gz`,
    )
  if (names.length > mostFiles)
    throw fault(
      'vectors_too_many_files',
      `${folder}: ${names.length} files, at most ${mostFiles}: take some out`,
      undefined,
      'too_large',
    )
  return Promise.all(
    names.map(async (name) => {
      const path = await realpath(join(home, name))
      if (!path.startsWith(`${home}${sep}`))
        throw fault('vectors_outside', `${join(folder, name)}: leads out of the directory; copy the file into it`)
      const status = await stat(path)
      if (!status.isFile()) throw fault('file_not_regular', `${join(folder, name)}: not a regular file; take it out`)
      return { name, path: join(home, name), bytes: status.size }
    }),
  )
}

/** The dimension of a file, from its first line. */
async function dimensionOf(path: string): Promise<number> {
  for await (const line of fileLines(path)) {
    const first = firstLine(line)
    if (first === null)
      throw fault(
        'vectors_not_numbers',
        `${path}: the first line is no word with its numbers; take other files out of the directory`,
        1,
      )
    if (first.dimension >= 2 && first.dimension <= mostDimensions) return first.dimension
    throw fault('vectors_dimension', `${path}: ${first.dimension} dimensions; vectors have 2 to ${mostDimensions}`, 1)
  }
  throw fault('vectors_empty', `${path}: is empty; fetch it again or take it out`)
}

type Reading = { readonly name: string; readonly path: string; readonly dimension: number; readonly mostWords: number }

/** Goes through the first words of a file, each once. */
async function scanFile(
  { name, path, dimension, mostWords }: Reading,
  visit: (word: string, vector: Float32Array) => void,
): Promise<ScannedFile> {
  const vector = new Float32Array(dimension)
  const seen = new Set<number>()
  let number = 0
  let skipped = 0
  for await (const line of fileLines(path)) {
    number += 1
    if (line.trim() === '' || (number === 1 && firstLine(line)?.isHeader)) continue
    const read = readVectorLine(line, vector)
    if (read.kind === 'fault') throw fault(read.reason, `${path}: ${read.told}; fetch the file again`, number)
    if (read.kind === 'skipped' || seen.has(wordKey(read.word))) {
      skipped += 1
      continue
    }
    seen.add(wordKey(read.word))
    visit(read.word, vector)
    if (seen.size >= mostWords) break
  }
  if (seen.size === 0) throw fault('vectors_empty', `${path}: holds no words; fetch it again or take it out`)
  return { name, words: seen.size, skipped }
}

/** Opens a directory of word vectors. The files must share one dimension. */
export async function openVectorFolder(
  folder: string,
  { mostWords }: { readonly mostWords: number },
): Promise<VectorFolder> {
  const files = await filesIn(folder).catch((error: unknown) => {
    throw fileFault(error, folder)
  })
  if (files.length * mostWords > mostWordsTogether)
    throw fault(
      'vectors_too_many_words',
      `${files.length} files of ${mostWords} words are more than ${mostWordsTogether} together: take fewer with --words ${Math.floor(mostWordsTogether / files.length)}`,
      undefined,
      'too_large',
    )
  const dimensions = await Promise.all(files.map(({ path }) => dimensionOf(path)))
  const other = dimensions.findIndex((dimension) => dimension !== dimensions[0])
  if (other > 0)
    throw fault(
      'vectors_dimension',
      `${files[other]!.name} has ${dimensions[other]} dimensions and ${files[0]!.name} has ${dimensions[0]}: files of one directory share a space`,
    )
  const [dimension = 0] = dimensions
  return {
    files: files.map(({ name, bytes }) => ({ name, bytes })),
    dimension,
    async scan(visit) {
      const scanned: ScannedFile[] = []
      for (const { name, path } of files) scanned.push(await scanFile({ name, path, dimension, mostWords }, visit))
      return scanned
    },
  }
}
