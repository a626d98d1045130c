import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { changeLead, requireStatus } from './change-lead.ts'

/** Takes back an outcome: the lead is open again with the person or queue it had. */
export async function reopenLead(ctx: Context, leadId: LeadId): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'lead.reopened',
    async work(tx, record) {
      requireStatus(record, ['closed'])
      if (record.outcome === 'disqualified' && record.assigneeId) await tx.team.credit(record.assigneeId, -1)
      const queue = record.assigneeId || record.queue ? record.queue : 'fallback'
      await tx.leads.change(leadId, {
        status: 'open',
        outcome: null,
        outcomeAmount: null,
        outcomeReason: null,
        closedAt: null,
        queue,
      })
      return { outcome: record.outcome }
    },
  })
}
