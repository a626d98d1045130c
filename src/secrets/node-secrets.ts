import * as crypto from 'node:crypto'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Secrets } from '../app/ports/secrets.ts'
import { AppError } from '../core/app-error.ts'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. About 30 ms on a small server. */
const cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 } as const
const tagBytes = 32
const saltBytes = 16
/** PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`, base64 without padding. */
const phc = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/

/** A hash of this cost that nobody's password has: its tag is all zero bits. */
const unknownPerson = `$argon2id$v=19$m=${cost.memoryKiB},t=${cost.passes},p=${cost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Chance, hashes and passwords from Node's own crypto. */
export function makeSecrets(): Secrets {
  return {
    randomToken: (bytes) => randomBytes(bytes).toString('base64url'),
    sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    macOfCounter(key, counter) {
      const bytes = Buffer.alloc(8)
      bytes.writeBigUInt64BE(BigInt(counter))
      return createHmac('sha1', key).update(bytes).digest()
    },
    async hashPassword(password) {
      const salt = randomBytes(saltBytes)
      const tag = await tagOf(password, { ...cost, salt, length: tagBytes })
      const { memoryKiB, passes, parallelism } = cost
      return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${plainBase64(salt)}$${plainBase64(tag)}`
    },
    async verifyPassword(password, hash) {
      const parts = phc.exec(hash ?? unknownPerson)
      if (!parts) return false
      const [, memoryKiB, passes, parallelism, salt, tag] = parts as unknown as readonly string[]
      const known = Buffer.from(tag!, 'base64')
      const given = await tagOf(password, {
        memoryKiB: Number(memoryKiB),
        passes: Number(passes),
        parallelism: Number(parallelism),
        salt: Buffer.from(salt!, 'base64'),
        length: known.length,
      })
      return timingSafeEqual(known, given) && hash !== null
    },
    sameSecret(left, right) {
      // Hashing first makes the lengths equal, so that nothing is learnt from how long the comparison took.
      const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
      return timingSafeEqual(digest(left), digest(right))
    },
  }
}

type Derivation = {
  readonly memoryKiB: number
  readonly passes: number
  readonly parallelism: number
  readonly salt: Buffer
  readonly length: number
}

/** The password is taken in NFKC, so that one typed on another keyboard or system is the same password. */
function tagOf(password: string, { memoryKiB, passes, parallelism, salt, length }: Derivation): Promise<Buffer> {
  // Asked for here, so that on an older runtime all but passwords still works.
  if (typeof crypto.argon2 !== 'function')
    throw new AppError(
      'unavailable',
      'runtime_too_old',
      'passwords need Node 24.7 or later: use the runtime npm installs',
    )
  return promisify(crypto.argon2)('argon2id', {
    message: password.normalize('NFKC'),
    nonce: salt,
    memory: memoryKiB,
    passes,
    parallelism,
    tagLength: length,
  })
}

const plainBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
