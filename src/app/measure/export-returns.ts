import type { ChannelSpan } from '../../core/measure/channels.ts'
import { noteExport } from '../audit/note-export.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ReturnableLead } from '../ports/measure-store.ts'

/** More than a seller of leads is ever asked to take back at once. */
const mostReturned = 10_000

/**
 * Leads of a source that were turned away, or turned out not to be real after all, with what speaks against each: the list with which a seller of leads
 * is asked for the money back. People are in it, so it is noted in the audit log.
 */
export async function exportReturns(
  ctx: Context,
  { source, span }: { readonly source: string; readonly span: ChannelSpan },
): Promise<readonly ReturnableLead[]> {
  requireRight(ctx.actor, 'exportLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const leads = await tx.measure.returnable({ source, ...span, limit: mostReturned })
    await noteExport(ctx, tx, { rows: leads.length, view: 'returns' })
    return leads
  })
}
