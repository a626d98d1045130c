import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { BackupFiles, BackupHeader, BackupRow, OpenBackup } from '../app/ports/backup.ts'
import { AppError } from '../core/app-error.ts'
import { temporaryBeside } from './atomic-file.ts'
import { fileFault, openToRead } from './file-fault.ts'

const formatVersion = 1
const maxLineLength = 64 << 20
const tableName = /^[a-z][a-z0-9_]*$/

/**
 * A backup is a file of JSON lines: a header, one `["table",{row}]` a line, and an end line with the number of rows of each
 * table and the SHA-256 of every byte before it.
 */
export function makeBackupFiles(): BackupFiles {
  return { write: writeBackup, open: openBackup }
}

type Header = Omit<BackupHeader, 'formatVersion'>

async function writeBackup(path: string, header: Header, rows: AsyncIterable<BackupRow>) {
  const temporary = temporaryBeside(path)
  const counts: Record<string, number> = {}
  const packing = path.endsWith('.gz') ? [createGzip()] : []
  try {
    const sink = createWriteStream(temporary, { flags: 'wx', mode: 0o600, flush: true })
    await pipeline([Readable.from(backupLines(header, rows, counts)), ...packing, sink])
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw fileFault(error, path)
  }
  return { rows: counts }
}

async function* backupLines(header: Header, rows: AsyncIterable<BackupRow>, counts: Record<string, number>) {
  const hash = createHash('sha256')
  const { appVersion, schemaVersion, createdAt } = header
  const first = { assay_backup: formatVersion, app: appVersion, schema: schemaVersion, created_at: createdAt }
  let pending = `${JSON.stringify(first)}\n`
  for await (const { table, json } of rows) {
    if (!tableName.test(table)) throw new AppError('internal', 'backup_table_name', 'a table has an unexpected name')
    pending += `["${table}",${json.replaceAll('\n', ' ')}]\n`
    counts[table] = (counts[table] ?? 0) + 1
    if (pending.length < 1 << 16) continue
    hash.update(pending)
    yield pending
    pending = ''
  }
  hash.update(pending)
  yield `${pending}${JSON.stringify({ end: true, rows: counts, sha256: hash.digest('hex') })}\n`
}

async function openBackup(path: string): Promise<OpenBackup> {
  const { file, bytes } = await openToRead(path)
  await file.close()
  const reading = { bytes: 0 }
  return {
    header: await readHeader(path),
    bytes,
    bytesRead: () => reading.bytes,
    rows: () => readRows(path, reading),
  }
}

async function readHeader(path: string): Promise<BackupHeader> {
  for await (const line of textLines(path, { bytes: 0 })) return parseHeader(line, path)
  throw notABackup(path)
}

function parseHeader(line: string, path: string): BackupHeader {
  const value = parsed(line)
  const { assay_backup: version, app, schema, created_at: createdAt } = value ?? {}
  if (typeof version !== 'number') throw notABackup(path)
  if (version !== formatVersion) {
    const sentence = `the backup is of layout ${version}, this program reads ${formatVersion}; use the program that wrote it`
    throw new AppError('bad_file', 'backup_too_new', `${path}: ${sentence}`)
  }
  if (typeof app !== 'string' || typeof schema !== 'string' || typeof createdAt !== 'string') throw notABackup(path)
  return { formatVersion: version, appVersion: app, schemaVersion: schema, createdAt }
}

async function* readRows(path: string, reading: { bytes: number }): AsyncGenerator<BackupRow> {
  const hash = createHash('sha256')
  const counts: Record<string, number> = {}
  let number = 0
  let ended = false
  for await (const line of textLines(path, reading)) {
    number += 1
    if (ended) throw brokenBackup(path, number)
    const row = /^\["([a-z][a-z0-9_]*)",(\{.*\})\]$/s.exec(line)
    if (row) {
      counts[row[1]!] = (counts[row[1]!] ?? 0) + 1
      yield { table: row[1]!, json: row[2]! }
    } else if (number > 1) {
      checkEnd({ path, line, number, counts, sha256: hash.digest('hex') })
      ended = true
      continue
    }
    hash.update(`${line}\n`)
  }
  if (!ended) throw brokenBackup(path, number)
}

type End = {
  readonly path: string
  readonly line: string
  readonly number: number
  readonly counts: Readonly<Record<string, number>>
  readonly sha256: string
}

function checkEnd({ path, line, number, counts, sha256 }: End): void {
  const end = parsed(line)
  const same = end?.['end'] === true && end['sha256'] === sha256
  if (!same || JSON.stringify(end?.['rows']) !== JSON.stringify(counts)) throw brokenBackup(path, number)
}

/** The lines of the file, unpacked where it is compressed; a faulty archive or an endless line is a broken backup. */
async function* textLines(path: string, reading: { bytes: number }): AsyncGenerator<string> {
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      reading.bytes += chunk.length
      done(null, chunk)
    },
  })
  const file = createReadStream(path)
  const unpacked = (await isGzip(path)) ? file.pipe(counter).pipe(createGunzip()) : file.pipe(counter)
  file.on('error', (error) => unpacked.destroy(error))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let number = 1
  try {
    for await (const chunk of unpacked) {
      const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n')
      rest = lines.pop()!
      if (rest.length > maxLineLength) throw brokenBackup(path, number)
      number += lines.length
      yield* lines
    }
  } catch (error) {
    throw error instanceof AppError ? error : brokenBackup(path, number)
  } finally {
    file.destroy()
  }
  if (rest !== '') yield rest
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
  await file.close()
  return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
}

function parsed(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const notABackup = (path: string) =>
  new AppError('bad_file', 'not_a_backup', `${path}: not a backup of assay; name a file that assay backup has written`)

const brokenBackup = (path: string, line: number) =>
  new AppError('bad_file', 'backup_broken', `${path}: the backup is cut short or was changed; use another copy`, {
    line,
  })
