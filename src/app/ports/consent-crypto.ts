import type { ConsentCrypto, ConsentSigner } from '../../core/consent/certificate.ts'

/** Hashing and Ed25519 for consent certificates. Implemented by src/secrets. */
export type ConsentCryptoPort = ConsentCrypto & {
  /** A new key pair: public key (32 bytes) and secret (PKCS 8) in base64url. */
  newKey(): { readonly publicKey: string; readonly secretKey: string }
  signer(keyId: string, secretKey: string): ConsentSigner
}
