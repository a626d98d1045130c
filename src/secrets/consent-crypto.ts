import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import type { ConsentCryptoPort } from '../app/ports/consent-crypto.ts'

const hashText = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The raw 32 bytes of an Ed25519 key as Node reads them: a JSON Web Key (RFC 8037). */
function verifyText(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64url'))
  } catch {
    // A key or signature that is no key or signature proves nothing.
    return false
  }
}

/** Hashing and Ed25519 by node:crypto. */
export function makeConsentCrypto(): ConsentCryptoPort {
  return {
    sha256: hashText,
    verify: verifyText,
    newKey() {
      const { publicKey, privateKey } = generateKeyPairSync('ed25519')
      return {
        publicKey: String(publicKey.export({ format: 'jwk' }).x),
        secretKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
      }
    },
    signer(keyId, secretKey) {
      const key = createPrivateKey({ key: Buffer.from(secretKey, 'base64url'), format: 'der', type: 'pkcs8' })
      return { keyId, sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64url') }
    },
  }
}
