import type { Channel } from '../../core/lead/lead.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { leadNotFound } from '../work/change-lead.ts'
import { takeUpdate } from './take-update.ts'

type Message = {
  readonly leadId: LeadId
  readonly channel: Channel
  readonly text: string
  /** The sender's own id of the message: the same one twice is one. */
  readonly messageId: string | null
}

/** A program tells what a lead wrote: by a chat, a mailbox or a messenger of its own. AppError `not_found` for a lead that is not there. */
export async function addMessage(ctx: Context, { leadId, channel, text, messageId }: Message): Promise<void> {
  requireRight(ctx.actor, 'addLeads')
  const found = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.leads.load(leadId))
  if (!found) throw leadNotFound()
  const externalId = `${leadId}:${messageId ?? ctx.newId()}`
  // The words stand in the lead's log alone, so that they go when it goes.
  await takeUpdate(ctx, { source: 'api', externalId, body: JSON.stringify({ leadId, channel }) }, async () => {
    const payload = { channel, text }
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.leads.append(leadId, [{ kind: 'message.received', at: ctx.now(), actor: actorText(ctx.actor), payload }]),
    )
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
}
