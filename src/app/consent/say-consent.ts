import type { LeadId } from '../../core/lead/ids.ts'
import { scoringPurpose } from '../../core/consent/purpose-check.ts'
import { assessLead } from '../assess-lead.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { leadNotFound } from '../work/change-lead.ts'
import { type ConsentWord, recordWordWithin } from './record-word.ts'

const mostOfPerson = 100

/**
 * Records what a person said about the use of their data, told to us by a person of ours, a program, or the person's own page. Where it is
 * about being scored, the person's leads are decided anew: without a score, or with one again.
 */
export async function sayConsent(
  ctx: Context,
  { leadId, word }: { readonly leadId: LeadId; readonly word: ConsentWord },
): Promise<void> {
  requireRight(ctx.actor, 'recordConsent')
  const theirs = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw leadNotFound()
    await recordWordWithin(ctx, tx, { record, word })
    await noteChange(ctx, tx, { action: `consent.${word.kind}`, subject: leadId })
    const { emailKey, phoneKey } = record
    const others = await tx.leads.related({ contactId: null, emailKey, phoneKey, except: leadId, most: mostOfPerson })
    return [record, ...others]
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
  if (!concernsScoring(word)) return
  for (const { lead, status } of theirs)
    if (status !== 'received') await assessLead(ctx, lead.id, { again: { reason: `consent.${word.kind}` } })
}

const concernsScoring = ({ kind, purposes }: ConsentWord): boolean =>
  kind === 'given'
    ? purposes.includes(scoringPurpose)
    : kind === 'objected' && (purposes.length === 0 || purposes.includes(scoringPurpose))
