import type { Json } from '../verify/finding.ts'
import { canonicalJson } from './canonical-json.ts'
import type { ConsentRecord } from './consent-record.ts'

/** Hashing and checking, given by the shell. */
export type ConsentCrypto = {
  /** SHA-256 of a UTF-8 text, hex. */
  sha256(text: string): string
  /** Ed25519 (RFC 8032): public key and signature in base64url. */
  verify(publicKey: string, text: string, signature: string): boolean
}

/** The signer of a workspace: the id and the secret half of an Ed25519 key. */
export type ConsentSigner = {
  readonly keyId: string /** Base64url signature of the text. */
  sign(text: string): string
}

/**
 * One link of the chain. `fields` holds a salted hash of each field of the record, so that a changed field can be named, and so that
 * the record can be left out (another person's, or erased on request) while the chain still proves itself.
 */
export type ConsentEntry = {
  readonly seq: number
  /** Hash of the entry before; zeros for the first. */
  readonly prev: string
  readonly fields: Readonly<Record<string, string>>
  readonly record: ConsentRecord | null
  readonly hash: string
  readonly key: string
  readonly signature: string
}

/** Closes a file, so that entries cut from its end are missed. */
export type ConsentSeal = {
  readonly entries: number
  readonly head: string
  /** SHA-256 of the first line's canonical JSON. */
  readonly header: string
  readonly key: string
  readonly signature: string
}

export const firstPrev = '0'.repeat(64)
const entryDomain = 'assay-consent-v1'
const sealDomain = 'assay-consent-seal-v1'

/** SHA-256 over salt, name and value of one field. */
export function fieldHash(
  salt: string,
  field: readonly [name: string, value: Json],
  sha256: ConsentCrypto['sha256'],
): string {
  return sha256(canonicalJson([salt, field[0], field[1]]))
}

export function fieldHashes(record: ConsentRecord, sha256: ConsentCrypto['sha256']): Readonly<Record<string, string>> {
  const names = Object.keys(record).filter((name) => name !== 'salt')
  const values = record as unknown as Readonly<Record<string, Json>>
  return Object.fromEntries(names.map((name) => [name, fieldHash(record.salt, [name, values[name]!], sha256)]))
}

/** Hash of an entry: over its number, the entry before and the field hashes. */
export function entryHash(
  entry: Pick<ConsentEntry, 'seq' | 'prev' | 'fields'>,
  sha256: ConsentCrypto['sha256'],
): string {
  return sha256(`${entryDomain}\n${canonicalJson({ seq: entry.seq, prev: entry.prev, fields: entry.fields })}`)
}

/** What is signed. The leading word keeps signatures of one use from serving another. */
export const signedText = (hash: string): string => `${entryDomain}\n${hash}`
export const sealedText = ({ entries, head, header }: Pick<ConsentSeal, 'entries' | 'head' | 'header'>): string =>
  `${sealDomain}\n${canonicalJson({ entries, head, header })}`

/** Appends a record to a workspace's chain. `last` is the entry before it, null for the first. */
export function appendConsent(
  last: Pick<ConsentEntry, 'seq' | 'hash'> | null,
  record: ConsentRecord,
  shell: { readonly sha256: ConsentCrypto['sha256']; readonly signer: ConsentSigner },
): ConsentEntry {
  const seq = (last?.seq ?? 0) + 1
  const prev = last?.hash ?? firstPrev
  const fields = fieldHashes(record, shell.sha256)
  const hash = entryHash({ seq, prev, fields }, shell.sha256)
  return { seq, prev, fields, record, hash, key: shell.signer.keyId, signature: shell.signer.sign(signedText(hash)) }
}

/** The entry without its record: what stays after erasure, and what a certificate shows of other people. */
export function withoutRecord(entry: ConsentEntry): ConsentEntry {
  return { ...entry, record: null }
}

/** Seals a file that ends with `last`, under the hash of its first line. */
export function sealChain(
  last: Pick<ConsentEntry, 'seq' | 'hash'> | null,
  header: string,
  signer: ConsentSigner,
): ConsentSeal {
  const seal = { entries: last?.seq ?? 0, head: last?.hash ?? firstPrev, header }
  return { ...seal, key: signer.keyId, signature: signer.sign(sealedText(seal)) }
}
