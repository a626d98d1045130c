import type { Context } from '../context.ts'
import type { ChannelKind, ChannelRecord } from '../ports/channel-store.ts'
import type { Mailer, MailSettings } from '../ports/mail.ts'
import type { SmsSettings, Texter } from '../ports/sms.ts'
import type { Tx } from '../ports/store.ts'
import { secrecy } from './secret-fields.ts'

/** The place that a channel's secrets are sealed for. */
export const channelPlace = (workspaceId: string, kind: ChannelKind): string => `channel:${workspaceId}:${kind}`

/** The secret fields, opened; null where the key of the installation is another than the one they were sealed with. */
export function openSecrets(ctx: Context, { kind, sealed }: ChannelRecord): Readonly<Record<string, unknown>> | null {
  const text = ctx.vault.open(sealed, channelPlace(ctx.workspaceId, kind))
  return text === null ? null : (JSON.parse(text) as Record<string, unknown>)
}

/** A channel's whole settings with their secrets; null where none are kept or they cannot be opened. */
export const channelSettings = <Settings>(ctx: Context, kind: ChannelKind): Promise<Settings | null> =>
  ctx.store.inWorkspace(ctx.workspaceId, (tx) => channelSettingsWithin<Settings>(ctx, tx, kind))

/** The same within a transaction. */
export async function channelSettingsWithin<Settings>(
  ctx: Context,
  tx: Tx,
  kind: ChannelKind,
): Promise<Settings | null> {
  const record = await tx.channels.find(kind)
  const secrets = record && openSecrets(ctx, record)
  if (!record || !secrets) return null
  const missing = Object.fromEntries(secrecy[kind].secret.map((name) => [name, null]))
  return { ...missing, ...record.config, ...secrets } as Settings
}

/** The workspace's mail server, or null where none is set. */
export async function mailerOf(ctx: Context): Promise<Mailer | null> {
  const settings = await channelSettings<MailSettings>(ctx, 'mail')
  return settings && ctx.senders.mail(settings)
}

/** The workspace's SMS service, or null where none is set. */
export async function texterOf(ctx: Context): Promise<Texter | null> {
  const settings = await channelSettings<SmsSettings>(ctx, 'sms')
  return settings && ctx.senders.sms(settings)
}
