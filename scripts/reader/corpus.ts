import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Authority, NonbuyerKind, SignalName } from '../../src/core/read/reading.ts'

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
}

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
      linesOf(join(folder, name)).map((line) => ({ ...JSON.parse(line), file: name.replace('.jsonl', '') })),
    )
}
