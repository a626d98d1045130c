import { channelSettingsWithin } from '../channels/open-channel.ts'
import { mayContactLead } from '../consent/may-contact.ts'
import type { Context } from '../context.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { Tx } from '../ports/store.ts'
import type { WhatsappContent, WhatsappSettings } from '../ports/whatsapp.ts'
import { paceOf } from './pace.ts'
import type { Plan } from './plan.ts'
import { whatsappAddress, whatsappOpenUntil, whatsappPace } from './whatsapp-window.ts'

/** What a message of a person to a lead holds; without text it is the template that opens a conversation. */
export type MessagePayload = {
  readonly text: string | null
  readonly by: string
  readonly language: string
  readonly values: readonly string[]
}

/** A message to a lead now: held while WhatsApp is not set up, ended where the person no longer allows it or the window has closed. */
export async function planMessage(ctx: Context, tx: Tx, delivery: Delivery): Promise<Plan> {
  const record = delivery.leadId ? await tx.leads.load(delivery.leadId) : null
  if (!record?.phoneKey) return { kind: 'end', state: 'cancelled', code: 'no_phone' }
  const now = ctx.now()
  const permission = await mayContactLead(tx, record, { purpose: 'answer', channel: 'whatsapp', at: now })
  if (!permission.allowed) return { kind: 'end', state: 'cancelled', code: permission.reason }
  const settings = await channelSettingsWithin<WhatsappSettings>(ctx, tx, 'whatsapp')
  if (!settings) return { kind: 'hold', code: 'channel_unset' }
  const to = whatsappAddress(record.phoneKey)
  const payload = delivery.payload as unknown as MessagePayload
  const content = contentOf(payload, settings, (await whatsappOpenUntil(tx, to, now)) !== null)
  if (!content) return { kind: 'end', state: 'failed', code: 'window_closed' }
  const pace = whatsappPace(to)
  const turn = await paceOf(tx, { pace, slotTaken: delivery.slotTaken, now })
  if (turn.kind !== 'go') return { kind: 'later', at: turn.at, changes: { slotTaken: turn.kind === 'slot' } }
  return {
    kind: 'send',
    channel: 'whatsapp',
    round: delivery.round,
    repeatable: false,
    paceKey: pace.key,
    changes: { payload: { ...delivery.payload, restsOn: permission.restsOn, basis: permission.reason } },
    send: () => ctx.senders.whatsapp.number(settings).send({ id: delivery.id, to, content }),
  }
}

function contentOf(
  { text, language, values }: MessagePayload,
  settings: WhatsappSettings,
  isOpen: boolean,
): WhatsappContent | null {
  if (text !== null) return isOpen ? { kind: 'text', text } : null
  if (settings.leadTemplate === null) return null
  return { kind: 'template', name: settings.leadTemplate, language: templateLanguage(settings, language), values }
}

/** The language of a template: the one that is wanted where it is approved, else the first that is. */
export const templateLanguage = ({ languages }: WhatsappSettings, wanted: string): string =>
  languages.find((one) => one === wanted) ??
  languages.find((one) => one.startsWith(`${wanted}_`)) ??
  languages[0] ??
  wanted
