import { readFile } from 'node:fs/promises'
import { AppError } from '../core/app-error.ts'
import type { IdentityData } from '../core/lead/identity/dedupe.ts'
import { isIdentityModel } from '../core/lead/identity/model.ts'
import { readNicknames } from '../core/lead/identity/name-keys.ts'

const folder = new URL('../../data/identity/', import.meta.url)

/** The weights and nicknames that ship with the product. */
export async function loadIdentityData(): Promise<IdentityData> {
  const [weights, nicknames] = await Promise.all(
    ['weights.json', 'nicknames.json'].map(async (name) => JSON.parse(await readFile(new URL(name, folder), 'utf8'))),
  )
  if (!isIdentityModel(weights))
    throw new AppError('internal', 'identity_weights_broken', 'data/identity/weights.json is broken.')
  return { model: weights, nicknames: readNicknames((nicknames as { groups: string[][] }).groups) }
}
