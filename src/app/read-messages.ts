import { AppError } from '../core/app-error.ts'
import type { Reader, SellerWords } from '../core/read/reader.ts'
import type { Reading } from '../core/read/reading.ts'
import type { FilesPort, RefusedRow } from './ports/files.ts'
import type { Progress } from './ports/progress.ts'

/** A reading as the commands write it: the keys of `assay read`. */
export type ReadingLine = Reading & { readonly id: string | null }

/** An ISO 8601 time with a zone, as messages carry it. */
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/

/** Whether a text is a time that relative dates can be counted from, on a day that the calendar has. */
export function isReceivedAt(value: string): boolean {
  if (!isoTime.test(value) || Number.isNaN(Date.parse(value))) return false
  const day = value.slice(0, 10)
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

/** Reads one message. */
export function readMessage(
  reader: Reader,
  text: string,
  options: { receivedAt: string | null; words?: SellerWords },
): Reading {
  if (options.receivedAt !== null && !isReceivedAt(options.receivedAt))
    throw new AppError(
      'bad_input',
      'received_not_a_time',
      'Give the time as ISO 8601 with a zone, 2026-03-11T10:00:00+05:00.',
      {
        option: '--received',
      },
    )
  return reader.read(text, options)
}

type ReadFileInput = { readonly from: string; readonly to: string }
type ReadWorld = { readonly files: FilesPort; readonly reader: Reader; readonly progress: Progress }

function refusal(line: number, column: string, code: string, reason: string): RefusedRow {
  return { line, column, code, reason }
}

/** One row of input as a line of output, or why it was refused. */
function readRow(reader: Reader, line: number, value: unknown): ReadingLine | RefusedRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refusal(line, '', 'not_an_object', 'each line must be a JSON object with text')
  const row = value as Readonly<Record<string, unknown>>
  if (typeof row.text !== 'string') return refusal(line, 'text', 'text_missing', 'text must be a string')
  const receivedAt = row.received_at ?? null
  if (receivedAt !== null && (typeof receivedAt !== 'string' || !isReceivedAt(receivedAt)))
    return refusal(line, 'received_at', 'received_not_a_time', 'received_at must be ISO 8601 with a zone')
  const id = row.id ?? row.rec_id ?? row.unique_id ?? line
  if (typeof id !== 'string' && typeof id !== 'number')
    return refusal(line, 'id', 'id_not_text', 'id must be a string or a number')
  return { id: String(id), ...reader.read(row.text, { receivedAt: receivedAt as string | null }) }
}

/** Reads a file of messages into a file of readings, in order; answers how many were read and how many refused. */
export async function readMessages(world: ReadWorld, input: ReadFileInput): Promise<{ read: number; refused: number }> {
  if (await world.files.isSame(input.from, input.to))
    throw new AppError(
      'bad_input',
      'out_is_input',
      'The readings would take the place of the messages; name another file.',
      {
        option: '--out',
      },
    )
  const source = await world.files.openLines(input.from)
  const target = await world.files.createLines(input.to)
  const refusals = world.files.refusals(input.to)
  let read = 0
  world.progress.start('reading', null)
  try {
    for await (const { line, value } of source.lines(refusals.refuse)) {
      const answer = readRow(world.reader, line, value)
      if ('code' in answer) refusals.refuse(answer)
      else {
        await target.write(answer)
        read += 1
      }
      world.progress.advance(1)
    }
  } catch (error) {
    await target.abort()
    await refusals.abort()
    throw error
  }
  await target.close()
  world.progress.done()
  return { read, refused: await refusals.close() }
}
