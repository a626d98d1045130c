/** Chance, hashing and passwords: what the core may not have. */
export type Secrets = {
  /** URL-safe random text of the given number of bytes. */
  randomToken(bytes: number): string
  /** SHA-256, hex. For tokens of full entropy; never for passwords. */
  sha256(text: string): string
  /** HMAC-SHA-1 of a counter as eight bytes, as RFC 4226 takes it. The key is text of `randomToken`. */
  macOfCounter(key: string, counter: number): Uint8Array
  /** Argon2id with its parameters and salt in the text. */
  hashPassword(password: string): Promise<string>
  /** Without a hash: the same work, and false, so that unknown people take as long as known ones. */
  verifyPassword(password: string, hash: string | null): Promise<boolean>
  /** Whether two secrets are the same, in a time that does not depend on where they differ. */
  sameSecret(left: string, right: string): boolean
}
