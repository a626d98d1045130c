import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ChannelKind, ChannelRecord } from '../ports/channel-store.ts'
import type { Tx } from '../ports/store.ts'
import { type ChannelView, channelView } from './list-channels.ts'
import { channelPlace, openSecrets } from './open-channel.ts'
import { sameDestination, secrecy, splitSecrets } from './secret-fields.ts'

type Input = {
  readonly kind: ChannelKind
  /** The whole settings. A secret that is undefined stays what it is; null takes it away. */
  readonly settings: Readonly<Record<string, unknown>>
}

/**
 * Keeps the settings of a channel. Stored secrets stay only while they would go where they went: with another server or account
 * they must be typed again, so that nobody can have them sent to a place of their own.
 */
export async function saveChannel(ctx: Context, { kind, settings }: Input): Promise<ChannelView> {
  requireRight(ctx.actor, 'manageWorkspace')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const before = await tx.channels.find(kind)
    const { config, secrets } = splitSecrets(kind, settings)
    const typed = Object.fromEntries(Object.entries(secrets).filter(([, value]) => value !== undefined))
    const kept = before ? keptSecrets(ctx, before, { settings, config }) : {}
    const record: ChannelRecord = {
      kind,
      config,
      sealed: ctx.vault.seal(JSON.stringify({ ...kept, ...typed }), channelPlace(ctx.workspaceId, kind)),
      changedAt: ctx.now(),
    }
    await tx.channels.save(record)
    if (kind === 'mail') await release(ctx, tx, 'letter')
    if (kind === 'whatsapp') await release(ctx, tx, 'message')
    await noteChange(ctx, tx, { action: 'channel.saved', subject: null, detail: { kind } })
    return channelView(ctx, record)
  })
}

type After = { readonly settings: Input['settings']; readonly config: ChannelRecord['config'] }

function keptSecrets(ctx: Context, before: ChannelRecord, { settings, config }: After): object {
  const known = openSecrets(ctx, before) ?? {}
  const wanted = secrecy[before.kind].secret.filter((name) => settings[name] === undefined && name in known)
  if (wanted.length > 0 && !sameDestination(before.kind, before.config, config))
    throw new AppError(
      'bad_input',
      'secret_again',
      'the server or account is another one: type the password or token again',
      { field: snake(wanted[0]!) },
    )
  return Object.fromEntries(wanted.map((name) => [name, known[name]]))
}

/** What waited for a channel, or for its settings to be right, goes now. */
async function release(ctx: Context, tx: Tx, kind: 'letter' | 'message'): Promise<void> {
  const ids = await tx.deliveries.release(kind, ctx.now())
  await tx.jobs.send(
    'post.send',
    ids.map((deliveryId) => ({ workspaceId: ctx.workspaceId, deliveryId })),
  )
}

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
