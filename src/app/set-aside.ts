import type { LeadId } from '../core/lead/ids.ts'
import { searchWords } from '../core/lead/search-words.ts'
import { snippetOf } from '../core/lead/snippet.ts'
import type { Context } from './context.ts'

/** A lead that the line failed on again and again goes to people, in the fallback queue, with the reason: it is not lost. */
export async function setAside(ctx: Context, leadId: LeadId): Promise<void> {
  const now = ctx.now()
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.hold(leadId)
    if (record?.status !== 'received') return
    const assignment = {
      userId: null,
      queue: 'fallback',
      respondBy: null,
      reason: 'line_failed',
      detail: null,
    } as const
    await tx.leads.append(leadId, [
      { kind: 'lead.set_aside', at: now, actor: 'system:line', payload: { reason: 'line_failed' } },
    ])
    await tx.leads.change(leadId, { status: 'open', queue: 'fallback', snippet: snippetOf(record.lead.message, null) })
    await tx.leads.assign(leadId, assignment, now)
    await tx.leads.indexWords(leadId, searchWords(record.lead))
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: now })
}
