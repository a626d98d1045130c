// Learns where clauses begin from messages with stops and commas: node scripts/train-joints.ts [FOLDER]
// FOLDER as for train-reader.ts, which is to be run afterwards.
import { writeFileSync } from 'node:fs'
import { readWords } from '../src/core/read/words.ts'
import { readMessages } from './reader/corpus.ts'
import { fitJoints } from './reader/joint-weights.ts'

const shipped = new URL('reader/labelled', import.meta.url).pathname
const [folder = shipped] = process.argv.slice(2)
const lifelike = readMessages(folder).filter(({ origin }) => ['corpus', 'neutral', 'written'].includes(origin))
const file = fitJoints(lifelike.map(({ text }) => readWords(text)))
writeFileSync(new URL('../data/reader/joints.txt', import.meta.url), file)
console.error(`${file.length} bytes, ${file.split('\n').length} words`)
