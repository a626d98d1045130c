import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openToRead } from './file-fault.ts'

const partBytes = 1 << 20

/** A file in parts of one megabyte, in constant memory. */
export async function* fileParts(path: string): AsyncGenerator<Uint8Array> {
  const { file } = await openToRead(path)
  try {
    for (;;) {
      const part = Buffer.alloc(partBytes)
      const { bytesRead } = await file.read(part, 0, partBytes)
      if (bytesRead === 0) return
      yield part.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** Writes the parts one after the other, for this account only, and gives how many bytes they were. */
export async function assembleFile(path: string, parts: AsyncIterable<Uint8Array>): Promise<number> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const sink = createWriteStream(path, { mode: 0o600 })
  await pipeline(Readable.from(parts, { objectMode: false }), sink)
  return sink.bytesWritten
}

const staleMs = 86_400_000

/** Takes away what a process that was killed left in a folder of passing files; none of them is needed for a day. */
export async function clearStale(folder: string, nowMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found?.isFile() && nowMs - found.mtimeMs > staleMs) await rm(path, { force: true })
  }
}
