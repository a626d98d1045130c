import { AppError } from '../../core/app-error.ts'
import type { Reading } from '../../core/read/reading.ts'
import { exitCodes } from '../exit-code.ts'
import { readerFor, wordsOption } from '../own-words.ts'
import type { Register } from '../program.ts'

type ReadOptions = {
  readonly received?: string
  readonly words?: string
  readonly json?: boolean
  readonly out?: string
}

/** A reading for people: one line a fact, each with its quote. */
function readingText(reading: Reading): string {
  const rows = [
    `language   ${reading.lang}`,
    `intent     ${reading.rank} of 3`,
    `evidence   ${reading.evidence}`,
    `authority  ${reading.authority}`,
    ...(reading.nonbuyer ? [`non-buyer  ${reading.nonbuyer}`] : []),
    ...reading.signals.map(
      ({ signal, quote, strength }) => `${signal}: "${quote}"${strength === 'weak' ? ' (weak)' : ''}`,
    ),
    ...(reading.deadline ? [`deadline: "${reading.deadline.quote}" days ${reading.deadline.days ?? 'unknown'}`] : []),
    ...(reading.next_step
      ? [`next step: "${reading.next_step.quote}" days ${reading.next_step.days ?? 'unknown'}`]
      : []),
  ]
  return rows.join('\n')
}

const looksLikeFile = (value: string): boolean => /\.jsonl$/i.test(value)

const failedReaders = {
  llm: 'The language model gave no usable answer; the reading rests on the rules alone.',
  embedding: 'The word vectors gave no answer; the reading goes without them.',
} as const

/** `assay read "TEXT"` and `assay read MESSAGES.jsonl --out READ.jsonl`. */
export const registerRead: Register = (program, wiring) => {
  program
    .command('read')
    .description('says what an inquiry says, with the words it rests on')
    .argument('<text>', 'the message, or a .jsonl file of messages with --out')
    .option('--received <time>', 'when it came, ISO 8601 with a zone: relative dates are counted from it')
    .option(...wordsOption)
    .option('--json', 'one JSON document on standard output')
    .option('--out <file>', 'where the readings of a file go, one JSON object a line')
    .action(async (text: string, options: ReadOptions) => {
      const { readMessage, readMessages } = await import('../../app/read-messages.ts')
      if (options.out === undefined) {
        if (looksLikeFile(text) && (await (await wiring.files()).exists(text)))
          throw new AppError('bad_input', 'out_missing', 'A file of messages needs --out FILE.', { option: '--out' })
        const reader = await readerFor(wiring, options.words)
        const { enrichReading } = await import('../../app/enrich-reading.ts')
        let reading = readMessage(reader, text, { receivedAt: options.received ?? null })
        for (const further of await wiring.furtherReaders()) {
          const enriched = await enrichReading(further, text, reading)
          reading = enriched.reading
          if (enriched.provider === 'failed') wiring.note(failedReaders[further.source])
        }
        if (options.json) wiring.printJson({ id: null, ...reading })
        else process.stdout.write(`${readingText(reading)}\n`)
        return
      }
      const reader = await readerFor(wiring, options.words)
      const world = { files: await wiring.files(), reader, progress: await wiring.progress() }
      const { read, refused } = await readMessages(world, { from: text, to: options.out })
      if (options.json) wiring.printJson({ read, refused })
      wiring.note(`${read} read, ${refused} refused`)
      if (refused > 0) process.exitCode = exitCodes.someRefused
    })
}
