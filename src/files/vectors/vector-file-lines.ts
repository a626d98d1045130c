import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../core/app-error.ts'
import { fileFault } from '../file-fault.ts'

/** The longest line: a word and 1,024 numbers, with room. */
const longestLine = 64 << 10

const tooLong = (path: string, line: number) =>
  new AppError(
    'bad_file',
    'line_too_long',
    `${path}: a line is longer than 64 KB; vectors come as text, one word a line with its numbers`,
    { line },
  )

const torn = (path: string) =>
  new AppError('bad_file', 'gzip_broken', `${path}: the compressed file is broken or cut short; fetch it again`)

/** The lines of a text file, unpacked where its name ends in .gz. Memory holds one line and one chunk. */
export async function* fileLines(path: string): AsyncGenerator<string> {
  const source = createReadStream(path, { highWaterMark: 1 << 18 })
  const gunzip = path.toLowerCase().endsWith('.gz') ? createGunzip({ chunkSize: 1 << 18 }) : null
  if (gunzip) source.on('error', (error) => gunzip.destroy(error))
  const chunks = gunzip ? source.pipe(gunzip) : source
  let rest: Buffer = Buffer.alloc(0)
  let line = 1
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      let start = 0
      for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
        const piece = chunk.subarray(start, end)
        if (rest.length + piece.length > longestLine) throw tooLong(path, line)
        yield (rest.length > 0 ? Buffer.concat([rest, piece]) : piece).toString('utf8')
        rest = Buffer.alloc(0)
        line += 1
        start = end + 1
      }
      rest = Buffer.concat([rest, chunk.subarray(start)])
      if (rest.length > longestLine) throw tooLong(path, line)
    }
    if (rest.length > 0) yield rest.toString('utf8')
  } catch (error) {
    throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? torn(path) : fileFault(error, path)
  } finally {
    source.destroy()
    gunzip?.destroy()
  }
}
