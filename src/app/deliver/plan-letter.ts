import { channelSettingsWithin } from '../channels/open-channel.ts'
import { mayContactLead } from '../consent/may-contact.ts'
import { preferencesPath } from '../consent/preferences-link.ts'
import type { Context } from '../context.ts'
import { htmlOf } from '../notices/letter-html.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { MailSettings } from '../ports/mail.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { reactionLink, trackingPurpose } from './letter-links.ts'
import type { Plan } from './plan.ts'

/** What a letter in the outbox holds. */
export type LetterPayload = {
  readonly purpose: 'answer' | 'marketing'
  readonly language: string
  readonly subject: string
  readonly body: string
  readonly sequence: string | null
}

/** A letter to a lead now: held while no mail server is set, dropped where the person no longer allows it. */
export async function planLetter(ctx: Context, tx: Tx, delivery: Delivery): Promise<Plan> {
  const record = delivery.leadId ? await tx.leads.load(delivery.leadId) : null
  const to = record?.lead.email
  if (!record || !to) return { kind: 'end', state: 'cancelled', code: 'no_address' }
  const letter = delivery.payload as unknown as LetterPayload
  const permission = await mayContactLead(tx, record, { purpose: letter.purpose, channel: 'email', at: ctx.now() })
  if (!permission.allowed) return { kind: 'end', state: 'cancelled', code: permission.reason }
  const settings = await channelSettingsWithin<MailSettings>(ctx, tx, 'mail')
  if (!settings) return { kind: 'hold', code: 'no_mail_server' }
  const unsubscribe = `${ctx.publicUrl}${await preferencesPath(ctx, tx, record.lead.id)}`
  const { language, subject, body, purpose } = letter
  const headers: Record<string, string> =
    purpose === 'marketing'
      ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : { 'Auto-Submitted': 'auto-replied' }
  const html = htmlOf({
    language,
    text: body,
    ...(await tracking(ctx, tx, { record, delivery, purpose, unsubscribe })),
  })
  const outgoing = { id: delivery.id, to, subject, text: body, html, headers }
  return {
    kind: 'send',
    channel: 'email',
    round: delivery.round,
    repeatable: false,
    paceKey: 'mail',
    changes: { payload: { ...delivery.payload, restsOn: permission.restsOn, basis: permission.reason } },
    send: () => ctx.senders.mail(settings).send(outgoing),
  }
}

type Tracked = {
  readonly record: LeadRecord
  readonly delivery: Delivery
  readonly purpose: LetterPayload['purpose']
  readonly unsubscribe: string
}

/** Only who agreed to it is watched at reading, and never on the way out. */
async function tracking(ctx: Context, tx: Tx, { record, delivery, purpose, unsubscribe }: Tracked) {
  if (purpose !== 'marketing') return {}
  const wish = { purpose: trackingPurpose, channel: 'email', at: ctx.now() }
  if (!(await mayContactLead(tx, record, wish)).allowed) return {}
  return {
    pixel: reactionLink(ctx, delivery.id),
    through: (url: string) => (url === unsubscribe ? url : reactionLink(ctx, delivery.id, url)),
  }
}
