import { canonicalJson } from './canonical-json.ts'
import type { Json } from '../verify/finding.ts'
import type { ConsentEntry, ConsentSeal } from './certificate.ts'

export const certificateFormat = 'assay-consent'
export const certificateVersion = 1

export type CertificateKey = { readonly id: string; readonly algorithm: 'Ed25519'; readonly public: string }

/** First line of a certificate file. */
export type CertificateHeader = {
  readonly format: typeof certificateFormat
  readonly version: typeof certificateVersion
  readonly controller: string
  readonly exported_at: string
  readonly keys: readonly CertificateKey[]
}

/** SHA-256 of the first line, as the seal holds it. */
export function headerHash(header: CertificateHeader, sha256: (text: string) => string): string {
  return sha256(canonicalJson(header as unknown as Json))
}

/** The lines of a certificate file, as values to be written as JSON lines: header, entries, seal. */
export function* certificateLines(certificate: {
  readonly header: CertificateHeader
  readonly entries: Iterable<ConsentEntry>
  readonly seal: ConsentSeal
}): Generator<CertificateHeader | ConsentEntry | { readonly seal: ConsentSeal }> {
  yield certificate.header
  yield* certificate.entries
  yield { seal: certificate.seal }
}

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const hex64 = /^[0-9a-f]{64}$/

/** Deeper values than any record has are refused before they are walked. */
const deepest = 4

function isJson(value: unknown, depth = 0): value is Json {
  if (depth > deepest) return false
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  if (Array.isArray(value)) return value.every((one) => isJson(one, depth + 1))
  return isObject(value) && Object.values(value).every((one) => isJson(one, depth + 1))
}

/** The header, or the name of the field that is wrong. */
export function readHeader(value: unknown): CertificateHeader | { readonly fault: string } {
  if (!isObject(value)) return { fault: 'format' }
  if (value['format'] !== certificateFormat) return { fault: 'format' }
  if (value['version'] !== certificateVersion) return { fault: 'version' }
  if (!isText(value['controller'])) return { fault: 'controller' }
  if (!isText(value['exported_at'])) return { fault: 'exported_at' }
  const keys = value['keys']
  const isKey = (key: unknown) =>
    isObject(key) && isText(key['id']) && key['algorithm'] === 'Ed25519' && isText(key['public'])
  if (!Array.isArray(keys) || keys.length === 0 || !keys.every(isKey)) return { fault: 'keys' }
  return value as unknown as CertificateHeader
}

/** An entry, or the name of the field that is wrong. What its record says is checked against the hashes, not here. */
export function readEntry(value: unknown): ConsentEntry | { readonly fault: string } {
  if (!isObject(value)) return { fault: 'entry' }
  if (!Number.isSafeInteger(value['seq'])) return { fault: 'seq' }
  for (const name of ['prev', 'hash']) if (!isText(value[name]) || !hex64.test(value[name])) return { fault: name }
  for (const name of ['key', 'signature']) if (!isText(value[name])) return { fault: name }
  const { fields, record } = value
  if (!isObject(fields) || !Object.values(fields).every((hash) => isText(hash) && hex64.test(hash)))
    return { fault: 'fields' }
  if (record !== null && !(isObject(record) && isJson(record) && isText(record['salt']))) return { fault: 'record' }
  return value as unknown as ConsentEntry
}

export function readSeal(value: unknown): ConsentSeal | { readonly fault: string } | null {
  if (!isObject(value) || !('seal' in value)) return null
  const seal = value['seal']
  if (!isObject(seal) || !Number.isSafeInteger(seal['entries'])) return { fault: 'seal.entries' }
  for (const name of ['head', 'header', 'key', 'signature']) if (!isText(seal[name])) return { fault: `seal.${name}` }
  return seal as unknown as ConsentSeal
}
