import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { changeLead } from './change-lead.ts'

/** A person's words about a lead. */
export async function addNote(
  ctx: Context,
  { leadId, text }: { readonly leadId: LeadId; readonly text: string },
): Promise<void> {
  await changeLead(ctx, { leadId, right: 'workLeads', kind: 'note.added', work: async () => ({ text }) })
}
