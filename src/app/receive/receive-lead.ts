import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { type Arrival, incomingLead } from './incoming.ts'

/**
 * Takes one lead in. The answer comes after it is committed. AppError `conflict/idempotency_key_reused` where the key came before
 * with another body.
 */
export async function receiveLead(
  ctx: Context,
  arrival: Arrival,
): Promise<{ readonly leadId: LeadId; readonly repeated: boolean }> {
  requireRight(ctx.actor, 'addLeads')
  const received = await ctx.intake.receive(ctx.workspaceId, incomingLead(ctx, arrival))
  if (received.kind === 'repeated' && !received.sameBody)
    throw new AppError(
      'conflict',
      'idempotency_key_reused',
      'this Idempotency-Key was used for another lead: give each lead a key of its own',
    )
  if (received.kind === 'written')
    ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: received.leadId, at: ctx.now() })
  return { leadId: received.leadId, repeated: received.kind === 'repeated' }
}
