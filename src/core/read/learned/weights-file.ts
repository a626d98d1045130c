import { AppError } from '../../app-error.ts'
import type { LinearPart } from './linear-model.ts'

/**
 * The file of learned weights: four bytes "ASRW", the length of a JSON header (uint32, little-endian), the header, zero
 * bytes up to a multiple of four, then for each part its keys (int32) and its weights (int8), each again padded to four.
 */
type PartHeader = { readonly name: string; readonly rows: number; readonly scales: readonly number[] }
type Header = { readonly version: string; readonly parts: readonly PartHeader[] }

const magic = [0x41, 0x53, 0x52, 0x57]
const padded = (length: number): number => (length + 3) & ~3

export type Weights = { readonly version: string; readonly parts: ReadonlyMap<string, LinearPart> }

const broken = (): AppError =>
  new AppError('internal', 'reader_weights_broken', 'The weights of the reader are broken.')

/** Reads the file of learned weights. */
export function decodeWeights(bytes: Uint8Array): Weights {
  if (bytes.length < 8 || magic.some((byte, at) => bytes[at] !== byte)) throw broken()
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const view = new DataView(aligned.buffer, aligned.byteOffset, aligned.byteLength)
  const headerLength = view.getUint32(4, true)
  const header = JSON.parse(String.fromCharCode(...aligned.subarray(8, 8 + headerLength))) as Header
  let at = padded(8 + headerLength)
  const parts = new Map<string, LinearPart>()
  for (const { name, rows, scales } of header.parts) {
    const labelCount = scales.length
    if (at + rows * 4 + rows * labelCount > aligned.byteLength) throw broken()
    const keys = new Int32Array(aligned.buffer, aligned.byteOffset + at, rows)
    const weights = new Int8Array(aligned.buffer, aligned.byteOffset + at + rows * 4, rows * labelCount)
    parts.set(name, { labelCount, keys, weights, scales: Float32Array.from(scales) })
    at += rows * 4 + padded(rows * labelCount)
  }
  return { version: header.version, parts }
}

/** Writes the file of learned weights. */
export function encodeWeights({ version, parts }: Weights): Uint8Array {
  const header: Header = {
    version,
    parts: [...parts].map(([name, part]) => ({ name, rows: part.keys.length, scales: [...part.scales] })),
  }
  const json = JSON.stringify(header)
  let size = padded(8 + json.length)
  for (const part of parts.values()) size += part.keys.length * 4 + padded(part.weights.length)
  const bytes = new Uint8Array(size)
  bytes.set(magic)
  new DataView(bytes.buffer).setUint32(4, json.length, true)
  for (let index = 0; index < json.length; index += 1) bytes[8 + index] = json.charCodeAt(index)
  let at = padded(8 + json.length)
  for (const part of parts.values()) {
    bytes.set(new Uint8Array(part.keys.buffer, part.keys.byteOffset, part.keys.byteLength), at)
    at += part.keys.length * 4
    bytes.set(new Uint8Array(part.weights.buffer, part.weights.byteOffset, part.weights.byteLength), at)
    at += padded(part.weights.length)
  }
  return bytes
}
