import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { changeLead } from './change-lead.ts'
import type { DisputeDirection } from '../../core/learn/disputes.ts'

export type DisputeInput = {
  readonly leadId: LeadId
  readonly direction: DisputeDirection
  readonly reason: string
}

/** A person says that the score is wrong, and why. Kept beside the score for training and for the manager. */
export async function disputeScore(ctx: Context, { leadId, direction, reason }: DisputeInput): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'user')
    throw new AppError('forbidden', 'people_only', 'only a person who is signed in may dispute a score')
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'score.disputed',
    async work(tx, record, now) {
      if (record.score === null) throw new AppError('conflict', 'not_scored', 'the lead has no score yet')
      await tx.leads.addDispute(leadId, { direction, reason, at: now, userId: actor.userId })
      return { direction, reason, score: record.score }
    },
  })
}
