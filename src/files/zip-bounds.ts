import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { brokenWorkbook, largeWorkbook } from './table-faults.ts'

/** The most a workbook may unpack to, all parts together: its cells are held in memory, at some ten times this size. */
export const maxUnpackedBytes = 128 << 20
const maxEntries = 10_000
const endBytes = 22

/**
 * The names of an archive's parts, once it is sure that they unpack to no more than the limit. What an archive says of its sizes is not to
 * be believed: each part is unpacked here, bit by bit, and must be as long as it says.
 */
export async function boundedParts(archive: Buffer, path: string, limit: number): Promise<readonly string[]> {
  // A second end record, hidden in the last bytes, would have another reader see other parts.
  if (archive.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') > archive.length - endBytes) throw brokenWorkbook(path)
  try {
    const zip = await fromBufferPromise(archive, { strictFileNames: false })
    const entries: Entry[] = []
    let bytes = 0
    for await (const entry of zip.eachEntry()) {
      bytes += entry.uncompressedSize
      if (entries.push(entry) > maxEntries || bytes > limit) throw largeWorkbook(path)
    }
    for (const entry of entries) await unpack(zip, entry)
    return entries.map((entry) => entry.fileName)
  } catch (error) {
    if (error instanceof Error && error.name === 'AppError') throw error
    throw brokenWorkbook(path)
  }
}

/** Throws where a part is longer or shorter than it says. */
async function unpack(zip: ZipFile, entry: Entry): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry)
  for await (const bytes of stream) if (bytes === null) return
}
