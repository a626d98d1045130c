import { languageOfTag } from '../../core/lead/language.ts'
import { AppError } from '../../core/app-error.ts'
import { botWords, declineReasons } from '../../core/notice/bot-words.ts'
import type { Context } from '../context.ts'
import { settleLate } from '../deliver/settle-late.ts'
import type { WhatsappContent, WhatsappNews, WhatsappNumber, WhatsappSettings } from '../ports/whatsapp.ts'
import { pressButton } from './press-button.ts'
import { takeMessage } from './take-message.ts'
import { takeUpdate } from './take-update.ts'
import { userContext } from './user-context.ts'

/** What the service told of the workspace's number: messages of people and of strangers, and what became of ours. Each is done once. */
export async function receiveWhatsapp(ctx: Context, settings: WhatsappSettings, body: unknown): Promise<void> {
  const number = ctx.senders.whatsapp.number(settings)
  for (const news of ctx.senders.whatsapp.read(body, settings.phoneNumberId)) {
    const externalId = news.kind === 'status' ? `${news.id}:${news.status}` : news.id
    await takeUpdate(ctx, { source: 'whatsapp', externalId, body: JSON.stringify(news) }, () =>
      news.kind === 'message' ? heard(ctx, { number, settings, news }) : statusCame(ctx, news),
    )
  }
}

type Message = Extract<WhatsappNews, { kind: 'message' }>
type Hearing = { readonly number: WhatsappNumber; readonly settings: WhatsappSettings; readonly news: Message }

async function heard(ctx: Context, { number, settings, news }: Hearing): Promise<void> {
  const { from: address, text, name, at } = news
  const phone = `+${address}`
  const own = await userContext(ctx, (tx) => tx.notices.userByPhone(phone))
  if (own) {
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.inbox.heard('whatsapp', address, { at }))
    return answerPerson(own, { number, news })
  }
  if (!settings.takesLeads) return
  await takeMessage(ctx, { source: 'whatsapp', address, text, name, phone, at, language: null })
}

type OwnContext = { readonly ctx: Context; readonly locale: string | null }

/** A person of the company: their buttons act by the verbs of the console; what else they write is answered by what this number is for. */
async function answerPerson(
  { ctx, locale }: OwnContext,
  { number, news }: { readonly number: WhatsappNumber; readonly news: Message },
): Promise<void> {
  const language = languageOfTag(locale) ?? 'en'
  const words = botWords[language]
  const say = (content: WhatsappContent) => number.send({ id: ctx.newId(), to: news.from, content })
  if (news.pressed === null) return void (await say({ kind: 'text', text: words.help }))
  const done = await pressButton(ctx, { data: news.pressed, language })
  const asksWhy = news.pressed.startsWith('d:') && done.buttons !== undefined
  if (asksWhy) {
    const leadId = news.pressed.slice(2)
    const lines = declineReasons.map((reason, index) => ({ id: `r:${leadId}:${index}`, title: words.reasons[reason] }))
    return void (await say({ kind: 'choice', text: done.say, label: '…', lines }))
  }
  const text = done.contact ? `${done.contact.name}\n${done.contact.phone}` : done.say
  await say({ kind: 'text', text })
}

/** What became of a message of ours. One that another program sent by the same number is none of ours. */
async function statusCame(ctx: Context, news: Extract<WhatsappNews, { kind: 'status' }>): Promise<void> {
  const { ours, status, result } = news
  if (ours === null || !/^[\da-f-]{36}$/.test(ours) || status === 'sent' || status === 'delivered') return
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const delivery = await tx.deliveries.hold(ours)
    if (!delivery) return
    // The answer to the sending itself is still on its way: the service tells the status again.
    if (delivery.state === 'sending')
      throw new AppError('unavailable', 'too_early', 'the message is being sent: tell its status again')
    if (result) return settleLate(ctx, tx, { delivery, result })
    if (delivery.kind === 'message' && delivery.leadId)
      await tx.leads.append(delivery.leadId, [
        { kind: 'message.read', at: ctx.now(), actor: 'system:whatsapp', payload: { delivery: delivery.id } },
      ])
  })
}
