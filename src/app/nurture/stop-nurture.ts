import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { changeLead } from '../work/change-lead.ts'

/** A person ends the letters to a lead. */
export async function stopNurture(ctx: Context, leadId: LeadId): Promise<void> {
  await changeLead(ctx, { leadId, right: 'workLeads', kind: 'nurture.stopped', work: async () => ({}) })
}
