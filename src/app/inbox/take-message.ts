import type { Channel } from '../../core/lead/lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { phoneKey } from '../../core/lead/identity/keys.ts'
import type { Context } from '../context.ts'
import type { InboxSource } from '../ports/inbox-store.ts'
import type { Tx } from '../ports/store.ts'
import { receiveLead } from '../receive/receive-lead.ts'
import { openInquiryOf } from './open-inquiry.ts'

type Message = {
  readonly source: InboxSource & Channel
  /** The chat or number it came from. */
  readonly address: string
  readonly text: string
  readonly name: string | null
  readonly phone: string | null
  readonly language: string | null
  readonly at: string
}

/** Further messages within this time belong to the same inquiry. */
const sameInquiryMs = 24 * 3_600_000

/** A stranger's message by messenger: a new lead, or another line of the one they wrote about lately. */
export async function takeMessage(ctx: Context, message: Message): Promise<'new' | 'added'> {
  const { source, address, text, at } = message
  const known = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const thread = await tx.inbox.thread(source, address)
    const isFresh = thread !== null && Date.parse(at) - Date.parse(thread.lastInAt) < sameInquiryMs
    const leadId = isFresh && thread.leadId ? thread.leadId : await openLeadOf(tx, message)
    const record = leadId && (await tx.leads.hold(leadId))
    if (!record || record.status === 'closed') return null
    await tx.inbox.heard(source, address, { at, leadId: record.lead.id })
    const event = {
      kind: 'message.received',
      at: ctx.now(),
      actor: `system:${source}`,
      payload: { channel: source, text },
    }
    await tx.leads.append(record.lead.id, [event])
    return record.lead.id
  })
  if (known) {
    ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: known, at: ctx.now() })
    return 'added'
  }
  const { country } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.load())
  const draft = {
    channel: source,
    source,
    name: message.name,
    phone: message.phone,
    language: message.language,
    message: text || null,
    custom: { [`${source}_address`]: address },
  }
  // Named by the message, so that an update that is done twice brings one lead.
  const key = `${source}:${address}:${at}`
  const idempotency = { keyId: `inbox:${source}`, key, bodyHash: ctx.secrets.sha256(key) }
  const { leadId } = await receiveLead(ctx, { draft, country, idempotency })
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.inbox.heard(source, address, { at, leadId }))
  return 'new'
}

/** Only WhatsApp proves a number: elsewhere anybody may type one. */
function openLeadOf(tx: Tx, { source, phone }: Message): Promise<LeadId | null> {
  return openInquiryOf(tx, { phoneKey: source === 'whatsapp' && phone !== null ? phoneKey(phone, null) : null })
}
