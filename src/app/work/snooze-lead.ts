import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { changeLead, requireStatus } from './change-lead.ts'

const longestSnoozeMs = 366 * 86_400_000

/** Puts a lead away until a time, when it comes back to the same person by itself. */
export async function snoozeLead(
  ctx: Context,
  { leadId, until }: { readonly leadId: LeadId; readonly until: string },
): Promise<void> {
  const ahead = Date.parse(until) - Date.parse(ctx.now())
  if (ahead <= 0 || ahead > longestSnoozeMs)
    throw new AppError('bad_input', 'snooze_time', 'choose a time to come, within a year', { field: 'until' })
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'lead.snoozed',
    async work(tx, record) {
      requireStatus(record, ['open', 'snoozed'])
      await tx.leads.change(leadId, { status: 'snoozed', snoozedUntil: until })
      await tx.jobs.send('lead.wake', [{ workspaceId: ctx.workspaceId, leadId }], { startAt: until })
      return { until }
    },
  })
}
