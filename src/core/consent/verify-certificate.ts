import type { Json } from '../verify/finding.ts'
import {
  type ConsentCrypto,
  type ConsentEntry,
  type ConsentSeal,
  entryHash,
  fieldHash,
  firstPrev,
  sealedText,
  signedText,
} from './certificate.ts'
import { type CertificateHeader, headerHash, readEntry, readHeader, readSeal } from './certificate-file.ts'

/** What is wrong, and where: the line of the file, the entry's number, the field. */
export type CertificateFault = {
  readonly line: number
  readonly seq: number | null
  readonly field: string | null
  readonly reason: CertificateFaultReason
}

export type CertificateFaultReason =
  | 'not_json'
  | 'not_a_certificate'
  | 'shape_wrong'
  | 'named_twice'
  | 'order_wrong'
  | 'chain_broken'
  | 'field_changed'
  | 'field_added'
  | 'field_missing'
  | 'text_hash_wrong'
  | 'hash_wrong'
  | 'key_unknown'
  | 'key_not_pinned'
  | 'signature_wrong'
  | 'withdraws_unknown'
  | 'header_changed'
  | 'seal_missing'
  | 'seal_wrong'
  | 'after_seal'

export type CertificateReport = {
  readonly valid: boolean
  readonly entries: number
  /** Entries whose record is left out: proven to stand in the chain, content not shown. */
  readonly withoutRecord: number
  /** Key id to the SHA-256 of the public key, for comparing with what the seller publishes. */
  readonly keys: Readonly<Record<string, string>>
  readonly faults: readonly CertificateFault[]
}

const mostFaults = 100

/** Checks the lines of a certificate one by one, in constant memory but for the hashes seen. */
export type CertificateCheck = {
  line(line: number, value: unknown): void
  broken(line: number): void
  /** A line in which an object names a field twice. */
  twins(line: number): void
  finish(): CertificateReport
}

const entryFields = ['seq', 'prev', 'fields', 'record', 'hash', 'key', 'signature']

/** What stands in a line and is covered by no signature: it would pass for signed. */
const strangeFields = (value: unknown, known: readonly string[]): readonly string[] =>
  Object.keys(value as object).filter((name) => !known.includes(name))

/** The fields of an entry against their hashes: which was changed, added or taken away. */
function recordFaults(entry: ConsentEntry, sha256: ConsentCrypto['sha256']): [field: string, CertificateFaultReason][] {
  if (entry.record === null) return []
  const { salt, ...values } = entry.record as unknown as Readonly<Record<string, Json>> & { salt: string }
  const faults: [string, CertificateFaultReason][] = []
  for (const [name, value] of Object.entries(values))
    if (!(name in entry.fields)) faults.push([name, 'field_added'])
    else if (fieldHash(salt, [name, value], sha256) !== entry.fields[name]) faults.push([name, 'field_changed'])
  for (const name of Object.keys(entry.fields)) if (!(name in values)) faults.push([name, 'field_missing'])
  const { text, text_hash: stated } = values
  if (faults.length === 0 && typeof text === 'string' && sha256(text) !== stated)
    faults.push(['text', 'text_hash_wrong'])
  return faults.length > 3 && faults.length === Object.keys(values).length ? [['salt', 'field_changed']] : faults
}

/**
 * Starts the check of a certificate file. `pinned` is the SHA-256 of the one public key the reader trusts; without it the file proves
 * only that nothing was changed since one of its own keys signed it.
 */
export function checkCertificate(crypto: ConsentCrypto, pinned: string | null): CertificateCheck {
  const faults: CertificateFault[] = []
  const seen = new Set<string>()
  let header: CertificateHeader | null = null
  let seal: ConsentSeal | null = null
  let last: { seq: number; hash: string } = { seq: 0, hash: firstPrev }
  let lastLine = 0
  let entries = 0
  let sealed = 0
  let withoutRecord = 0

  const fault = (line: number, reason: CertificateFaultReason, place: { seq?: number; field?: string } = {}) => {
    if (faults.length < mostFaults) faults.push({ line, seq: place.seq ?? null, field: place.field ?? null, reason })
  }
  const publicKey = (id: string) => header?.keys.find((key) => key.id === id)?.public ?? null

  function checkSignature(line: number, signed: { key: string; signature: string; text: string; seq?: number }): void {
    const key = publicKey(signed.key)
    const place = signed.seq === undefined ? {} : { seq: signed.seq }
    if (key === null) fault(line, 'key_unknown', { ...place, field: 'key' })
    else if (pinned !== null && crypto.sha256(key) !== pinned) fault(line, 'key_not_pinned', { ...place, field: 'key' })
    else if (!crypto.verify(key, signed.text, signed.signature))
      fault(line, 'signature_wrong', { ...place, field: 'signature' })
  }

  function checkEntry(line: number, value: unknown): void {
    const entry = readEntry(value)
    if ('fault' in entry) return fault(line, 'shape_wrong', { field: entry.fault })
    const { seq } = entry
    entries += 1
    for (const field of strangeFields(value, entryFields)) fault(line, 'field_added', { seq, field })
    if (seq !== last.seq + 1) fault(line, 'order_wrong', { seq, field: 'seq' })
    else if (entry.prev !== last.hash) fault(line, 'chain_broken', { seq, field: 'prev' })
    for (const [field, reason] of recordFaults(entry, crypto.sha256))
      fault(line, reason, { seq, field: `record.${field}` })
    if (entryHash(entry, crypto.sha256) !== entry.hash) fault(line, 'hash_wrong', { seq, field: 'hash' })
    checkSignature(line, { key: entry.key, signature: entry.signature, text: signedText(entry.hash), seq })
    const withdraws = entry.record?.withdraws ?? null
    if (withdraws !== null && !seen.has(withdraws)) fault(line, 'withdraws_unknown', { seq, field: 'record.withdraws' })
    if (entry.record === null) withoutRecord += 1
    seen.add(entry.hash)
    last = { seq, hash: entry.hash }
  }

  function checkSeal(line: number, read: ConsentSeal | { readonly fault: string }): void {
    if ('fault' in read) return fault(line, 'shape_wrong', { field: read.fault })
    seal = read
    sealed = line
    if (read.entries !== entries) fault(line, 'seal_wrong', { field: 'seal.entries' })
    else if (read.head !== last.hash) fault(line, 'seal_wrong', { field: 'seal.head' })
    if (header !== null && headerHash(header, crypto.sha256) !== read.header) fault(1, 'header_changed')
    checkSignature(line, { key: read.key, signature: read.signature, text: sealedText(read) })
  }

  return {
    line(line, value) {
      lastLine = line
      if (header === null) {
        const read = readHeader(value)
        if ('fault' in read) {
          if (faults.length === 0) fault(line, 'not_a_certificate', { field: read.fault })
        } else header = read
        return
      }
      const read = readSeal(value)
      if (seal !== null) fault(line, 'after_seal')
      else if (read !== null) {
        for (const field of strangeFields(value, ['seal'])) fault(line, 'field_added', { field })
        checkSeal(line, read)
      } else checkEntry(line, value)
    },
    broken(line) {
      lastLine = line
      fault(line, 'not_json')
    },
    twins(line) {
      fault(line, 'named_twice')
    },
    finish() {
      if (header === null && faults.length === 0) fault(1, 'not_a_certificate', { field: 'format' })
      if (header !== null && sealed === 0) fault(lastLine, 'seal_missing', { field: 'seal' })
      const keys = Object.fromEntries((header?.keys ?? []).map((key) => [key.id, crypto.sha256(key.public)]))
      return { valid: faults.length === 0, entries, withoutRecord, keys, faults }
    },
  }
}
