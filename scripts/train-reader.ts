// Rebuilds the learned layer of the reader: node scripts/train-reader.ts FOLDER_OF_LABELLED_MESSAGES
import { writeFileSync } from 'node:fs'
import type { Evidence } from '../src/core/read/evidence.ts'
import { encodeWeights } from '../src/core/read/weights-file.ts'
import { readCorpus } from './reader/corpus.ts'
import { makeSamples, makeTables, quantise, scoreSamples, trainFirstStage } from './reader/first-stage.ts'
import { trainSecondStage } from './reader/second-stage.ts'

const folder = process.argv[2]
if (!folder) {
  console.error('usage: node scripts/train-reader.ts FOLDER_OF_LABELLED_MESSAGES')
  process.exit(2)
}
const target = new URL('../data/reader/', import.meta.url)
const samples = makeSamples(readCorpus(folder))
const tables = makeTables(samples)
const evidence = new Map<number, Evidence>()
for (const file of new Set(samples.map(({ row }) => row.file))) {
  const stage = trainFirstStage(tables, (sample) => samples[sample].row.file !== file)
  const held = new Set([...samples.keys()].filter((sample) => samples[sample].row.file === file))
  for (const [sample, scores] of scoreSamples(tables, stage, held)) evidence.set(sample, scores)
  console.error(`held out ${file}`)
}
const decision = trainSecondStage({ samples, evidence, used: [...samples.keys()] })
const stage = trainFirstStage(tables, () => true)
const parts = new Map([
  ['document', quantise(tables.document, stage.document, 4)],
  ['clause', quantise(tables.clause, stage.clause, 4)],
])
const bytes = encodeWeights({ version: '2026-11-21', parts })
writeFileSync(new URL('weights.bin', target), bytes)
writeFileSync(new URL('decision.json', target), `${JSON.stringify(decision)}\n`)
console.error(`${bytes.length} bytes, ${[...parts.values()].map(({ keys }) => keys.length).join(' + ')} features`)
