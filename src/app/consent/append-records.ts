import { appendConsent, type ConsentEntry, type ConsentSigner } from '../../core/consent/certificate.ts'
import type { ConsentRecord } from '../../core/consent/consent-record.ts'
import type { World } from '../context.ts'
import type { ConsentOwner } from '../ports/consent-store.ts'
import type { Tx } from '../ports/store.ts'

export type ConsentWorld = Pick<World, 'now' | 'newId' | 'secrets' | 'consentCrypto'>
export type OwnedRecord = ConsentOwner & { readonly record: ConsentRecord }

/**
 * Appends records to the workspace's chain, signed, within the transaction of the deed that they are about. Waits for others who append,
 * so that every number is given once, however many processes there are.
 */
export async function appendRecords(
  world: ConsentWorld,
  tx: Tx,
  records: readonly OwnedRecord[],
): Promise<readonly ConsentEntry[]> {
  if (records.length === 0) return []
  let last = await tx.consents.holdChain()
  const signer = await currentSigner(world, tx)
  const entries: (ConsentEntry & ConsentOwner)[] = []
  for (const { record, ...owner } of records) {
    const entry = appendConsent(last, record, { sha256: world.consentCrypto.sha256, signer })
    entries.push({ ...entry, ...owner })
    last = entry
  }
  await tx.consents.append(entries)
  return entries
}

/** The signer of the workspace. The first who asks makes the key, with the chain held, so that two who ask at once make one. */
export async function currentSigner(world: ConsentWorld, tx: Tx): Promise<ConsentSigner> {
  let key = await tx.consents.currentKey()
  if (!key) {
    await tx.consents.holdChain()
    key = (await tx.consents.currentKey()) ?? (await makeKey(world, tx))
  }
  return world.consentCrypto.signer(key.id, key.secretKey)
}

/** A new key pair in place of the current one, which stays for checking what it signed. */
export async function makeKey(world: ConsentWorld, tx: Tx) {
  const key = { ...world.consentCrypto.newKey(), id: `k${(await tx.consents.keys()).length + 1}` }
  const made = { ...key, createdAt: world.now(), retiredAt: null }
  await tx.consents.addKey(made)
  return made
}

/** The circumstances that only chance can give: 16 bytes, so that no hidden field can be guessed from its hash. */
export const newSalt = (world: ConsentWorld): string => world.secrets.randomToken(16)
