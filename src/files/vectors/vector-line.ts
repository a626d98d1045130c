import { plainWord } from '../../core/read/vectors/word-key.ts'

/** A line of vectors: a word with its vector at length one, a line that is left out, or what is wrong with it. */
export type VectorLine =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'fault'; readonly reason: 'vectors_dimension' | 'vectors_not_numbers'; readonly told: string }

const skipped: VectorLine = { kind: 'skipped' }

/** What no word holds: control and invisible characters, bytes that are not UTF-8. */
const unseen = /[\p{C}\p{Z}\ufffd]/u

const number = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const isNumber = (field: string): boolean => number.test(field)

const fieldsOf = (line: string): string[] => line.trimEnd().split(/[ \t]+/)

/** The dimension that the first line of a file tells of, and whether it is a header (`WORDS DIMENSION`); null where it is neither. */
export function firstLine(line: string): { readonly dimension: number; readonly isHeader: boolean } | null {
  const fields = fieldsOf(line)
  if (fields.length === 2 && fields.every((field) => /^\d+$/.test(field)))
    return { dimension: Number(fields[1]), isHeader: true }
  const dimension = fields.slice(1).every(isNumber) ? fields.length - 1 : 0
  return dimension > 0 ? { dimension, isHeader: false } : null
}

/** Reads a line into `vector`, which has the dimension of the file. Words with blanks in them are left out. */
export function readVectorLine(line: string, vector: Float32Array): VectorLine {
  const fields = fieldsOf(line)
  const extra = fields.length - 1 - vector.length
  if (extra < 0 || (extra > 0 && fields.slice(1).every(isNumber)))
    return { kind: 'fault', reason: 'vectors_dimension', told: `${fields.length - 1} numbers, not ${vector.length}` }
  let square = 0
  for (let at = 0; at < vector.length; at += 1) {
    const field = fields[at + 1 + extra]
    const value = isNumber(field) ? Number(field) : Number.NaN
    if (!(Math.abs(value) <= 1e9))
      return { kind: 'fault', reason: 'vectors_not_numbers', told: `number ${at + 1} is none` }
    vector[at] = value
    square += value * value
  }
  const word = plainWord(fields[0])
  if (extra > 0 || square === 0 || word === '' || unseen.test(word)) return skipped
  const length = Math.sqrt(square)
  for (let at = 0; at < vector.length; at += 1) vector[at] /= length
  return { kind: 'word', word }
}
