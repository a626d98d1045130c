import { createHmac, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sharedSuite } from '../../../../test/support/shared.ts'
import { codeDigits, codeRules, enterCode, freshCode, maySend, truncatedMac, typedCode } from './one-time-code.ts'

type Vectors = {
  readonly hotp: { readonly secret_ascii: string; readonly codes: readonly string[] }
  readonly totp: {
    readonly step: number
    readonly vectors: readonly (readonly [number, string, string, string])[]
  } & Readonly<Record<`secret_ascii_${string}`, string>>
}
const text = sharedSuite('verify/otp_vectors.json')
const counterBytes = (counter: number) => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(counter))
  return bytes
}

describe.runIf(text !== null)('the vectors of the RFCs', () => {
  const { hotp, totp } = JSON.parse(text ?? '{}') as Vectors
  it('HOTP (RFC 4226 appendix D)', () =>
    expect(
      hotp.codes.map((_, counter) =>
        codeDigits(truncatedMac(createHmac('sha1', hotp.secret_ascii).update(counterBytes(counter)).digest()), 6),
      ),
    ).toEqual(hotp.codes))
  it('TOTP (RFC 6238 appendix B)', () => {
    for (const [time, ...codes] of totp.vectors)
      for (const [index, hash] of ['sha1', 'sha256', 'sha512'].entries()) {
        const mac = createHmac(hash, totp[`secret_ascii_${hash}`]!).update(counterBytes(Math.floor(time / totp.step)))
        expect(codeDigits(truncatedMac(mac.digest()), 8)).toBe(codes[index])
      }
  })
})

it('makes codes of six digits, all equally likely', () => {
  const leading = new Map<string, number>()
  for (let round = 0; round < 5000; round += 1) {
    const key = randomBytes(20)
    const code = freshCode((counter) => createHmac('sha1', key).update(counterBytes(counter)).digest())
    expect(code).toMatch(/^\d{6}$/)
    leading.set(code[0]!, (leading.get(code[0]!) ?? 0) + 1)
  }
  expect(leading.size).toBe(10)
  for (const count of leading.values()) expect(count).toBeGreaterThan(380)
})

it('passes over numbers that would make some codes likelier', () => {
  const mac = (value: number) => {
    const bytes = new Uint8Array(20)
    new DataView(bytes.buffer).setUint32(0, value)
    return bytes
  }
  expect(freshCode((counter) => mac(counter === 0 ? 2 ** 31 - 1 : 42))).toBe('000042')
})

describe('entering a code', () => {
  const state = { expiresMs: 1000, attempts: 0, passed: false }
  it('is right once, in time, within the attempts', () => {
    expect(enterCode(state, 999, () => true)).toBe('right')
    expect(enterCode(state, 999, () => false)).toBe('wrong')
    expect(enterCode(state, 1000, () => true)).toBe('expired')
    expect(enterCode({ ...state, attempts: codeRules.mostAttempts }, 1, () => true)).toBe('used_up')
    expect(enterCode({ ...state, passed: true }, 1, () => true)).toBe('passed_before')
  })
  it('is read as people type it', () => {
    expect(typedCode(' 123-456 ')).toBe('123456')
    expect(typedCode('١٢٣٤٥٦')).toBe('123456')
    expect(typedCode('１２３ 456')).toBe('123456')
  })
})

describe('sending a code', () => {
  const recent = { toTarget: 0, toBlock: 0, toCountry: 0, countrySent: 0, countryPassed: 0, toNetwork: 0, toAll: 0 }
  const state = { nowMs: 1e9, sentMs: [], recent, country: 'KZ', countries: ['KZ', 'RU'] }
  it('waits a minute between codes and sends three a day', () => {
    expect(maySend(state)).toEqual({ kind: 'may' })
    expect(maySend({ ...state, sentMs: [1e9 - 10_000] })).toEqual({ kind: 'wait', untilMs: 1e9 + 50_000 })
    expect(maySend({ ...state, sentMs: [1, 2, 3] })).toEqual({ kind: 'refused', reason: 'too_many_codes' })
  })
  it('is not pumped: not abroad, not along a range, not where nobody enters the code', () => {
    expect(maySend({ ...state, country: 'LV' })).toMatchObject({ reason: 'country_not_allowed' })
    expect(maySend({ ...state, recent: { ...recent, toBlock: 3 } })).toMatchObject({
      reason: 'number_range_suspicious',
    })
    expect(maySend({ ...state, recent: { ...recent, countrySent: 40, countryPassed: 2 } })).toMatchObject({
      reason: 'country_suspicious',
    })
    expect(maySend({ ...state, recent: { ...recent, countrySent: 40, countryPassed: 30 } })).toEqual({ kind: 'may' })
    expect(maySend({ ...state, country: null, countries: [] })).toEqual({ kind: 'may' })
  })
})
