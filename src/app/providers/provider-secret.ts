import type { Context } from '../context.ts'
import type { ProviderRecord } from '../ports/provider.ts'

/** The place that a service's secret is sealed for. */
export const providerPlace = (workspaceId: string, id: string): string => `provider:${workspaceId}:${id}`

/** The secret, opened; null where there is none or the installation's key is another. */
export const openProviderSecret = (
  ctx: Context,
  { id, sealed }: Pick<ProviderRecord, 'id' | 'sealed'>,
): string | null => (sealed === null ? null : ctx.vault.open(sealed, providerPlace(ctx.workspaceId, id)))
