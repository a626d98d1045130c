import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import { whatsappAddress, whatsappOpenUntil } from '../deliver/whatsapp-window.ts'
import { personAsking } from '../notices/my-notices.ts'
import { requireRight } from '../permission.ts'
import type { SendResult } from '../ports/sending.ts'
import type { TelegramSettings } from '../ports/telegram.ts'
import type { WhatsappContent, WhatsappSettings } from '../ports/whatsapp.ts'
import { channelSettings, mailerOf, texterOf } from './open-channel.ts'

type Kind = 'mail' | 'sms' | 'telegram' | 'whatsapp'
type Input = { readonly kind: Kind; readonly to: string }

const words = 'This is a test from Assay: the channel works.'

/**
 * Sends a test at once, and says what the service answered: to an address, to a number (SMS, WhatsApp), or to the chat that whoever asks has linked
 * (Telegram). AppError `conflict` where the channel is not set up, or there is no such chat.
 */
export async function testChannel(ctx: Context, { kind, to }: Input): Promise<SendResult> {
  requireRight(ctx.actor, 'manageWorkspace')
  if (kind !== 'telegram' && to === '')
    throw new AppError('bad_input', 'too_short', 'say where the test goes', { field: 'to' })
  return senders[kind](ctx, to)
}

const senders: Readonly<Record<Kind, (ctx: Context, to: string) => Promise<SendResult>>> = {
  async mail(ctx, to) {
    const mailer = (await mailerOf(ctx)) ?? unset()
    return mailer.send({ id: ctx.newId(), to, subject: 'Assay: test', text: words, html: null, headers: {} })
  },
  async sms(ctx, to) {
    const texter = (await texterOf(ctx)) ?? unset()
    return texter.send({ id: ctx.newId(), to, text: words })
  },
  async telegram(ctx) {
    const settings = (await channelSettings<TelegramSettings>(ctx, 'telegram')) ?? unset()
    const userId = personAsking(ctx)
    const chatId = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.notices.telegramChat(userId))
    if (chatId === null)
      throw new AppError(
        'conflict',
        'telegram_unlinked',
        'link your Telegram under Settings, Me first: the test goes there',
      )
    return ctx.senders.telegram.bot(settings).send({ chatId, title: null, text: words, buttons: [] })
  },
  async whatsapp(ctx, to) {
    const settings = (await channelSettings<WhatsappSettings>(ctx, 'whatsapp')) ?? unset()
    const address = whatsappAddress(to)
    const content = await whatsappTest(ctx, settings, address)
    return ctx.senders.whatsapp.number(settings).send({ id: ctx.newId(), to: address, content })
  },
}

/** Free text goes only to somebody who wrote within a day; to all others a template does. */
async function whatsappTest(ctx: Context, settings: WhatsappSettings, to: string): Promise<WhatsappContent> {
  const open = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => whatsappOpenUntil(tx, to, ctx.now()))
  const { noticeTemplate, languages } = settings
  if (open !== null || noticeTemplate === null) return { kind: 'text', text: words }
  return { kind: 'template', name: noticeTemplate, language: languages[0]!, values: [words, ctx.publicUrl] }
}

function unset(): never {
  throw new AppError('conflict', 'channel_unset', 'this channel is not set up, or its secrets must be typed again')
}
