import { type Language, languageOfTag } from '../../core/lead/language.ts'
import { botWords } from '../../core/notice/bot-words.ts'
import { channelSettings } from '../channels/open-channel.ts'
import type { Context } from '../context.ts'
import type { RawUpdate, TelegramBot, TelegramSettings, TelegramUpdate } from '../ports/telegram.ts'
import { pressButton } from './press-button.ts'
import { takeMessage } from './take-message.ts'
import { takeUpdate } from './take-update.ts'
import { userContext } from './user-context.ts'

/** One update of the workspace's bot: a person linking themselves, a button under a notice, a message of a stranger. */
export async function receiveTelegram(ctx: Context, update: RawUpdate): Promise<void> {
  const settings = await channelSettings<TelegramSettings>(ctx, 'telegram')
  if (!settings) return
  const bot = ctx.senders.telegram.bot(settings)
  const arrived = { source: 'telegram', externalId: String(update.update_id), body: JSON.stringify(update) } as const
  await takeUpdate(ctx, arrived, () => act(ctx, { bot, settings, said: ctx.senders.telegram.read(update) }))
}

type Acting = { readonly bot: TelegramBot; readonly settings: TelegramSettings; readonly said: TelegramUpdate }

async function act(ctx: Context, { bot, settings, said }: Acting): Promise<void> {
  if (said.kind === 'start') return link(ctx, bot, said)
  if (said.kind === 'button') return pressed(ctx, bot, said)
  if (said.kind !== 'message') return
  const userId = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.notices.userOfChat(said.chatId))
  const language = languageOfTag(said.language) ?? 'en'
  if (userId) return say(bot, said.chatId, botWords[language].help)
  if (!settings.takesLeads) return
  const { chatId: address, text, name, phone, at } = said
  const taken = await takeMessage(ctx, { source: 'telegram', address, text, name, phone, at, language: said.language })
  if (taken === 'new') await say(bot, said.chatId, botWords[language].thanks)
}

type Start = Extract<TelegramUpdate, { kind: 'start' }>

/** A one-time code from the settings links the chat to its person. */
async function link(ctx: Context, bot: TelegramBot, { chatId, code, language }: Start): Promise<void> {
  const words = (locale: string | null) => botWords[languageOfTag(locale) ?? 'en']
  if (code === null) return say(bot, chatId, words(language).hello)
  const person = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const userId = await tx.notices.useLinkCode(ctx.secrets.sha256(code), ctx.now())
    if (userId) await tx.notices.linkTelegram(userId, chatId, ctx.now())
    return userId && tx.people.find(userId)
  })
  if (!person) return say(bot, chatId, words(language).code_unknown)
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  await say(bot, chatId, words(person.locale ?? language).linked)
}

async function pressed(
  ctx: Context,
  bot: TelegramBot,
  said: Extract<TelegramUpdate, { kind: 'button' }>,
): Promise<void> {
  const own = await userContext(ctx, (tx) => tx.notices.userOfChat(said.chatId))
  if (!own) return bot.answerButton(said.callbackId, botWords.en.not_linked)
  const language: Language = languageOfTag(own.locale) ?? 'en'
  const done = await pressButton(own.ctx, { data: said.data, language })
  await bot.answerButton(said.callbackId, done.say)
  if (done.contact) await bot.sendContact({ chatId: said.chatId, ...done.contact })
  if (done.buttons && said.messageId !== null)
    await bot.changeButtons({ chatId: said.chatId, messageId: said.messageId }, done.buttons)
}

const say = async (bot: TelegramBot, chatId: string, text: string): Promise<void> => {
  await bot.send({ chatId, title: null, text, buttons: [] })
}
