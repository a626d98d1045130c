import type { Context } from '../context.ts'
import type { WebhookEndpoint } from '../ports/webhook-store.ts'

const placeOf = (workspaceId: string, endpointId: string): string => `webhook:${workspaceId}:${endpointId}`

/** A new secret in the form of the specification, and the same sealed. */
export function newEndpointSecret(
  ctx: Context,
  endpointId: string,
): { readonly secret: string; readonly sealed: string } {
  // 32 bytes: base64url and base64 differ in two signs, and the specification wants the latter.
  const secret = `whsec_${ctx.secrets.randomToken(32).replaceAll('-', '+').replaceAll('_', '/')}=`
  return { secret, sealed: ctx.vault.seal(secret, placeOf(ctx.workspaceId, endpointId)) }
}

/** The secrets to sign with: the one in force, and the one before while it is still good. */
export function endpointSecrets(ctx: Context, endpoint: WebhookEndpoint): readonly string[] {
  const place = placeOf(ctx.workspaceId, endpoint.id)
  const isOldGood = endpoint.oldUntil !== null && endpoint.oldUntil > ctx.now()
  const sealed = [endpoint.sealed, ...(isOldGood && endpoint.oldSealed ? [endpoint.oldSealed] : [])]
  return sealed.flatMap((one) => ctx.vault.open(one, place) ?? [])
}
