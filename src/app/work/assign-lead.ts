import { AppError } from '../../core/app-error.ts'
import type { LeadId, UserId } from '../../core/lead/ids.ts'
import type { QueueName } from '../../core/route/assignment.ts'
import type { Context } from '../context.ts'
import { changeLead, requireStatus } from './change-lead.ts'

export type AssignInput = {
  readonly leadId: LeadId
  readonly userId: UserId | null
  readonly queue: Extract<QueueName, 'shared' | 'junior' | 'fallback'> | null
  readonly reason: string | null
}

/** A person hands a lead to another, takes it, or puts it back into a queue. The deadline stays as it was. */
export async function assignLead(ctx: Context, { leadId, userId, queue, reason }: AssignInput): Promise<void> {
  if ((userId === null) === (queue === null))
    throw new AppError('bad_input', 'one_of_user_or_queue', 'name either a user or a queue', { field: 'user_id' })
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'lead.assigned',
    async work(tx, record, now) {
      requireStatus(record, ['open', 'snoozed'])
      if (userId) {
        const person = await tx.people.find(userId)
        if (!person?.active)
          throw new AppError('bad_input', 'user_unknown', 'there is no such active user in this workspace', {
            field: 'user_id',
          })
        await tx.people.noteAssigned(userId, now)
      }
      await tx.leads.change(leadId, { assigneeId: userId, queue, status: 'open', snoozedUntil: null })
      await tx.leads.assign(
        leadId,
        { userId, queue, respondBy: record.respondBy, reason: 'by_person', detail: reason },
        now,
      )
      return { from: record.assigneeId ?? record.queue, to: userId ?? queue, reason }
    },
  })
}
