import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { AppError } from '../core/app-error.ts'

/** A part of an archive: where its bytes lie. */
type Entry = {
  readonly name: string
  readonly header: number
  readonly packed: number
  readonly method: number
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number
}

export type ZipFile = {
  readonly names: readonly string[]
  /** The part's text (UTF-8), unpacked bit by bit; at most `limit` bytes of it. `told` hears the packed bytes read so far. */
  text(name: string, limit: number, told?: (bytes: number) => void): AsyncGenerator<string>
}

const endBytes = 22
const longestComment = 65_535
const maxEntries = 10_000
const maxDirectoryBytes = 4 << 20
const chunkBytes = 1 << 16

/**
 * Opens a zip archive (APPNOTE 4.3: end record, central directory, local headers). Sizes that the archive claims bound only what is
 * read, never what is unpacked: that is counted.
 */
export async function openZip(file: FileHandle, path: string, bytes: number): Promise<ZipFile> {
  const tail = await readAt(file, Math.max(0, bytes - endBytes - longestComment), bytes)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end === -1 || end + endBytes > tail.length) throw brokenWorkbook(path)
  const { count, size, start } = directoryPlace(tail, end)
  if (count > maxEntries || size > maxDirectoryBytes) throw largeWorkbook(path)
  const entries = readDirectory(await readAt(file, start, start + size), count, path)
  return {
    names: [...entries.keys()],
    text: (name, limit, told) => entryText({ file, path, entry: entries.get(name), limit, told }),
  }
}

const overflow = 0xffff_ffff

/** Where the central directory lies; archives in the 64-bit form (APPNOTE 4.3.14) say so in a record of their own. */
function directoryPlace(tail: Buffer, end: number) {
  const place = {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    start: tail.readUInt32LE(end + 16),
  }
  const wide = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 6]), end)
  if ((place.start !== overflow && place.count !== 0xffff) || wide === -1 || wide + 56 > end) return place
  const [count, size, start] = [32, 40, 48].map((at) => Number(tail.readBigUInt64LE(wide + at)))
  return { count: count!, size: size!, start: start! }
}

function readDirectory(directory: Buffer, count: number, path: string): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (let at = 0, index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw brokenWorkbook(path)
    const [nameLength, extra] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)]
    const name = directory
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
    const [method, crc] = [directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 16)]
    const sizes = [24, 20, 42].map((field) => directory.readUInt32LE(at + field))
    const [, packed, header] = wideSizes(sizes, directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extra))
    entries.set(name, { name, method, packed: packed!, crc, header: header! })
    at += 46 + nameLength + extra + directory.readUInt16LE(at + 32)
  }
  return entries
}

/** Sizes that do not fit 32 bits stand in the extra field 1, in the same order (APPNOTE 4.5.3). */
function wideSizes(sizes: readonly number[], extra: Buffer): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    return sizes.map((size) => {
      if (size !== overflow || next + 8 > extra.length) return size
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    })
  }
  return sizes
}

type Part = {
  readonly file: FileHandle
  readonly path: string
  readonly entry: Entry | undefined
  readonly limit: number
  readonly told: ((bytes: number) => void) | undefined
}

async function* entryText({ file, path, entry, limit, told }: Part): AsyncGenerator<string> {
  if (entry === undefined || (entry.method !== 0 && entry.method !== 8)) throw brokenWorkbook(path)
  const local = await readAt(file, entry.header, entry.header + 30)
  if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) throw brokenWorkbook(path)
  const start = entry.header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  const packed = packedBytes(file, start, start + entry.packed, told)
  const decoder = new TextDecoder()
  let unpacked = 0
  let crc = 0
  for await (const bytes of entry.method === 0 ? packed : inflated(packed, path)) {
    unpacked += bytes.length
    crc = crc32(bytes, crc)
    if (unpacked > limit) throw largeWorkbook(path)
    yield decoder.decode(bytes, { stream: true })
  }
  if (crc !== entry.crc) throw brokenWorkbook(path)
}

async function* packedBytes(file: FileHandle, start: number, end: number, told?: (bytes: number) => void) {
  for (let at = start; at < end; ) {
    const bytes = await readAt(file, at, Math.min(end, at + chunkBytes))
    if (bytes.length === 0) return
    at += bytes.length
    told?.(at - start)
    yield bytes
  }
}

async function* inflated(packed: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { objectMode: false })
  const inflate = createInflateRaw({ chunkSize: chunkBytes })
  source.on('error', (error) => inflate.destroy(error))
  source.pipe(inflate)
  try {
    for await (const bytes of inflate) yield bytes as Buffer
  } catch {
    throw brokenWorkbook(path)
  } finally {
    source.destroy()
    inflate.destroy()
  }
}

async function readAt(file: FileHandle, start: number, end: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, end - start))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
  return buffer.subarray(0, bytesRead)
}

export const brokenWorkbook = (path: string): AppError =>
  new AppError(
    'bad_file',
    'workbook_broken',
    `${path}: the workbook is damaged; open it in a spreadsheet and save it again`,
  )

export const largeWorkbook = (path: string): AppError =>
  new AppError('too_large', 'workbook_too_large', `${path}: the workbook holds more than can be read; save it as CSV`)
