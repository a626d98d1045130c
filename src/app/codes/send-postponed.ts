import type { LeadId } from '../../core/lead/ids.ts'
import type { Verdict } from '../../core/verify/finding.ts'
import type { Context } from '../context.ts'
import { tryCode } from './try-code.ts'

type Postponed = { readonly leadId: LeadId; readonly codeId: string; readonly verdict: Verdict | null }

/**
 * Sends a code in place of one that its service put off, once: it is taken out of the way first, so that nothing sends it twice. Not where
 * another was sent meanwhile, nor where the lead was decided or closed without it.
 */
export async function sendPostponed(ctx: Context, { leadId, codeId, verdict }: Postponed): Promise<void> {
  const channel = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    const taken = await tx.codes.takePostponed({ id: codeId })
    return record?.verdict === verdict && record.closedAt === null ? taken : null
  })
  if (channel !== null) await tryCode(ctx, { leadId, channel, again: false })
}
