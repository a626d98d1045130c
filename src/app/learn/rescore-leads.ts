import type { LeadId } from '../../core/lead/ids.ts'
import { assessLead } from '../assess-lead.ts'
import type { Context } from '../context.ts'

const pageSize = 200

/** Takes the open leads down the line again, oldest first: their people stay theirs, their scores are the new model's. */
export async function rescoreLeads(ctx: Context, { reason }: { readonly reason: string }): Promise<void> {
  let after: LeadId | null = null
  for (;;) {
    const page: readonly LeadId[] = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.leads.openLeads(after, pageSize),
    )
    for (const id of page) await assessLead(ctx, id, { again: { reason } })
    if (page.length < pageSize) return
    after = page.at(-1)!
  }
}
