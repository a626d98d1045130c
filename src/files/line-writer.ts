import type { FileHandle } from 'node:fs/promises'
import type { LineWriter } from '../app/ports/files.ts'
import { bufferedSink, openAtomic, opened } from './atomic-file.ts'

/** Writes JSON lines: anew and atomically, or at the end of what a killed run has left. */
export async function createLines(path: string, append: boolean): Promise<LineWriter> {
  if (append) return appendLines(path)
  const sink = await openAtomic(path)
  return { write: (value) => sink.write(`${JSON.stringify(value)}\n`), close: sink.close, abort: sink.abort }
}

async function appendLines(path: string): Promise<LineWriter> {
  const file = await opened(path, path, 'a+')
  await mendTail(file)
  const sink = bufferedSink(file, path)
  const close = async () => {
    await sink.flush()
    await file.sync()
    await file.close()
  }
  return { write: (value) => sink.write(`${JSON.stringify(value)}\n`), close, abort: close }
}

const stepBytes = 1 << 16

/** A line torn by a kill is cut; a last line that is whole but for its line end gets one. */
async function mendTail(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  const start = await lastLineStart(file, size)
  if (start === size) return
  const tail = Buffer.alloc(size - start)
  await file.read(tail, 0, tail.length, start)
  if (isJson(tail.toString('utf8'))) await file.appendFile('\n')
  else await file.truncate(start)
}

/** The offset just after the last line end. */
async function lastLineStart(file: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - stepBytes)
    const bytes = Buffer.alloc(end - start)
    await file.read(bytes, 0, bytes.length, start)
    const newline = bytes.lastIndexOf(10)
    if (newline !== -1) return start + newline + 1
    end = start
  }
  return 0
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
