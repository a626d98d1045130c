import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import type { RunningAssignment } from '../ports/clock-store.ts'
import type { Tx } from '../ports/store.ts'
import { placeAgain } from '../route/place-again.ts'
import { rulesForLead } from '../experiments/rules-for-lead.ts'
import { changeLead, requireStatus } from './change-lead.ts'

/** A person takes the lead they were given: they will answer. The deadline goes on. */
export async function acceptLead(ctx: Context, leadId: LeadId): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'assignment.accepted',
    async work(tx, record, now) {
      requireStatus(record, ['open'])
      const running = await ownAssignment(ctx, tx, leadId)
      if (!running.acceptedAt) await tx.clocks.mark(running.id, { acceptedAt: now })
      return {}
    },
  })
}

type Declining = { readonly leadId: LeadId; readonly reason: string | null }

/**
 * A person cannot take the lead they were given: it goes to the next one, and the rotation counts it as given back. Where nobody else
 * is there it goes to the fallback queue, which the manager is told of.
 */
export async function declineLead(ctx: Context, { leadId, reason }: Declining): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'assignment.declined',
    async work(tx, record, now) {
      requireStatus(record, ['open'])
      const running = await ownAssignment(ctx, tx, leadId)
      const userId = running.userId!
      await tx.clocks.mark(running.id, { declinedAt: now, checkAt: null })
      await tx.team.credit(userId, 1)
      const { policy } = await rulesForLead(ctx, tx, record)
      const excluded = [...new Set([...(await tx.clocks.passedBy(leadId)), userId])]
      const placed = await placeAgain(ctx, tx, { record, policy, why: 'declined', excluded, actor: `user:${userId}` })
      return { user: userId, reason, to: placed?.userId ?? placed?.queue ?? null }
    },
  })
}

async function ownAssignment(ctx: Context, tx: Tx, leadId: LeadId): Promise<RunningAssignment> {
  const running = await tx.clocks.running(leadId)
  if (ctx.actor.kind === 'user' && running?.userId === ctx.actor.userId) return running
  throw new AppError('conflict', 'not_yours', 'the lead is not yours: it may have been handed over meanwhile')
}
