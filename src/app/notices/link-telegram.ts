import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import { channelSettings } from '../channels/open-channel.ts'
import type { Context } from '../context.ts'
import type { TelegramSettings } from '../ports/telegram.ts'
import { personAsking } from './my-notices.ts'

const goodForMs = 15 * 60_000

export type LinkCode = { readonly code: string; readonly url: string | null; readonly expiresAt: string }

/** A one-time code that links the chat it is sent from to the person who asks. Good for a quarter of an hour. */
export async function createLinkCode(ctx: Context): Promise<LinkCode> {
  const userId = personAsking(ctx)
  const settings = await channelSettings<TelegramSettings & { readonly botName?: string }>(ctx, 'telegram')
  if (!settings) throw new AppError('conflict', 'channel_unset', 'no Telegram bot is set up: ask your administrator')
  const code = ctx.secrets.randomToken(12)
  const expiresAt = new Date(Date.parse(ctx.now()) + goodForMs).toISOString()
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.notices.addLinkCode({ hash: ctx.secrets.sha256(code), userId, expiresAt }),
  )
  return { code, url: settings.botName ? `https://t.me/${settings.botName}?start=${code}` : null, expiresAt }
}

/** The bot writes to this person no more. */
export async function unlinkTelegram(ctx: Context): Promise<void> {
  const userId = personAsking(ctx)
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.notices.unlinkTelegram(userId)
    await noteChange(ctx, tx, { action: 'user.unlinked_telegram', subject: userId })
  })
}
