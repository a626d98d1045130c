import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeMessages } from './compose.ts'
import { parseMarkedMessages } from './marked-messages.ts'
import { makePhraseSamples } from './phrase-samples.ts'
import {
  type Authority,
  authorities,
  type NonbuyerKind,
  nonbuyerKinds,
  type SignalName,
} from '../../src/core/read/reading.ts'

export type LabelledMessage = {
  readonly id: string
  readonly file: string
  readonly lang: string
  readonly channel: string
  readonly received_at: string
  readonly text: string
  readonly signals: readonly { readonly signal: SignalName; readonly quote: string }[]
  readonly authority: Authority
  readonly deadline: { readonly quote: string; readonly days: number } | null
  readonly next_step: { readonly quote: string; readonly days: number } | null
  readonly nonbuyer: NonbuyerKind | null
  readonly rank: 0 | 1 | 2 | 3
  readonly origin: Origin
  /** Labels of which nothing is known here: neither held nor denied. */
  readonly unasked?: ReadonlySet<string>
}

/**
 * Where a message comes from: the corpus (alone judged), texts that are no inquiries (judged apart), copies in another
 * spelling, messages written for training, messages put together from phrases, and phrases by themselves.
 */
export type Origin = 'corpus' | 'neutral' | 'copy' | 'written' | 'composed' | 'phrase'

/** Whether a message is by one of the authors who were asked for short ordinary ones. */
export const isShort = ({ origin, file }: LabelledMessage): boolean => origin === 'written' && file.includes('-short-')

const linesOf = (path: string): readonly string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

/** The labelled messages of a folder of .jsonl files, each with the name of its file. */
export function readCorpus(folder: string): readonly LabelledMessage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      linesOf(join(folder, name)).map((line) => ({
        ...JSON.parse(line),
        file: name.replace('.jsonl', ''),
        origin: 'corpus',
      })),
    )
}

/** Marks and capitals dropped, as people write in haste. */
const unmarked = (text: string): string => text.replace(/[.,;!:]+(?=\s|$)/g, '').toLowerCase()

/** Every third message once more without its marks and capitals: trained on, never judged. */
export function withHastyCopies(corpus: readonly LabelledMessage[]): readonly LabelledMessage[] {
  const copies = corpus
    .filter((_, index) => index % 3 === 0)
    .map(
      (row): LabelledMessage => ({
        ...row,
        origin: 'copy',
        text: unmarked(row.text),
        signals: row.signals.map(({ signal, quote }) => ({ signal, quote: unmarked(quote).replace(/[.,;!:]+$/, '') })),
        deadline: row.deadline && { ...row.deadline, quote: unmarked(row.deadline.quote) },
        next_step: row.next_step && { ...row.next_step, quote: unmarked(row.next_step.quote) },
      }),
    )
  return [...corpus, ...copies]
}

/** Labels that say nothing of a text which is no inquiry. */
const notAskedOfNeutral = new Set<string>(['nonbuyer', ...nonbuyerKinds, ...authorities])

type NeutralText = Pick<LabelledMessage, 'id' | 'lang' | 'text' | 'file'>

/** A text that is no inquiry: it holds no signal, and nothing is said of non-buyers. */
const neutralMessage = (text: NeutralText): LabelledMessage => ({
  ...text,
  channel: 'comment',
  received_at: '2026-03-11T10:00:00+05:00',
  signals: [],
  authority: 'unknown',
  deadline: null,
  next_step: null,
  nonbuyer: null,
  rank: 1,
  origin: 'neutral',
  unasked: notAskedOfNeutral,
})

/** Texts that are no inquiries, in five parts, as if five files. */
export const readNeutral = (path: string): readonly LabelledMessage[] =>
  linesOf(path).map((line, index) => {
    const { id, lang, text } = JSON.parse(line) as { id: string; lang: string; text: string }
    return neutralMessage({ id, lang, text, file: `neutral-${index % 5}` })
  })

/** The text files of a folder beside this file, without their ending, in the order of their names. */
function textFiles(name: string): readonly { readonly file: string; readonly content: string }[] {
  const folder = new URL(`${name}/`, import.meta.url)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((one) => one.endsWith('.txt'))
    .sort()
    .map((one) => ({ file: one.replace('.txt', ''), content: readFileSync(new URL(one, folder), 'utf8') }))
}

/** Texts that are no inquiries, written for training: in `neutral/` beside this file, the language first in a file's name, parted by empty lines. */
export const readCalm = (): readonly LabelledMessage[] =>
  textFiles('neutral').flatMap(({ file, content }) =>
    content
      .split(/\n\s*\n/)
      .map((block) => block.split('\n').filter((line) => !line.startsWith('#')))
      .filter((lines) => lines.join('').trim() !== '')
      .map((lines, index) =>
        neutralMessage({
          id: `calm-${file}-${index + 1}`,
          lang: file.split('-')[0],
          text: lines.join('\n').trim(),
          file: `calm-${file}`,
        }),
      ),
  )

/** The messages written for training, in `messages/` beside this file. */
export const readWritten = (): readonly LabelledMessage[] =>
  textFiles('messages').flatMap(({ file, content }) => parseMarkedMessages(content, file))

/** All that the learned layer is trained on: messages, their hasty copies, texts that are no inquiries, phrases. */
export const readMessages = (folder: string): readonly LabelledMessage[] => [
  ...withHastyCopies([...readCorpus(join(folder, 'corpus')), ...readWritten()]),
  ...readNeutral(join(folder, 'neutral.jsonl')),
  ...readCalm(),
  ...composeMessages(),
  ...['ru', 'kk', 'he', 'en'].flatMap(makePhraseSamples),
]
