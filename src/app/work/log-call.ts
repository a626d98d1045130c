import type { LeadId } from '../../core/lead/ids.ts'
import { wordsOf } from '../../core/lead/search-words.ts'
import type { Context } from '../context.ts'
import { changeLead } from './change-lead.ts'

export type CallInput = {
  readonly leadId: LeadId
  readonly result: 'reached' | 'no_answer' | 'busy' | 'wrong_number' | 'call_back' | 'written'
  readonly channel: 'phone' | 'whatsapp' | 'email' | 'telegram' | 'meeting'
  readonly note: string | null
}

/** A person spoke with the lead, or tried to. The first attempt stops the response clock; a waiting lead becomes the caller's. */
export async function logCall(ctx: Context, { leadId, ...call }: CallInput): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'call.logged',
    async work(tx, record, now) {
      await tx.clocks.answered(leadId, now)
      if (call.note) await tx.leads.indexWords(leadId, wordsOf(call.note).slice(0, 200))
      const taken = ctx.actor.kind === 'user' && record.assigneeId === null && record.status === 'open'
      await tx.leads.change(leadId, {
        ...(record.firstContactAt ? {} : { firstContactAt: now }),
        ...(taken && ctx.actor.kind === 'user' ? { assigneeId: ctx.actor.userId, queue: null } : {}),
      })
      if (taken && ctx.actor.kind === 'user')
        await tx.leads.assign(
          leadId,
          { userId: ctx.actor.userId, queue: null, respondBy: record.respondBy, reason: 'taken_by_call', detail: null },
          now,
          null,
        )
      return call
    },
  })
}
