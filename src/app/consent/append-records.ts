import { appendConsent, type ConsentEntry, type ConsentSigner } from '../../core/consent/certificate.ts'
import type { ConsentRecord } from '../../core/consent/consent-record.ts'
import type { Context } from '../context.ts'
import type { ConsentOwner } from '../ports/consent-store.ts'
import type { Tx } from '../ports/store.ts'

/** What it takes to append to the chain of one workspace. */
export type ConsentWorld = Pick<Context, 'workspaceId' | 'now' | 'newId' | 'secrets' | 'consentCrypto' | 'vault'>
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

/**
 * The signer of the workspace. The first who asks makes the key, with the chain held, so that two who ask at once make one. A key that the
 * installation can no longer open (its own key is another) is replaced; what it signed stays provable by its public half.
 */
export async function currentSigner(world: ConsentWorld, tx: Tx): Promise<ConsentSigner> {
  const ready = await openedKey(world, tx)
  if (ready) return ready
  await tx.consents.holdChain()
  return (await openedKey(world, tx)) ?? makeKey(world, tx)
}

async function openedKey(world: ConsentWorld, tx: Tx): Promise<ConsentSigner | null> {
  const key = await tx.consents.currentKey()
  const secret = key && world.vault.open(key.sealed, keyPlace(world, key.id))
  return key && secret ? world.consentCrypto.signer(key.id, secret) : null
}

/** A new key pair in place of the current one, which stays for checking what it signed. The chain must be held. */
export async function makeKey(world: ConsentWorld, tx: Tx): Promise<ConsentSigner> {
  const { publicKey, secretKey } = world.consentCrypto.newKey()
  const id = `k${(await tx.consents.keys()).length + 1}`
  const sealed = world.vault.seal(secretKey, keyPlace(world, id))
  await tx.consents.addKey({ id, publicKey, sealed, createdAt: world.now(), retiredAt: null })
  return world.consentCrypto.signer(id, secretKey)
}

const keyPlace = ({ workspaceId }: ConsentWorld, id: string): string => `consent-key:${workspaceId}:${id}`

/** The circumstances that only chance can give: 16 bytes, so that no hidden field can be guessed from its hash. */
export const newSalt = (world: ConsentWorld): string => world.secrets.randomToken(16)
