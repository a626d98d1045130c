import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'

/** Brings a snoozed lead back when its time has come; a lead snoozed anew, or worked meanwhile, is left alone. */
export async function wakeLead(ctx: Context, leadId: LeadId): Promise<void> {
  const now = ctx.now()
  const woken = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.hold(leadId)
    if (
      record?.status !== 'snoozed' ||
      record.snoozedUntil === null ||
      Date.parse(record.snoozedUntil) > Date.parse(now)
    )
      return false
    await tx.leads.change(leadId, { status: 'open', snoozedUntil: null })
    const running = await tx.clocks.running(leadId)
    if (running) await tx.clocks.mark(running.id, { checkAt: now })
    await tx.leads.append(leadId, [{ kind: 'lead.woken', at: now, actor: 'system:clock', payload: {} }])
    return true
  })
  if (woken) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: now })
}
