import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { WhatsappSettings } from '../ports/whatsapp.ts'
import type { ChannelView } from './list-channels.ts'
import { channelSettings } from './open-channel.ts'
import { saveChannel } from './save-channel.ts'

type Input = Omit<WhatsappSettings, 'token' | 'appSecret'> & {
  readonly token?: string | undefined
  readonly appSecret?: string | undefined
}

/** Where the service sends what people write. */
export const whatsappHook = (ctx: Context): string => `${ctx.publicUrl}/v1/hooks/whatsapp/${ctx.workspaceId}`

/** Keeps the settings of the number: its token is tried first. Without the app's secret nobody could tell whose webhooks come. */
export async function saveWhatsapp(ctx: Context, input: Input): Promise<ChannelView> {
  requireRight(ctx.actor, 'manageWorkspace')
  const kept = await channelSettings<WhatsappSettings>(ctx, 'whatsapp')
  const isSame = kept?.apiRoot === input.apiRoot && kept.phoneNumberId === input.phoneNumberId
  const token = input.token ?? (isSame ? kept.token : null)
  const appSecret = input.appSecret ?? (isSame ? kept.appSecret : null)
  if (!token) throw fault('token', 'token_missing', 'the number needs a token: make one for a system user')
  if (!appSecret) throw fault('app_secret', 'secret_missing', "the app's secret is needed to know its webhooks")
  const found = await ctx.senders.whatsapp.number({ ...input, token, appSecret }).whoAmI()
  if (found.kind !== 'number')
    throw fault('token', found.reason, 'WhatsApp does not know this token or number, or could not be reached')
  const settings = { ...input, token, appSecret, shownNumber: found.shown, webhookUrl: whatsappHook(ctx) }
  return saveChannel(ctx, { kind: 'whatsapp', settings })
}

const fault = (field: string, reason: string, message: string) => new AppError('bad_input', reason, message, { field })
