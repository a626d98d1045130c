import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../core/app-error.ts'

const keyBytes = 32

/** The installation's key: from the setting, else from `secret.key` in the data folder, which is made on first use. */
export function loadVaultKey(setting: string | null, dataDir: string): Buffer {
  if (setting !== null) return keyOf(setting, 'ASSAY_SECRET_KEY')
  const path = join(dataDir, 'secret.key')
  mkdirSync(dataDir, { recursive: true })
  try {
    // Of two processes that start at once one makes the file; the other finds it.
    writeFileSync(path, `${randomBytes(keyBytes).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyOf(readFileSync(path, 'utf8').trim(), path)
}

function keyOf(text: string, place: string): Buffer {
  const key = Buffer.from(text, 'base64')
  if (key.length === keyBytes) return key
  throw new AppError('bad_input', 'secret_key', `${place} must hold 32 bytes in base64 (openssl rand -base64 32)`)
}
