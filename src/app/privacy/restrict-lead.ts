import type { LeadId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { leadNotFound } from '../work/change-lead.ts'

/** Keeps a lead's data without using them (GDPR Art. 18), or (reason null) lets them be used again: no message goes, nothing is erased. */
export async function restrictLead(
  ctx: Context,
  { leadId, reason }: { readonly leadId: LeadId; readonly reason: string | null },
): Promise<void> {
  requireRight(ctx.actor, 'changePrivacy')
  const at = ctx.now()
  const actor = actorText(ctx.actor)
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.leads.hold(leadId))) throw leadNotFound()
    if (reason === null) await tx.privacy.release(leadId)
    else await tx.privacy.restrict(leadId, { reason, at, actor })
    const kind = reason === null ? 'privacy.released' : 'privacy.restricted'
    await tx.leads.append(leadId, [{ kind, at, actor, payload: reason === null ? {} : { text: reason } }])
    await noteChange(
      ctx,
      tx,
      reason === null
        ? { action: 'privacy.released', subject: leadId }
        : { action: 'privacy.restricted', subject: leadId },
    )
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at })
}
