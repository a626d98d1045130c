// Learns which runs of letters tell Russian, Kazakh and English apart: node scripts/train-languages.ts [FOLDER]
// FOLDER as for train-reader.ts. Writes data/reader/languages.bin; `node bench/reading-language.ts` measures.
import { writeFileSync } from 'node:fs'
import { encodeLanguages } from '../src/core/read/message-language.ts'
import { learnLanguages, spokenMessages } from './reader/language-counts.ts'

const folder = process.argv[2] ?? new URL('reader/labelled', import.meta.url).pathname
const bytes = encodeLanguages(learnLanguages(spokenMessages(folder)))
writeFileSync(new URL('../data/reader/languages.bin', import.meta.url), bytes)
console.error(`${bytes.length} bytes`)
