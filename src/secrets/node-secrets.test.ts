import { describe, expect, it } from 'vitest'
import { makeSecrets } from './node-secrets.ts'

const secrets = makeSecrets()

describe('passwords', () => {
  it('accepts the password it hashed and no other', async () => {
    const hash = await secrets.hashPassword('correct horse battery')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await secrets.verifyPassword('correct horse battery', hash)).toBe(true)
    expect(await secrets.verifyPassword('correct horse batterx', hash)).toBe(false)
  })

  it('salts: the same password twice gives two hashes', async () => {
    expect(await secrets.hashPassword('aaaaaaaaaa')).not.toBe(await secrets.hashPassword('aaaaaaaaaa'))
  })

  it('takes a password typed in decomposed letters for the same', async () => {
    const hash = await secrets.hashPassword('пароль-й-é'.normalize('NFC'))
    expect(await secrets.verifyPassword('пароль-й-é'.normalize('NFD'), hash)).toBe(true)
  })

  it('reads a hash of the reference implementation (phc-winner-argon2, src/test.c, argon2id, t=2, m=2^16, p=1)', async () => {
    const known = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await secrets.verifyPassword('password', known)).toBe(true)
    expect(await secrets.verifyPassword('passwore', known)).toBe(false)
  })

  it('knows nobody without a hash', async () => {
    expect(await secrets.verifyPassword('x', null)).toBe(false)
  })

  it('refuses a broken hash', async () => {
    expect(await secrets.verifyPassword('x', 'not a hash')).toBe(false)
  })
})

it('hashes tokens with SHA-256 (FIPS 180-4, example "abc")', () => {
  expect(secrets.sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

it('compares secrets of any length', () => {
  expect(secrets.sameSecret('a', 'a')).toBe(true)
  expect(secrets.sameSecret('a', 'ab')).toBe(false)
})

it('makes URL-safe tokens', () => {
  expect(secrets.randomToken(32)).toMatch(/^[\w-]{43}$/)
})
