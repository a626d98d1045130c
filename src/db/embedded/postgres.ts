import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { AppError } from '../../core/app-error.ts'
import { locateBinaries } from './binaries.ts'
import { chooseIdentity, type Identity } from './run-as.ts'

/** A database server of our own: real PostgreSQL on a unix socket, its data in one folder. */
export type EmbeddedPostgres = {
  readonly socketDir: string
  readonly superuser: string
  /** Stops the server where no other process of ours is connected; the last one out closes the door. */
  release(): Promise<void>
}

const superuser = 'assay_root'
const startTimeoutMs = 30_000
/** A unix socket's path may have 107 bytes; PostgreSQL adds its own file name. */
const longestSocketDir = 85

/**
 * Finds the server of this folder or starts it. Safe from several processes at once: PostgreSQL's own lock file decides who
 * starts, the others wait and use it. A server that outlived its parent is adopted.
 */
export async function embeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const root = resolve(folder)
  const data = join(root, 'postgres')
  const socketDir = socketFolder(root)
  if (!(await answers(socketDir))) {
    const bin = locateBinaries()
    const identity = chooseIdentity(root, join(bin, 'postgres'))
    if (!existsSync(data)) initialise({ bin, data, root, identity })
    checkVersion(bin, data)
    await start({ bin, data, root, socketDir, identity })
  }
  return { socketDir, superuser, release: () => release(data, socketDir) }
}

function socketFolder(root: string): string {
  const inside = join(root, 'run')
  if (Buffer.byteLength(inside) <= longestSocketDir) return inside
  return join(tmpdir(), `assay-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`)
}

async function answers(socketDir: string): Promise<boolean> {
  if (!existsSync(socketDir)) return false
  const client = new Client({ host: socketDir, user: superuser, database: 'postgres', connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

type Place = { readonly bin: string; readonly data: string; readonly root: string; readonly identity: Identity }

/** Makes the data folder beside its place and moves it there when it is whole. */
function initialise({ bin, data, root, identity }: Place): void {
  const draft = join(root, `initdb-${process.pid}`)
  const words = [
    ...identity.prefix,
    join(bin, 'initdb'),
    '-D',
    draft,
    '-U',
    superuser,
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-k',
  ]
  const run = spawnSync(words[0]!, words.slice(1), {
    cwd: root,
    uid: identity.uid,
    gid: identity.gid,
    encoding: 'utf8',
  })
  if (run.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new AppError(
      'unavailable',
      'initdb_failed',
      `the embedded database could not be made: ${(run.stderr || String(run.error)).trim()}`,
    )
  }
  try {
    renameSync(draft, data)
  } catch {
    rmSync(draft, { recursive: true, force: true }) // another process was first
  }
}

function checkVersion(bin: string, data: string): void {
  const have = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const run = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' })
  const need = /(\d+)\./.exec(run.stdout ?? '')?.[1]
  if (need && need !== have)
    throw new AppError(
      'unavailable',
      'database_version',
      `the data folder is of PostgreSQL ${have}, this Assay brings ${need}: back up with the earlier version and restore with this one`,
    )
}

async function start({ bin, data, root, socketDir, identity }: Place & { socketDir: string }): Promise<void> {
  ownFolder(socketDir, identity)
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    wal_compression: 'on',
    max_wal_size: '2GB',
    log_min_messages: 'warning',
    log_statement: 'none',
    log_min_error_statement: 'panic',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const words = [...identity.prefix, join(bin, 'postgres'), '-D', data, ...options]
  const log = openSync(join(root, 'postgres.log'), 'a', 0o600)
  const deadline = Date.now() + startTimeoutMs
  // After a kill the old server may linger for seconds and refuse the folder; then it answers or is gone.
  while (Date.now() < deadline) {
    const child = spawn(words[0]!, words.slice(1), {
      cwd: root,
      uid: identity.uid,
      gid: identity.gid,
      detached: true,
      stdio: ['ignore', log, log],
    })
    const gone = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
    child.unref()
    let ended = false
    void gone.then(() => {
      ended = true
    })
    while (!ended && Date.now() < deadline) {
      if (await answers(socketDir)) return
      await sleep(30)
    }
    if (await answers(socketDir)) return
    await sleep(300)
  }
  throw new AppError(
    'unavailable',
    'database_did_not_start',
    'the embedded database did not start within 30 seconds: see postgres.log in the data folder',
  )
}

function ownFolder(folder: string, identity: Identity): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const uid = identity.uid ?? process.getuid?.()
  if (identity.uid !== undefined) spawnSync('chown', [`${identity.uid}:${identity.gid}`, folder])
  if (uid !== undefined && statSync(folder).uid !== uid)
    throw new AppError(
      'unavailable',
      'socket_folder',
      'the folder of the database socket belongs to somebody else: remove it',
    )
}

async function release(data: string, socketDir: string): Promise<void> {
  const client = new Client({ host: socketDir, user: superuser, database: 'postgres', connectionTimeoutMillis: 3000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const others = await client.query(
      "select 1 from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
    )
    await client.end()
    if (others.rowCount) return
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGINT')
    for (let waited = 0; waited < 10_000 && existsSync(join(data, 'postmaster.pid')); waited += 20) await sleep(20)
  } catch {
    // already stopped
  }
}
