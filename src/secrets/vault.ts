import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Vault } from '../app/ports/vault.ts'

const nonceBytes = 12
const tagBytes = 16
const prefix = 'v1.'

/** Seals with AES-256-GCM (NIST SP 800-38D), a random nonce each time, the place as associated data. The key has 32 bytes. */
export function makeVault(key: Buffer): Vault {
  return {
    seal(plain, place) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place, 'utf8'))
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return prefix + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(sealed, place) {
      const bytes = Buffer.from(sealed.slice(prefix.length), 'base64url')
      if (!sealed.startsWith(prefix) || bytes.length < nonceBytes + tagBytes) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(place, 'utf8'))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return null // another key or place, or changed: GCM says no more
      }
    },
  }
}
