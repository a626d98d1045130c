import { readFile } from 'node:fs/promises'
import type { DecisionModel } from '../core/read/decision.ts'
import { makeReader, type Reader } from '../core/read/reader.ts'
import { decodeWeights } from '../core/read/weights-file.ts'
import { AppError } from '../core/app-error.ts'

const folder = new URL('../../data/reader/', import.meta.url)

/** The reader with the lexicons and weights that ship with the product. */
export async function loadReader(): Promise<Reader> {
  const [bytes, decisionText] = await Promise.all([
    readFile(new URL('weights.bin', folder)),
    readFile(new URL('decision.json', folder), 'utf8'),
  ])
  const { version, parts } = decodeWeights(bytes)
  const document = parts.get('document')
  const clause = parts.get('clause')
  if (!document || !clause) throw new AppError('internal', 'reader_weights_broken', 'A part of the weights is missing.')
  return makeReader({ version, document, clause, decision: JSON.parse(decisionText) as DecisionModel })
}
