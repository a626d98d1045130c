import { isAscii, isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'
import { guessLegacyEncoding, legacyDecoder, type LegacyEncoding } from './legacy-encoding.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | LegacyEncoding
export type DetectedEncoding = { readonly encoding: Encoding; readonly bomBytes: number }

const chunkBytes = 1 << 20
const sampleBytes = 1 << 16

/**
 * What a text file is written in. A byte order mark decides; then strict UTF-8 over the whole file (a table may turn
 * Cyrillic only in its last line); a file that is UTF-8 but for a few broken characters is still UTF-8; else a legacy
 * encoding by the shares of its letters.
 */
export async function detectEncoding(file: FileHandle): Promise<DetectedEncoding> {
  const head = await readAt(file, 0, sampleBytes)
  const marked = byteOrderMark(head) ?? unmarkedUtf16(head)
  if (marked) return marked
  const foreign = await firstForeignBytes(file)
  if (foreign === null || mostlyUtf8(foreign)) return { encoding: 'utf-8', bomBytes: 0 }
  return { encoding: guessLegacyEncoding(foreign), bomBytes: 0 }
}

/** A streaming decoder; bytes that mean nothing become U+FFFD. */
export function decoderOf(encoding: Encoding): (bytes: Uint8Array) => string {
  if (encoding !== 'utf-8' && encoding !== 'utf-16le' && encoding !== 'utf-16be') return legacyDecoder(encoding)
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return (bytes) => decoder.decode(bytes, { stream: bytes.length > 0 })
}

function byteOrderMark(head: Uint8Array): DetectedEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2 }
  return null
}

/** UTF-16 without a mark: blanks, digits and line ends of a table leave a zero in every other byte, on one side only. */
function unmarkedUtf16(head: Uint8Array): DetectedEncoding | null {
  const zeros = [0, 0]
  for (let at = 0; at < head.length; at += 1) if (head[at] === 0) zeros[at % 2]! += 1
  const [even, odd] = zeros as [number, number]
  if (Math.max(even, odd) < head.length / 40 || Math.min(even, odd) > Math.max(even, odd) / 10) return null
  return { encoding: odd > even ? 'utf-16le' : 'utf-16be', bomBytes: 0 }
}

/** The lines from the first chunk that is not UTF-8, thinned to those with bytes outside ASCII; null when all is UTF-8. */
async function firstForeignBytes(file: FileHandle): Promise<Uint8Array | null> {
  let carried: Buffer = Buffer.alloc(0)
  for (let at = 0; ; ) {
    const chunk = await readAt(file, at, chunkBytes)
    if (chunk.length === 0) return carried.length === 0 || isUtf8(carried) ? null : carried
    at += chunk.length
    const bytes = Buffer.concat([carried, chunk])
    const end = wholeCharacters(bytes)
    if (!isUtf8(bytes.subarray(0, end))) return foreignLines(bytes)
    carried = bytes.subarray(end)
  }
}

/** Where the last character that may go on in the next chunk starts. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1)
    if (bytes[bytes.length - back]! >= 0xc0) return bytes.length - back
  return bytes.length
}

function foreignLines(bytes: Buffer): Uint8Array {
  const lines: Buffer[] = []
  let size = 0
  for (let start = 0; start < bytes.length && size < sampleBytes; ) {
    const newline = bytes.indexOf(10, start)
    const end = newline === -1 ? bytes.length : newline + 1
    const line = bytes.subarray(start, Math.min(end, start + sampleBytes))
    if (!isAscii(line)) lines.push(line)
    size += isAscii(line) ? 0 : line.length
    start = end
  }
  return Buffer.concat(lines)
}

/** Valid multi-byte sequences are next to impossible in legacy text; a hundredth of broken ones is a damaged file. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  let whole = 0
  let broken = 0
  for (const character of text) {
    if (character === '\ufffd') broken += 1
    else if (character >= '\u0080') whole += 1
  }
  return whole > 0 && broken <= whole / 20
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length)
  const { bytesRead } = await file.read(buffer, 0, length, position)
  return buffer.subarray(0, bytesRead)
}
