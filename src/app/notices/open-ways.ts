import type { Language } from '../../core/lead/language.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { type NoticeText, noticeWords } from '../../core/notice/notice-text.ts'
import type { NoticeChannel, NoticeTopic } from '../../core/notice/notice.ts'
import { channelSettingsWithin } from '../channels/open-channel.ts'
import type { Context } from '../context.ts'
import type { Pace } from '../deliver/pace.ts'
import type { MailSettings } from '../ports/mail.ts'
import type { NoticePreferences } from '../ports/notice-store.ts'
import type { PushKeys } from '../ports/push.ts'
import type { Person } from '../ports/people-store.ts'
import type { SendResult } from '../ports/sending.ts'
import type { TelegramSettings } from '../ports/telegram.ts'
import type { SmsSettings } from '../ports/sms.ts'
import type { Tx } from '../ports/store.ts'
import type { WhatsappContent, WhatsappSettings } from '../ports/whatsapp.ts'
import { templateLanguage } from '../deliver/plan-message.ts'
import { whatsappAddress, whatsappOpenUntil, whatsappPace } from '../deliver/whatsapp-window.ts'
import { pushToAll } from './push.ts'
import { linkButton, noticeButtons } from './notice-buttons.ts'
import { htmlOf } from './letter-html.ts'

export type NoticeMessage = NoticeText & {
  readonly id: string
  readonly topic: NoticeTopic
  readonly language: Language
  readonly leadId: LeadId
  readonly url: string
}

/** A channel by which the person can be reached now. */
export type Way = { readonly channel: NoticeChannel; readonly pace: Pace | null; send(): Promise<SendResult> }

export type Reaching = {
  readonly person: Person
  readonly preferences: NoticePreferences
  readonly message: NoticeMessage
}

type Opener = (ctx: Context, tx: Tx, reaching: Reaching) => Promise<Way | null>

/** The channels that are set up and lead to the person, in the order they want. */
export async function openWays(ctx: Context, tx: Tx, reaching: Reaching): Promise<readonly Way[]> {
  const ways: Way[] = []
  for (const channel of reaching.preferences.channels) {
    const way = await openers[channel](ctx, tx, reaching)
    if (way) ways.push(way)
  }
  return ways
}

const byEmail: Opener = async (ctx, tx, { person, message }) => {
  const settings = await channelSettingsWithin<MailSettings>(ctx, tx, 'mail')
  // The first administrator's address is on no network.
  if (!settings || !person.email.includes('.', person.email.lastIndexOf('@'))) return null
  const { id, title, body, url, language } = message
  const letter = {
    id,
    to: person.email,
    subject: title,
    text: `${body}\n\n${url}\n`,
    html: htmlOf({ language, text: body, button: { label: noticeWords[language].open, url } }),
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
  return { channel: 'email', pace: null, send: () => ctx.senders.mail(settings).send(letter) }
}

const bySms: Opener = async (ctx, tx, { preferences, message }) => {
  const settings = await channelSettingsWithin<SmsSettings>(ctx, tx, 'sms')
  const { phone } = preferences
  if (!settings || phone === null) return null
  const text = `${message.short} ${message.url}`
  return {
    channel: 'sms',
    pace: null,
    send: () => ctx.senders.sms(settings).send({ id: message.id, to: phone, text }),
  }
}

/** About one message a second goes to a chat (the service's own advice); it answers 429 beyond. */
const chatGapMs = 1050

const byTelegram: Opener = async (ctx, tx, { person, message }) => {
  const settings = await channelSettingsWithin<TelegramSettings>(ctx, tx, 'telegram')
  const chatId = await tx.notices.telegramChat(person.id)
  if (!settings || chatId === null) return null
  const { title, body: text, topic, leadId, language, url } = message
  const isOwn = topic !== 'deadline_passed' && topic !== 'nobody_free'
  const buttons = isOwn ? noticeButtons(leadId, language, url) : linkButton(language, url)
  return {
    channel: 'telegram',
    pace: { key: `telegram:${chatId}`, gapMs: chatGapMs },
    send: () => ctx.senders.telegram.bot(settings).send({ chatId, title, text, buttons }),
  }
}

/** With buttons while the person has written within a day, else by the template of notices. */
const byWhatsapp: Opener = async (ctx, tx, { preferences, message }) => {
  const settings = await channelSettingsWithin<WhatsappSettings>(ctx, tx, 'whatsapp')
  const { phone } = preferences
  if (!settings || phone === null) return null
  const to = whatsappAddress(phone)
  const isOpen = (await whatsappOpenUntil(tx, to, ctx.now())) !== null
  const content = isOpen ? openContent(message) : templateContent(settings, message)
  if (!content) return null
  return {
    channel: 'whatsapp',
    pace: whatsappPace(to),
    send: () => ctx.senders.whatsapp.number(settings).send({ id: message.id, to, content }),
  }
}

function openContent({ topic, title, body, url, language, leadId }: NoticeMessage): WhatsappContent {
  const text = `*${title}*\n${body}\n${url}`
  if (topic === 'deadline_passed' || topic === 'nobody_free') return { kind: 'text', text }
  const words = noticeWords[language]
  const buttons = [
    { id: `a:${leadId}`, title: words.accept },
    { id: `d:${leadId}`, title: words.decline },
    { id: `c:${leadId}`, title: words.call },
  ]
  return { kind: 'buttons', text, buttons }
}

const templateContent = (
  settings: WhatsappSettings,
  { short, url, language }: NoticeMessage,
): WhatsappContent | null =>
  settings.noticeTemplate === null
    ? null
    : {
        kind: 'template',
        name: settings.noticeTemplate,
        language: templateLanguage(settings, language),
        values: [short, url],
      }

const byPush: Opener = async (ctx, tx, { person, message }) => {
  const subscriptions = await tx.notices.subscriptions(person.id)
  const keys = await channelSettingsWithin<PushKeys>(ctx, tx, 'push')
  if (!keys?.privateKey || subscriptions.length === 0) return null
  const { title, body, url, language, leadId, id } = message
  const payload = JSON.stringify({ title, body, url, language, tag: leadId })
  // A topic has at most 32 signs (RFC 8030, 5.4).
  const topic = id.replaceAll('-', '')
  return { channel: 'push', pace: null, send: () => pushToAll(ctx, { keys, subscriptions, payload, topic }) }
}

const openers: Readonly<Record<NoticeChannel, Opener>> = {
  telegram: byTelegram,
  push: byPush,
  whatsapp: byWhatsapp,
  email: byEmail,
  sms: bySms,
}
