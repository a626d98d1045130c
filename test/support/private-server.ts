// A private cluster of the PostgreSQL that Debian ships, in a temporary folder, for measuring and testing beside the embedded one.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

export type PrivateServer = { readonly url: string; readonly version: string; stop(): void }

const root = '/usr/lib/postgresql'
const nobody = 65534

/** Starts it, or gives null with nothing done where no such PostgreSQL is installed. */
export function startPrivateServer(port: number): PrivateServer | null {
  const version = existsSync(root)
    ? readdirSync(root)
        .sort((a, b) => Number(a) - Number(b))
        .find((name) => existsSync(join(root, name, 'bin', 'initdb')))
    : undefined
  if (!version) return null
  const bin = join(root, version, 'bin')
  const folder = mkdtempSync(join(tmpdir(), 'assay-pg-'))
  const as = userInfo().uid === 0 ? { uid: nobody, gid: nobody } : {}
  if ('uid' in as) chownSync(folder, nobody, nobody)
  const run = (program: string, ...args: string[]) => {
    const { status, stderr } = spawnSync(join(bin, program), args, {
      ...as,
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (status !== 0) throw new Error(`${program}: ${stderr}`)
  }
  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c max_connections=150 -c shared_buffers=256MB -c max_wal_size=2GB`
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    version,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'fast', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
