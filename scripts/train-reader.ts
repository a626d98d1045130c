// Rebuilds the learned layer of the reader: node scripts/train-reader.ts [FOLDER [VERSION]]
// FOLDER holds corpus/*.jsonl (labelled messages) and neutral.jsonl (texts that are no inquiries); else scripts/reader/labelled.
// The messages, phrases and plain phrases beside it in scripts/reader are always trained on.
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { encodeTrees, type SecondStage } from '../src/core/read/learned/decision.ts'
import { encodeWeights, type Weights } from '../src/core/read/learned/weights-file.ts'
import { loadLexicons } from '../src/files/shipped-reader.ts'
import { readMessages } from './reader/corpus.ts'
import { foldsByFile, unseenEvidence } from './reader/cross-validate.ts'
import { quantise, trainFirstStage } from './reader/first-stage.ts'
import { makeSamples } from './reader/samples.ts'
import { trainSecondStage } from './reader/second-stage.ts'
import { makeTables } from './reader/tables.ts'

const shipped = new URL('reader/labelled', import.meta.url).pathname
const [folder = shipped, named] = process.argv.slice(2)
const target = new URL('../data/reader/', import.meta.url)

/** The day, and a fingerprint of what was learned: two readers of one day are not mistaken for each other. */
function versionOf({ parts, model, trees }: Pick<Weights, 'parts'> & SecondStage): string {
  const print = createHash('sha256')
    .update(encodeWeights({ version: '', parts }))
    .update(JSON.stringify(model))
    .update(trees)
  return `${new Date().toISOString().slice(0, 10)}-${print.digest('hex').slice(0, 8)}`
}

const samples = makeSamples(readMessages(folder), await loadLexicons())
const tables = makeTables(samples)
const evidence = unseenEvidence(samples, tables, { count: 5, of: foldsByFile(samples, 5) })
const { model, trees } = trainSecondStage({ samples, evidence, used: [...samples.keys()] })
const stage = trainFirstStage(tables, () => true)
const parts = new Map([
  ['document', quantise(tables.document, stage.document, 42_000)],
  ['clause', quantise(tables.clause, stage.clause, 82_000)],
])
const bytes = encodeWeights({ version: named ?? versionOf({ parts, model, trees }), parts })
writeFileSync(new URL('weights.bin', target), bytes)
writeFileSync(new URL('decision.json', target), `${JSON.stringify(model)}\n`)
writeFileSync(new URL('trees.bin', target), encodeTrees(trees))
console.error(
  `${bytes.length} + ${trees.byteLength} bytes, ${[...parts.values()].map(({ keys }) => keys.length).join(' + ')} features`,
)
