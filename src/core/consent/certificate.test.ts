import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFiles } from '../../files/make-files.ts'
import { makeConsentCrypto } from '../../secrets/consent-crypto.ts'
import { verifyConsent } from '../../app/verify-consent.ts'
import { canonicalJson } from './canonical-json.ts'
import { appendConsent, type ConsentEntry, sealChain, withoutRecord } from './certificate.ts'
import { certificateFormat, certificateLines, certificateVersion, headerHash } from './certificate-file.ts'
import { type ConsentCircumstances, type ConsentRecord, recordConsent, recordWithdrawal } from './consent-record.ts'

const crypto = makeConsentCrypto()
const { publicKey, secretKey } = crypto.newKey()
const signer = crypto.signer('k1', secretKey)
const keys = [{ id: 'k1', algorithm: 'Ed25519', public: publicKey }] as const
const folder = mkdtempSync(join(tmpdir(), 'assay-consent-'))

const circumstances = (subject: string): ConsentCircumstances => ({
  subject,
  subject_name: 'Айгерім Үлгі',
  legal_basis: 'consent',
  at: '2026-03-11T10:00:00+05:00',
  time_zone: 'Asia/Almaty',
  way: 'checkbox',
  ip: '192.0.2.7',
  user_agent: 'Mozilla/5.0',
  page: 'https://shop.example/form',
  form_hash: crypto.sha256('<form>'),
  source: 'instagram',
  controller_name: 'ТОО Пример',
  controller_id: '000000000000',
  third_parties: [],
  cross_border: false,
  public_sources: false,
  data_list: ['name', 'phone'],
  expires_at: null,
  minor: false,
  salt: crypto.sha256(`salt of ${subject}`),
})

const given = (subject: string): ConsentRecord =>
  recordConsent(
    { text: 'Келісемін', version: '1', language: 'kk', purposes: ['marketing'], channels: ['email'], given: true },
    circumstances(subject),
    crypto.sha256,
  )!

function chain(): ConsentEntry[] {
  const first = appendConsent(null, given('c1'), { sha256: crypto.sha256, signer })
  const second = appendConsent(first, given('c2'), { sha256: crypto.sha256, signer })
  const takenBack = recordWithdrawal(
    { ...circumstances('c1'), kind: 'withdrawn', text: 'Хватит', purposes: [], channels: [], withdraws: first.hash },
    crypto.sha256,
  )
  return [first, second, appendConsent(second, takenBack, { sha256: crypto.sha256, signer })]
}

/** Writes a certificate, changes its lines, and verifies it as the command does. */
async function verified(change: (lines: string[]) => void, options: { subject?: string; key?: string } = {}) {
  const path = join(folder, 'certificate.jsonl')
  const header = {
    format: certificateFormat,
    version: certificateVersion,
    controller: 'ТОО Пример',
    exported_at: '2026-03-12T00:00:00Z',
    keys,
  } as const
  const entries = chain().map((entry) =>
    options.subject === undefined || entry.record?.subject === options.subject ? entry : withoutRecord(entry),
  )
  const seal = sealChain(entries.at(-1)!, headerHash(header, crypto.sha256), signer)
  const lines = [...certificateLines({ header, entries, seal })].map((line) => JSON.stringify(line))
  change(lines)
  writeFileSync(path, lines.join('\n'))
  return verifyConsent({ files: makeFiles(), crypto }, { from: path, pinnedKey: options.key ?? null })
}

type Loose = Record<string, unknown>

/** Changes one line; `record` and `fields` are those of an entry. */
const edit =
  (line: number, change: (value: Loose, parts: { record: Loose; fields: Loose }) => void) => (lines: string[]) => {
    const value = JSON.parse(lines[line - 1]!) as Loose
    change(value, { record: (value['record'] ?? {}) as Loose, fields: (value['fields'] ?? {}) as Loose })
    lines[line - 1] = JSON.stringify(value)
  }

describe('a certificate', () => {
  it('is valid as written, and with blanks and keys in another order', async () => {
    expect(await verified(() => undefined)).toMatchObject({ valid: true, entries: 3, withoutRecord: 0, faults: [] })
    const reorder = edit(2, (entry, { record }) => {
      entry['record'] = Object.fromEntries(Object.entries(record).toReversed())
    })
    expect((await verified(reorder)).valid).toBe(true)
  })

  it('proves the chain while the records of others are left out', async () =>
    expect(await verified(() => undefined, { subject: 'c1' })).toMatchObject({ valid: true, withoutRecord: 1 }))

  it('can be held to one key', async () => {
    expect((await verified(() => undefined, { key: crypto.sha256(publicKey) })).valid).toBe(true)
    const other = await verified(() => undefined, { key: crypto.sha256('other') })
    expect(other.faults[0]).toMatchObject({ reason: 'key_not_pinned', line: 2 })
  })

  it.each(Object.keys(given('c1')).filter((name) => name !== 'salt'))('names the changed field %s', async (name) => {
    const change = edit(3, (_, { record }) => {
      const old = record[name]
      record[name] = typeof old === 'boolean' ? !old : Array.isArray(old) ? [...old, 'x'] : `${old}x`
    })
    const { valid, faults } = await verified(change)
    expect(valid).toBe(false)
    expect(faults).toContainEqual({ line: 3, seq: 2, field: `record.${name}`, reason: 'field_changed' })
  })

  it.each<[string, (lines: string[]) => void, object]>([
    [
      'a field added',
      edit(2, (_, { record }) => (record['extra'] = 1)),
      { line: 2, reason: 'field_added', field: 'record.extra' },
    ],
    [
      'words beside what is signed',
      edit(2, (entry) => (entry['note'] = 'agreed to more')),
      { line: 2, reason: 'field_added', field: 'note' },
    ],
    [
      'a second record in front of the signed one',
      (lines) => (lines[1] = lines[1]!.replace('"record":', '"record":{"text":"agreed to more"},"record":')),
      { line: 2, reason: 'named_twice' },
    ],
    [
      'a field taken away',
      edit(2, (_, { record }) => delete record['page']),
      { line: 2, reason: 'field_missing', field: 'record.page' },
    ],
    [
      'a field hash changed',
      edit(2, (_, { fields }) => (fields['page'] = 'a'.repeat(64))),
      { line: 2, reason: 'field_changed', field: 'record.page' },
    ],
    [
      'a hash made up',
      edit(4, (entry) => (entry['hash'] = 'a'.repeat(64))),
      { line: 4, reason: 'hash_wrong', field: 'hash' },
    ],
    ['an entry taken out', (lines) => lines.splice(2, 1), { line: 3, reason: 'order_wrong', seq: 3 }],
    [
      'entries swapped',
      (lines) => lines.splice(1, 2, lines[2]!, lines[1]!),
      { line: 2, reason: 'order_wrong', seq: 2 },
    ],
    ['the end cut off', (lines) => lines.splice(3), { line: 3, reason: 'seal_missing' }],
    ['the last entry cut out', (lines) => lines.splice(3, 1), { line: 4, reason: 'seal_wrong', field: 'seal.entries' }],
    ['a line after the seal', (lines) => lines.push(lines[1]!), { line: 6, reason: 'after_seal' }],
    [
      'a signature of another entry',
      (lines) => edit(3, (entry) => (entry['signature'] = JSON.parse(lines[1]!).signature))(lines),
      { line: 3, reason: 'signature_wrong', field: 'signature' },
    ],
    ['an unknown key', edit(2, (entry) => (entry['key'] = 'k9')), { line: 2, reason: 'key_unknown', field: 'key' }],
    [
      'the seller renamed',
      edit(1, (header) => (header['controller'] = 'Another')),
      { line: 1, reason: 'header_changed' },
    ],
    ['a line that is no JSON', (lines) => lines.splice(2, 0, '{"seq":'), { line: 3, reason: 'not_json' }],
    ['no entry', edit(2, (entry) => (entry['prev'] = 7)), { line: 2, reason: 'shape_wrong', field: 'prev' }],
    ['another file', (lines) => lines.splice(0, lines.length, '{"a":1}'), { line: 1, reason: 'not_a_certificate' }],
    ['an empty file', (lines) => lines.splice(0, lines.length), { reason: 'not_a_certificate' }],
  ])('finds %s', async (_, change, place) => {
    const { valid, faults } = await verified(change)
    expect(valid).toBe(false)
    expect(faults[0]).toMatchObject(place)
  })

  it('refuses a key option that is no fingerprint', async () =>
    expect(verified(() => undefined, { key: 'abc' })).rejects.toMatchObject({
      code: 'bad_input',
      reason: 'key_broken',
    }))
})

describe('a record', () => {
  it('is none where the box was left empty', () => {
    const left = { text: 'x', version: null, language: null, purposes: ['marketing'], channels: [], given: false }
    expect(recordConsent(left, circumstances('c1'), crypto.sha256)).toBeNull()
  })

  it('needs a text and a purpose', () => {
    const ticked = { text: 'x', version: null, language: null, purposes: [], channels: [], given: true }
    expect(() => recordConsent(ticked, circumstances('c1'), crypto.sha256)).toThrow('at least one purpose')
    expect(() => recordConsent({ ...ticked, text: ' ' }, circumstances('c1'), crypto.sha256)).toThrow('the text')
  })
})

it('writes canonical JSON (RFC 8785, 3.2.3: keys by UTF-16 code units)', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Dalet',
    '1': 'One',
    '\u{1f600}': 'Smiley',
    '\u0080': 'Control',
    '\u00f6': 'o',
  }
  expect(canonicalJson(value)).toBe(
    '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"o","\u20ac":"Euro Sign","\u{1f600}":"Smiley","\ufb33":"Dalet"}',
  )
  expect(canonicalJson([1e21, 0.002, -0, true, null, { b: [], a: {} }])).toBe(
    '[1e+21,0.002,0,true,null,{"a":{},"b":[]}]',
  )
})
