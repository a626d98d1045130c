// Writes data/vectors/examples.jsonl.gz, the labelled texts by which word vectors prove themselves (`assay vectors`): all phrases and
// messages written for training, every second message of the corpus and all texts that are no inquiries. Messages of non-buyers are left
// out: whether somebody buys is for the rules to say, and a provider's signals do not count there.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type SignalName, signalNames } from '../src/core/read/reading.ts'
import type { LabelledLine } from '../src/core/read/vectors/labelled-text.ts'
import { type LabelledMessage, readCalm, readCorpus, readNeutral, readWritten } from './reader/corpus.ts'
import { makePhraseSamples } from './reader/phrase-samples.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, 'reader', 'labelled')
const out = new URL('../data/vectors/examples.jsonl.gz', import.meta.url)
const languages = ['ru', 'kk', 'he', 'en']
const isTold = (signal: SignalName, { unasked }: LabelledMessage): boolean => !unasked?.has(signal)

function lineOf(row: LabelledMessage, judged: boolean): LabelledLine {
  const marks = row.signals.flatMap(({ signal, quote }) => {
    const start = row.text.indexOf(quote)
    return start < 0 ? [] : [[signalNames.indexOf(signal), start, start + quote.length] as const]
  })
  const open = signalNames.flatMap((signal, index) => (isTold(signal, row) ? [] : [index]))
  const line = [row.file, row.lang, judged ? 1 : 0, row.text, marks] as const
  return open.length > 0 ? [...line, open] : line
}

const corpus = readCorpus(join(folder, 'corpus')).filter((_, index) => index % 2 === 0)
const phrases = languages.flatMap(makePhraseSamples).filter((row) => signalNames.some((signal) => isTold(signal, row)))
const learned = [...readWritten(), ...phrases].filter(({ nonbuyer }) => nonbuyer === null)
const judged = [
  ...corpus.filter(({ nonbuyer }) => nonbuyer === null),
  ...readNeutral(join(folder, 'neutral.jsonl')),
  ...readCalm(),
]
const lines = [...learned.map((row) => lineOf(row, false)), ...judged.map((row) => lineOf(row, true))]
const bytes = gzipSync(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`, { level: 9 })
writeFileSync(out, bytes)
console.error(`${learned.length} to learn from, ${judged.length} to judge by, ${(bytes.length / 1024).toFixed(0)} KB`)
