import type { Language } from '../../core/lead/language.ts'
import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { botWords, declineReasons } from '../../core/notice/bot-words.ts'
import { noticeWords } from '../../core/notice/notice-text.ts'
import type { Context } from '../context.ts'
import type { TelegramButton } from '../ports/telegram.ts'
import { acceptLead, declineLead } from '../work/accept-lead.ts'

export type Pressed = {
  readonly say: string
  /** The buttons from now on; undefined leaves them. */
  readonly buttons?: readonly (readonly TelegramButton[])[]
  readonly contact?: { readonly phone: string; readonly name: string }
}

type Button = { readonly data: string; readonly language: Language }

/** `a:LEAD` accepts, `d:LEAD` asks why not, `r:LEAD:N` declines with that reason, `c:LEAD` gives the number to call. */
const form = /^([adrc]):([\da-f-]{36})(?::(\d))?$/

/** Does what a person pressed, by the verbs that the console uses, with the person's own rights. */
export async function pressButton(ctx: Context, { data, language }: Button): Promise<Pressed> {
  const words = botWords[language]
  const [, deed, lead, reason] = form.exec(data) ?? []
  if (!deed || !lead) return { say: words.button_old }
  const leadId = lead as LeadId
  try {
    if (deed === 'a') {
      await acceptLead(ctx, leadId)
      return { say: words.accepted, buttons: [[{ text: noticeWords[language].call, data: `c:${leadId}` }]] }
    }
    if (deed === 'd') return { say: words.why, buttons: reasonButtons(leadId, language) }
    if (deed === 'c') return await contactOf(ctx, leadId, language)
    await declineLead(ctx, { leadId, reason: declineReasons[Number(reason)] ?? 'other' })
    return { say: words.declined, buttons: [] }
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return { say: words.not_yours, buttons: [] }
    throw error
  }
}

const reasonButtons = (leadId: LeadId, language: Language) =>
  declineReasons.map((reason, index) => [{ text: botWords[language].reasons[reason], data: `r:${leadId}:${index}` }])

/** The number goes only to whoever holds the lead now. */
async function contactOf(ctx: Context, leadId: LeadId, language: Language): Promise<Pressed> {
  const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.leads.load(leadId))
  const words = botWords[language]
  if (!record || ctx.actor.kind !== 'user' || record.assigneeId !== ctx.actor.userId) return { say: words.not_yours }
  const { name, phone } = record.lead
  if (!phone) return { say: words.no_phone }
  return { say: '', contact: { phone, name: name ?? noticeWords[language].nameless } }
}
