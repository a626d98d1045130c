import type { FormId } from '../../core/lead/ids.ts'
import type { Context, World } from '../context.ts'
import type { OpenForm, ServiceKey } from '../ports/form-store.ts'

/** So long the key before is good, that no lead is lost between its renewal and the service's settings. */
export const oldKeyMs = 3_600_000

const placeOf = (workspaceId: string, id: FormId): string => `form-service:${workspaceId}:${id}`

/** A new key for the address that a form's service posts to; the one before stays good for an hour. */
export function newServiceKey(ctx: Context, id: FormId, before: ServiceKey | null): ServiceKey {
  const key = ctx.secrets.randomToken(24)
  const oldUntil = new Date(Date.parse(ctx.now()) + oldKeyMs).toISOString()
  return {
    sealed: ctx.vault.seal(key, placeOf(ctx.workspaceId, id)),
    hash: ctx.secrets.sha256(key),
    oldHash: before?.hash ?? null,
    oldUntil: before ? oldUntil : null,
  }
}

/** The key in words; null where it was sealed by another installation: it is still good, but can only be renewed. */
export const shownServiceKey = (ctx: Context, id: FormId, { sealed }: ServiceKey): string | null =>
  ctx.vault.open(sealed, placeOf(ctx.workspaceId, id))

/** Whether this is the key of the form's service, or the one before in its last hour. */
export function isServiceKey(world: World, { serviceKey }: OpenForm, key: string): boolean {
  if (serviceKey === null) return false
  const hash = world.secrets.sha256(key)
  const isOldGood = serviceKey.oldUntil !== null && serviceKey.oldUntil > world.now()
  const good = [serviceKey.hash, ...(isOldGood && serviceKey.oldHash ? [serviceKey.oldHash] : [])]
  return good.some((one) => world.secrets.sameSecret(one, hash))
}
