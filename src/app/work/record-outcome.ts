import type { LeadId } from '../../core/lead/ids.ts'
import { actorText, type Context } from '../context.ts'
import { changeLead } from './change-lead.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'

export type OutcomeInput = {
  readonly leadId: LeadId
  readonly kind: OutcomeKind
  readonly amount: number | null
  readonly reason: string | null
  /** When it happened, ISO; null for now. */
  readonly at: string | null
}

/** How the lead ended: won with its amount, lost or disqualified with a reason. A later outcome replaces an earlier one; both are kept. */
export async function recordOutcome(ctx: Context, { leadId, kind, amount, reason, at }: OutcomeInput): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'outcome.recorded',
    async work(tx, record, now) {
      const when = at ?? now
      await tx.clocks.answered(leadId, now)
      // What was no lead for them does not count against whoever got it.
      if (kind === 'disqualified' && record.outcome !== 'disqualified' && record.assigneeId)
        await tx.team.credit(record.assigneeId, 1)
      await tx.leads.recordOutcome(leadId, { kind, amount, reason, at: when, actor: actorText(ctx.actor) })
      await tx.leads.change(leadId, {
        status: 'closed',
        outcome: kind,
        outcomeAmount: amount,
        outcomeReason: reason,
        closedAt: when,
        snoozedUntil: null,
        ...(record.firstContactAt ? {} : { firstContactAt: now }),
      })
      return { kind, amount, reason, at: when }
    },
  })
}
