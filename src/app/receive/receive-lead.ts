import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { type Arrival, incomingLead } from './incoming.ts'

/** What a caller is told of a lead that was taken in. */
export type TakenLead = { readonly leadId: LeadId; readonly receivedAt: string; readonly isTest: boolean }

/**
 * Takes one lead in. The answer comes after it is committed. AppError `conflict/idempotency_key_reused` where the key came before
 * with another body.
 */
export async function receiveLead(ctx: Context, arrival: Arrival): Promise<TakenLead> {
  requireRight(ctx.actor, 'addLeads')
  const incoming = incomingLead(ctx, arrival)
  const received = await ctx.intake.receive(ctx.workspaceId, incoming)
  if (received.kind === 'repeated' && !received.sameBody)
    throw new AppError(
      'conflict',
      'idempotency_key_reused',
      'this Idempotency-Key was used for another lead: give each lead a key of its own',
    )
  if (received.kind === 'repeated') return firstTaken(ctx, received.leadId)
  ctx.tally.add('leads_received', 1)
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: received.leadId, at: ctx.now() })
  const { receivedAt, isTest } = incoming.lead
  return { leadId: received.leadId, receivedAt, isTest }
}

/** The same key again gets the answer of the first time. */
async function firstTaken(ctx: Context, leadId: LeadId): Promise<TakenLead> {
  const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.leads.load(leadId))
  if (!record) throw new AppError('not_found', 'lead_gone', 'the lead that this Idempotency-Key brought was taken away')
  return { leadId, receivedAt: record.lead.receivedAt, isTest: record.lead.isTest }
}
