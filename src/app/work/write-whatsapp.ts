import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Reading } from '../../core/read/reading.ts'
import { mayContactLead } from '../consent/may-contact.ts'
import { actorText, type Context } from '../context.ts'
import type { MessagePayload } from '../deliver/plan-message.ts'
import { sendSoon } from '../deliver/send-soon.ts'
import { whatsappReach } from '../deliver/whatsapp-window.ts'
import { languageOf } from '../nurture/letter-values.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { changeLead } from './change-lead.ts'

type Input = {
  readonly leadId: LeadId
  /** Null sends the template that opens a conversation. */
  readonly text: string | null
}

/**
 * A person writes to a lead by WhatsApp. Free text goes only while the window is open, the template at any time; AppError `conflict` says what
 * stands against it. The message is in the outbox when this returns.
 */
export async function writeWhatsapp(ctx: Context, { leadId, text }: Input): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'message.written',
    async work(tx, record, now) {
      await requireReach(tx, record, { text, now })
      const id = ctx.newId()
      await sendSoon(ctx.workspaceId, tx, [
        {
          id,
          kind: 'message',
          topic: 'whatsapp',
          leadId,
          userId: ctx.actor.kind === 'user' ? ctx.actor.userId : null,
          endpointId: null,
          cause: `message:${id}`,
          payload: await payloadOf(ctx, tx, record, text),
          createdAt: now,
          nextAt: now,
        },
      ])
      return { channel: 'whatsapp', delivery: id }
    },
  })
}

type Wish = { readonly text: string | null; readonly now: string }

async function requireReach(tx: Tx, record: LeadRecord, { text, now }: Wish): Promise<void> {
  const reach = await whatsappReach(tx, record, now)
  if (!reach)
    throw new AppError(
      'conflict',
      'channel_unset',
      'WhatsApp is not set up, or the lead has no number that can be read',
    )
  if (text !== null && reach.openUntil === null)
    throw new AppError(
      'conflict',
      'window_closed',
      'the lead has not written by WhatsApp for 24 hours: only the approved template may go',
    )
  if (text === null && !reach.hasTemplate)
    throw new AppError('conflict', 'template_unset', 'no template for leads is named in the settings of WhatsApp')
  const permission = await mayContactLead(tx, record, { purpose: 'answer', channel: 'whatsapp', at: now })
  if (!permission.allowed)
    throw new AppError('conflict', 'contact_forbidden', `this person may not be written to: ${permission.reason}`)
}

async function payloadOf(ctx: Context, tx: Tx, record: LeadRecord, text: string | null): Promise<MessagePayload> {
  const workspace = await tx.workspace.load()
  const events = await tx.leads.events(record.lead.id)
  const read = events.findLast(({ kind }) => kind === 'lead.read')?.payload['reading'] as Reading | undefined
  return {
    text,
    by: actorText(ctx.actor),
    language: languageOf(record, read ?? null, workspace.country),
    values: [record.lead.name ?? '', workspace.name],
  }
}
