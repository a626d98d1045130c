import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import { userInfo } from 'node:os'

/** How the database's programs are started: PostgreSQL refuses to run as root, so root hands over to another identity. */
export type Identity = {
  readonly uid?: number
  readonly gid?: number
  /** Words put before the command line. */
  readonly prefix: readonly string[]
}

const nobody = 65534

/**
 * The identity for a data folder. As a plain user: that user. As root: `nobody`, who then owns the folder; where nobody cannot
 * reach the folder (a private home), a user namespace of our own in which we are not root.
 */
export function chooseIdentity(folder: string, program: string): Identity {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (userInfo().uid !== 0) return { prefix: [] }
  const asNobody: Identity = { uid: nobody, gid: nobody, prefix: [] }
  const probe = spawnSync(program, ['--version'], { uid: nobody, gid: nobody })
  const reach = spawnSync('/usr/bin/test', ['-x', folder], { uid: nobody, gid: nobody })
  chownSync(folder, nobody, nobody)
  chmodSync(folder, 0o700)
  const reachNow =
    reach.status === 0 || spawnSync('/usr/bin/test', ['-x', folder], { uid: nobody, gid: nobody }).status === 0
  if (probe.status === 0 && reachNow) return asNobody
  chownSync(folder, 0, 0)
  return { prefix: ['unshare', '--user'] }
}
