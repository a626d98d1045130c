import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '../core/app-error.ts'
import { brokenWorkbook, largeWorkbook } from './table-faults.ts'

/** The most a workbook may unpack to, all parts together: its cells are held in memory, at some twelve times this size. */
export const maxUnpackedBytes = 128 << 20
const maxEntries = 10_000

/** Pictures and embedded files: nothing that a table needs. */
const beside = /(?:^|\/)(?:media|embeddings)\//i

/**
 * The parts of an archive by name, unpacked. What an archive says of its sizes is not to be believed: their sum is bounded, and each
 * part must be as long as it says. Archives in the 64-bit form and written as streams, as Java programs do, are read too.
 */
export async function unpackedParts(
  archive: Buffer,
  path: string,
  limit: number,
): Promise<ReadonlyMap<string, Buffer>> {
  try {
    const zip = await fromBufferPromise(archive, { strictFileNames: false })
    const entries: Entry[] = []
    let bytes = 0
    for await (const entry of zip.eachEntry()) {
      if (beside.test(entry.fileName)) continue
      bytes += entry.uncompressedSize
      if (entries.push(entry) > maxEntries || bytes > limit) throw largeWorkbook(path)
    }
    const parts = new Map<string, Buffer>()
    for (const entry of entries) parts.set(entry.fileName.replace(/^\//, ''), await unpack(zip, entry))
    return parts
  } catch (error) {
    throw error instanceof AppError ? error : brokenWorkbook(path)
  }
}

/** Throws where a part is longer or shorter than it says. */
async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
