import { readFile } from 'node:fs/promises'
import type { DecisionModel } from '../core/read/decision.ts'
import { type LexiconFiles, makeReader, type Reader } from '../core/read/reader.ts'
import { decodeWeights } from '../core/read/weights-file.ts'
import { AppError } from '../core/app-error.ts'

const folder = new URL('../../data/reader/', import.meta.url)

const languages = ['ru', 'kk', 'he', 'en'] as const
const text = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8')

/** The lexicon files of every language, as text. */
export async function loadLexicons(): Promise<LexiconFiles> {
  const [concepts, times, feasts, patterns] = await Promise.all([
    Promise.all(languages.map((language) => text(`concepts.${language}.txt`))),
    Promise.all(languages.map((language) => text(`times.${language}.txt`))),
    text('feasts.txt'),
    text('patterns.json'),
  ])
  return { concepts, times, feasts, patterns }
}

/** The reader with the lexicons and weights that ship with the product. */
export async function loadReader(): Promise<Reader> {
  const [bytes, decisionText, lexicons] = await Promise.all([
    readFile(new URL('weights.bin', folder)),
    text('decision.json'),
    loadLexicons(),
  ])
  const { version, parts } = decodeWeights(bytes)
  const document = parts.get('document')
  const clause = parts.get('clause')
  if (!document || !clause) throw new AppError('internal', 'reader_weights_broken', 'A part of the weights is missing.')
  return makeReader({ version, document, clause, decision: JSON.parse(decisionText) as DecisionModel, lexicons })
}
