import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { VectorResult } from '../../app/ports/word-vectors.ts'
import { AppError } from '../../core/app-error.ts'
import { type SignalName, signalNames } from '../../core/read/reading.ts'
import type { ProvenSignal, VectorModel } from '../../core/read/vectors/vector-reader.ts'
import { openAtomic } from '../atomic-file.ts'
import { fileFault } from '../file-fault.ts'

/** The name of the file that a directory of vectors gets beside them. */
const fileName = 'assay-vectors.json'
const kind = 'assay-vectors-1'
const mostBytes = 128 << 20

export const placeIn = (folder: string): string => join(folder, fileName)

const inBase64 = (bytes: Uint32Array | Int8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/**
 * Opens the file for what vectors have proved: the report in plain JSON, then the words' keys and points in base64 (little-endian).
 * AppError `bad_input` for a name that a file of vectors might have.
 */
export async function openProvenFile(path: string): Promise<VectorResult> {
  if (!path.toLowerCase().endsWith('.json'))
    throw new AppError('bad_input', 'out_not_json', 'The result is a file whose name ends in .json.', {
      option: '--out',
    })
  const sink = await openAtomic(path)
  return {
    abort: sink.abort,
    async save({ report, model: { signals, keys, points } }) {
      const body = { kind, report, signals, keys: inBase64(keys), points: inBase64(points) }
      await sink.write(`${JSON.stringify(body)}\n`)
      await sink.close()
    },
  }
}

const broken = (path: string): AppError =>
  new AppError('bad_file', 'vectors_file_broken', `${path}: not what "assay vectors" wrote; run it again`)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSignal = (value: unknown): value is SignalName => (signalNames as readonly unknown[]).includes(value)

function isProven(value: unknown): value is ProvenSignal {
  if (!isRecord(value) || !isSignal(value['signal'])) return false
  const { threshold } = value
  return [threshold, value['bias'], value['step']].every(Number.isFinite) && Number(threshold) > 0.01
}

/** Bytes of base64 in memory of their own, so that they may be looked at as numbers. */
const bytesOf = (text: unknown): Uint8Array<ArrayBuffer> | null =>
  typeof text === 'string' ? new Uint8Array(Buffer.from(text, 'base64')) : null

function modelOf(body: unknown): VectorModel | null {
  if (!isRecord(body) || body['kind'] !== kind || !Array.isArray(body['signals'])) return null
  const signals: readonly unknown[] = body['signals']
  const keys = bytesOf(body['keys'])
  const points = bytesOf(body['points'])
  if (signals.length === 0 || !signals.every(isProven) || !keys || !points || keys.length % 4 !== 0) return null
  if (points.length !== (keys.length / 4) * signals.length) return null
  return { signals, keys: new Uint32Array(keys.buffer), points: new Int8Array(points.buffer) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The file that a setting names: itself, or the one in the directory that it names. */
async function fileOf(place: string): Promise<string> {
  const status = await stat(place).catch((error: unknown) => {
    throw fileFault(error, place)
  })
  if (!status.isDirectory()) return place
  const path = placeIn(place)
  await stat(path).catch(() => {
    throw new AppError(
      'bad_file',
      'vectors_not_proven',
      `${place}: these vectors have not proved what they can tell; run "assay vectors ${place}" first`,
      { option: 'ASSAY_VECTORS' },
    )
  })
  return path
}

/** Reads what vectors have proved, from the file or the directory that ASSAY_VECTORS names. AppError `bad_file` says what to do. */
export async function loadProven(place: string): Promise<VectorModel> {
  const path = await fileOf(place)
  const { size } = await stat(path)
  if (size > mostBytes) throw broken(path)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFault(error, path)
  })
  const model = modelOf(parsed(text))
  if (model === null) throw broken(path)
  return model
}
