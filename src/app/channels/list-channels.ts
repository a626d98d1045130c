import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ChannelKind, ChannelRecord } from '../ports/channel-store.ts'
import { openSecrets } from './open-channel.ts'

/** A channel's settings as they may be shown: of secrets only that they are there. */
export type ChannelView = {
  readonly kind: ChannelKind
  readonly config: Readonly<Record<string, unknown>>
  readonly secretsKept: readonly string[]
  /** False where the installation's key is another one: the secrets must be typed again. */
  readonly readable: boolean
  readonly changedAt: string
}

/** The channels that are set up. */
export async function listChannels(ctx: Context): Promise<readonly ChannelView[]> {
  requireRight(ctx.actor, 'manageWorkspace')
  const records = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.channels.all())
  // The keys of push messages are made by the server: there is nothing to set.
  return records.filter(({ kind }) => kind !== 'push').map((record) => channelView(ctx, record))
}

/** One channel as it may be shown. */
export function channelView(ctx: Context, record: ChannelRecord): ChannelView {
  const secrets = openSecrets(ctx, record)
  const { kind, config, changedAt } = record
  return { kind, config, changedAt, secretsKept: Object.keys(secrets ?? {}), readable: secrets !== null }
}
