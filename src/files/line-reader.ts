import { isUtf8 } from 'node:buffer'
import type { LineFile, RefusedRow } from '../app/ports/files.ts'
import { AppError } from '../core/app-error.ts'
import { openToRead } from './file-fault.ts'

const chunkBytes = 1 << 18
/** The longest line: one JSON value, in bytes. */
export const maxLineBytes = 16 << 20

/** Opens a file of JSON lines. Memory holds one line and one chunk, whatever the file's size. */
export async function openLines(path: string): Promise<LineFile> {
  const { file, bytes } = await openToRead(path)
  await file.close()
  const reading = { position: 0 }
  return {
    bytes,
    bytesRead: () => Math.min(bytes, reading.position),
    lines: async function* lines(refuse) {
      let number = 0
      for await (const line of byteLines(path, reading)) {
        number += 1
        const parsed = parseLine(line)
        if (parsed.kind === 'value') yield { line: number, value: parsed.value, text: parsed.text }
        else if (parsed.kind === 'fault') refuse(refused(number, parsed.code))
      }
    },
  }
}

type ParsedLine =
  | { readonly kind: 'value'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'fault'; readonly code: keyof typeof reasons }

const reasons = {
  json_broken: 'the line is not one JSON value; write one object a line',
  encoding_broken: 'the line is not UTF-8; save the file as UTF-8',
} as const

const refused = (line: number, code: keyof typeof reasons): RefusedRow => ({
  line,
  column: null,
  code,
  reason: reasons[code],
})

function parseLine(line: Buffer): ParsedLine {
  if (!isUtf8(line)) return { kind: 'fault', code: 'encoding_broken' }
  const text = line.toString('utf8').replace(/^\ufeff/, '')
  if (text.trim() === '') return { kind: 'blank' }
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown, text }
  } catch {
    return { kind: 'fault', code: 'json_broken' }
  }
}

async function* byteLines(path: string, reading: { position: number }): AsyncGenerator<Buffer> {
  const { file } = await openToRead(path)
  let rest: Buffer[] = []
  let restBytes = 0
  let line = 1
  try {
    for (reading.position = 0; ; ) {
      const buffer = Buffer.allocUnsafe(chunkBytes)
      const { bytesRead } = await file.read(buffer, 0, chunkBytes, reading.position)
      if (bytesRead === 0) break
      reading.position += bytesRead
      let start = 0
      for (let end = buffer.indexOf(10); end !== -1 && end < bytesRead; end = buffer.indexOf(10, start)) {
        yield Buffer.concat([...rest, buffer.subarray(start, end)])
        rest = []
        restBytes = 0
        line += 1
        start = end + 1
      }
      rest.push(buffer.subarray(start, bytesRead))
      restBytes += bytesRead - start
      if (restBytes > maxLineBytes) throw endlessLine(path, line)
    }
    if (restBytes > 0) yield Buffer.concat(rest)
  } finally {
    await file.close()
  }
}

const endlessLine = (path: string, line: number) =>
  new AppError('bad_file', 'line_too_long', `${path}: a line is longer than 16 MB; write one JSON object a line`, {
    line,
  })
