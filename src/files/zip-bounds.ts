import { inflateRawSync } from 'node:zlib'
import { AppError } from '../core/app-error.ts'

export type ZipEntry = { readonly name: string; readonly bytes: number }

/** The most a workbook may unpack to, all parts together. */
export const maxUnpackedBytes = 512 << 20
const maxEntries = 10_000
const endSignature = 0x06054b50
const entrySignature = 0x02014b50

/**
 * The parts of a zip archive with their true sizes (APPNOTE 4.3: end record, central directory, local headers). Each part is unpacked once,
 * with a bound, before any library sees the file: what an archive says of its sizes is not to be believed.
 */
export function boundedEntries(archive: Buffer, path: string, limit = maxUnpackedBytes): readonly ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1 || end + 22 > archive.length || archive.readUInt32LE(end) !== endSignature) throw broken(path)
  const count = archive.readUInt16LE(end + 10)
  let at = archive.readUInt32LE(end + 16)
  if (count > maxEntries) throw tooLarge(path)
  const entries: ZipEntry[] = []
  let left = limit
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entrySignature) throw broken(path)
    const nameLength = archive.readUInt16LE(at + 28)
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const bytes = unpackedBytes({ archive, path, at, left })
    left -= bytes
    entries.push({ name, bytes })
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return entries
}

type Place = { readonly archive: Buffer; readonly path: string; readonly at: number; readonly left: number }

function unpackedBytes({ archive, path, at, left }: Place): number {
  const method = archive.readUInt16LE(at + 10)
  const packed = archive.readUInt32LE(at + 20)
  const local = archive.readUInt32LE(at + 42)
  if (local + 30 > archive.length) throw broken(path)
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  if (start + packed > archive.length) throw broken(path)
  if (method === 0) {
    if (packed > left) throw tooLarge(path)
    return packed
  }
  if (method !== 8) throw broken(path)
  try {
    return inflateRawSync(archive.subarray(start, start + packed), { maxOutputLength: Math.max(1, left) }).length
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(path) : broken(path)
  }
}

const broken = (path: string) =>
  new AppError(
    'bad_file',
    'workbook_broken',
    `${path}: the workbook is damaged; open it in a spreadsheet and save it again`,
  )

const tooLarge = (path: string) =>
  new AppError(
    'too_large',
    'workbook_too_large',
    `${path}: the workbook unpacks to more than can be read; save it as CSV`,
  )
