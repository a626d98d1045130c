import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { TelegramSettings } from '../ports/telegram.ts'
import type { ChannelView } from './list-channels.ts'
import { channelSettings } from './open-channel.ts'
import { saveChannel } from './save-channel.ts'

type Input = Omit<TelegramSettings, 'token'> & { readonly token?: string | null | undefined }

/** Where the bot's updates come in, in webhook mode. */
export const telegramHook = (ctx: Context): string => `${ctx.publicUrl}/v1/hooks/telegram/${ctx.workspaceId}`

/** What the service sends along with each update, so that nobody else can send any. Derived from the token: nothing to keep. */
export const telegramHookSecret = (ctx: Context, token: string): string =>
  ctx.secrets.sha256(`assay-telegram-hook\n${ctx.workspaceId}\n${token}`)

/**
 * Keeps the settings of the bot: its token is tried first, its name kept for links, and its updates are sent where the mode wants them. Webhook
 * mode needs an address that the service can reach.
 */
export async function saveTelegram(ctx: Context, input: Input): Promise<ChannelView> {
  requireRight(ctx.actor, 'manageWorkspace')
  if (input.mode === 'webhook' && !ctx.publicUrl.startsWith('https:') && input.apiRoot === 'https://api.telegram.org')
    throw new AppError('bad_input', 'needs_https', 'Telegram sends webhooks to https addresses only: choose polling', {
      field: 'mode',
    })
  const kept = input.token === undefined ? await channelSettings<TelegramSettings>(ctx, 'telegram') : null
  const token = input.token ?? (kept?.apiRoot === input.apiRoot ? kept.token : null)
  if (!token) throw tokenFault('token_missing', 'the bot needs its token: BotFather gives it')
  const bot = ctx.senders.telegram.bot({ ...input, token })
  const found = await bot.whoAmI()
  if (found.kind !== 'bot')
    throw tokenFault(found.reason, 'Telegram does not know this token, or could not be reached: check it and try again')
  const hook = { url: telegramHook(ctx), secret: telegramHookSecret(ctx, token) }
  const set = await bot.setWebhook(input.mode === 'webhook' ? hook : null)
  if (set.kind !== 'delivered')
    throw new AppError(
      'bad_input',
      'webhook_refused',
      'Telegram does not take the address of this server: choose polling',
      {
        field: 'mode',
      },
    )
  return saveChannel(ctx, { kind: 'telegram', settings: { ...input, token, botName: found.name } })
}

const tokenFault = (reason: string, message: string) => new AppError('bad_input', reason, message, { field: 'token' })
