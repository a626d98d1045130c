import { AppError } from '../core/app-error.ts'
import type { StreamLists } from '../core/verify/velocity/assess.ts'
import { emptyMemory, nextInStream } from '../core/verify/velocity/stream.ts'
import { hasEventTime, readStreamEvent } from '../core/verify/velocity/stream-event.ts'
import { openRows, refuseSameFile, type RowSource } from './open-rows.ts'
import type { FilesPort, Refusals } from './ports/files.ts'
import type { Progress } from './ports/progress.ts'

type StreamWorld = { readonly files: FilesPort; readonly progress: Progress; readonly lists: StreamLists }

export type StreamInput = {
  readonly from: string
  readonly to: string
  /** Start anew although OUT exists. */
  readonly force: boolean
}

export type StreamSummary = { readonly flagged: number; readonly continued: number; readonly refused: number }

type Answered = { readonly id: string }

/** The answer that a line of OUT holds; anything else is a file of another kind, which is left alone. */
function answerOf(value: unknown, path: string): Answered {
  if (typeof value === 'object' && value !== null && 'id' in value && 'verdict' in value && 'risk' in value)
    return { id: String(value.id) }
  const message = `${path} exists and is not a result of stream: name another --out, or start anew with --force`
  throw new AppError('bad_input', 'out_not_ours', message, { option: '--out' })
}

const unheard: Refusals = {
  refuse: () => undefined,
  count: () => 0,
  close: async () => 0,
  abort: async () => undefined,
}

/** How many answers an interrupted run has left in OUT; 0 where they are not those of this input, which then starts anew. */
async function answeredBefore(files: FilesPort, source: RowSource, input: StreamInput): Promise<number> {
  if (input.force || !(await files.exists(input.to))) return 0
  const rows = source.rows(unheard)[Symbol.asyncIterator]()
  let count = 0
  try {
    for await (const { value } of (await files.openLines(input.to)).lines(unheard.refuse)) {
      const answered = answerOf(value, input.to)
      let event = null
      while (event === null) {
        const next = await rows.next()
        if (next.done) return 0
        event = readStreamEvent(next.value.row, next.value.id)
      }
      if (event.id !== answered.id) return 0
      count += 1
    }
  } finally {
    await rows.return?.()
  }
  return count
}

const timeMissing = 'each event needs its time under t, ISO 8601, such as 2026-08-01T00:10:28Z'

/** Rows with their columns; a file in which no event has a time is of another kind. */
async function openEvents(files: FilesPort, path: string): Promise<RowSource> {
  const source = await openRows(files, path)
  const { columns } = source.sample
  if (hasEventTime(columns)) return source
  const found = columns.slice(0, 20).join(', ').slice(0, 400)
  const message = `No column holds the time. Found: ${found}. It must be named t, at, received_at or created_at; ${timeMissing}.`
  throw new AppError('bad_input', 'no_known_column', message, { column: 't' })
}

/**
 * `assay stream`: judges form submissions in the order of time, each by itself and by what came before it. An interrupted OUT is
 * continued: the events already answered are read again, so that the memory is the same, and not written twice.
 */
export async function flagStream(world: StreamWorld, input: StreamInput): Promise<StreamSummary> {
  await refuseSameFile(world.files, input.from, input.to)
  const source = await openEvents(world.files, input.from)
  const before = await answeredBefore(world.files, source, input)
  if (before === 0) await (await world.files.createLines(input.to)).close()
  const refusals = world.files.refusals(input.to)
  const target = await world.files.createLines(input.to, { append: true })
  const memory = emptyMemory()
  let flagged = 0
  world.progress.start('events', null)
  try {
    for await (const { line, id: rowId, row } of source.rows(refusals)) {
      const event = readStreamEvent(row, rowId)
      if (event === null) {
        refusals.refuse({ line, column: 't', code: 'time_missing', reason: timeMissing })
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
