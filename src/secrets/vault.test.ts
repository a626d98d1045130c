import { randomBytes } from 'node:crypto'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadVaultKey } from './vault-key.ts'
import { makeVault } from './vault.ts'

describe('the vault', () => {
  const vault = makeVault(randomBytes(32))

  it('opens what it sealed, at its place alone', () => {
    const sealed = vault.seal('пароль', 'channel:a:mail')
    expect(vault.open(sealed, 'channel:a:mail')).toBe('пароль')
    expect(vault.open(sealed, 'channel:b:mail')).toBeNull()
    expect(sealed).not.toContain(Buffer.from('пароль').toString('base64url'))
  })

  it('seals the same text differently each time, and notices any change', () => {
    const [one, two] = [vault.seal('x', 'p'), vault.seal('x', 'p')]
    expect(one).not.toBe(two)
    // Not the last letter: two of its bits stand for nothing.
    const flipped = one.slice(0, 20) + (one[20] === 'A' ? 'B' : 'A') + one.slice(21)
    expect(vault.open(flipped, 'p')).toBeNull()
    expect(vault.open('', 'p')).toBeNull()
    expect(vault.open('v1.AAAA', 'p')).toBeNull()
  })

  it('says no to another key', () => {
    expect(makeVault(randomBytes(32)).open(vault.seal('x', 'p'), 'p')).toBeNull()
  })
})

describe('its key', () => {
  it('is made once, for the owner alone, and found again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-key-'))
    const key = loadVaultKey(null, folder)
    expect(loadVaultKey(null, folder).equals(key)).toBe(true)
    expect(statSync(join(folder, 'secret.key')).mode & 0o077).toBe(0)
  })

  it('may come from a setting, whole or not at all', () => {
    const key = randomBytes(32)
    expect(loadVaultKey(key.toString('base64'), '/nowhere').equals(key)).toBe(true)
    expect(() => loadVaultKey('short', '/nowhere')).toThrow('32 bytes')
  })
})
