import type { StreamLists } from '../core/verify/velocity/assess.ts'
import { emptyMemory, nextInStream } from '../core/verify/velocity/stream.ts'
import { readStreamEvent } from '../core/verify/velocity/stream-event.ts'
import type { FilesPort } from './ports/files.ts'
import type { Progress } from './ports/progress.ts'

type StreamWorld = { readonly files: FilesPort; readonly progress: Progress; readonly lists: StreamLists }

export type StreamInput = {
  readonly from: string
  readonly to: string
  /** Start anew although OUT exists. */
  readonly force: boolean
}

export type StreamSummary = { readonly flagged: number; readonly continued: number; readonly refused: number }

const idOf = (value: unknown): string => String((value as { id?: unknown } | null)?.id ?? '')

/** How many answers an interrupted run has left in OUT; 0 where they are not those of this input, which then starts anew. */
async function answeredBefore(files: FilesPort, input: StreamInput): Promise<number> {
  if (input.force || !(await files.exists(input.to))) return 0
  const ignore = () => undefined
  const source = (await files.openLines(input.from)).lines(ignore)[Symbol.asyncIterator]()
  let count = 0
  let number = 0
  try {
    for await (const { value } of (await files.openLines(input.to)).lines(ignore)) {
      let event = null
      while (event === null) {
        const next = await source.next()
        if (next.done) return 0
        number += 1
        event = readStreamEvent(next.value.value, number)
      }
      if (event.id !== idOf(value)) return 0
      count += 1
    }
  } finally {
    await source.return?.()
  }
  return count
}

/**
 * `assay stream`: judges form submissions in the order of time, each by itself and by what came before it. An interrupted OUT is
 * continued: the events already answered are read again, so that the memory is the same, and not written twice.
 */
export async function flagStream(world: StreamWorld, input: StreamInput): Promise<StreamSummary> {
  const before = await answeredBefore(world.files, input)
  if (before === 0) await (await world.files.createLines(input.to)).close()
  const source = await world.files.openLines(input.from)
  const refusals = world.files.refusals(input.to)
  const target = await world.files.createLines(input.to, { append: true })
  const memory = emptyMemory()
  let flagged = 0
  let number = 0
  world.progress.start('events', null)
  try {
    for await (const { line, value } of source.lines(refusals.refuse)) {
      number += 1
      const event = readStreamEvent(value, number)
      if (event === null) {
        refusals.refuse({
          line,
          column: 't',
          code: 'time_missing',
          reason: 'each line must be an object with t, ISO 8601',
        })
        continue
      }
      const { id, risk, verdict, reasons } = nextInStream(memory, event, world.lists)
      flagged += 1
      if (flagged > before) await target.write({ id, risk, verdict, reasons })
      world.progress.advance(1)
    }
  } catch (error) {
    await target.abort()
    await refusals.abort()
    throw error
  }
  await target.close()
  world.progress.done()
  return { flagged, continued: before, refused: await refusals.close() }
}
