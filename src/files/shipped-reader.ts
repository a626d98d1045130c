import { readFile } from 'node:fs/promises'
import { type DecisionModel, secondStage } from '../core/read/learned/decision.ts'
import { type LexiconFiles, makeReader, type Reader } from '../core/read/reader.ts'
import { decodeLanguages } from '../core/read/message-language.ts'
import type { LetterModel, LetterModels } from '../core/read/layout/letter-model.ts'
import { decodeWeights } from '../core/read/learned/weights-file.ts'
import { AppError } from '../core/app-error.ts'
import { languages } from '../core/lead/language.ts'
import { letterModel } from './letter-tables.ts'

const folder = new URL('../../data/reader/', import.meta.url)

const text = (name: string): Promise<string> => readFile(new URL(name, folder), 'utf8')

/** The models of letters: three lines a script, its name, its letters, its table. */
export async function loadLetters(): Promise<LetterModels> {
  const lines = (await text('letters.txt')).split('\n')
  const modelOf = (script: string): LetterModel => {
    const at = lines.indexOf(script)
    if (at < 0) throw new AppError('internal', 'reader_letters_broken', 'A model of letters is missing.')
    return letterModel(lines[at + 1] ?? '', lines[at + 2] ?? '')
  }
  return { latin: modelOf('latin'), cyrillic: modelOf('cyrillic'), hebrew: modelOf('hebrew') }
}

/** Where clauses end, as text. */
export const loadJoints = (): Promise<string> => text('joints.txt')

/** The lexicon files of every language, as text. */
export async function loadLexicons(): Promise<LexiconFiles> {
  const [concepts, times, feasts, patterns, joints, letters, languageBytes] = await Promise.all([
    Promise.all(languages.map((language) => text(`concepts.${language}.txt`))),
    Promise.all(languages.map((language) => text(`times.${language}.txt`))),
    text('feasts.txt'),
    text('patterns.json'),
    loadJoints(),
    loadLetters(),
    readFile(new URL('languages.bin', folder)),
  ])
  const known = decodeLanguages(languageBytes)
  return { concepts, times, feasts, patterns, joints, letters, languages: known }
}

/** The reader with the lexicons and weights that ship with the product. */
export async function loadReader(): Promise<Reader> {
  const [bytes, treeBytes, decisionText, lexicons] = await Promise.all([
    readFile(new URL('weights.bin', folder)),
    readFile(new URL('trees.bin', folder)),
    text('decision.json'),
    loadLexicons(),
  ])
  const { version, parts } = decodeWeights(bytes)
  const document = parts.get('document')
  const clause = parts.get('clause')
  if (!document || !clause) throw new AppError('internal', 'reader_weights_broken', 'A part of the weights is missing.')
  const decision = secondStage(JSON.parse(decisionText) as DecisionModel, treeBytes)
  return makeReader({ version, document, clause, decision, lexicons })
}
