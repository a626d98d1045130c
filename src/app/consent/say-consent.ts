import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { scoringPurpose } from '../../core/consent/purpose-check.ts'
import { assessLead } from '../assess-lead.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { requireRight } from '../permission.ts'
import { leadNotFound } from '../work/change-lead.ts'
import { knownConsents } from './may-contact.ts'
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
    await requirePossible(ctx, tx, { record, word })
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

const dayMs = 86_400_000
const mostDaysLate = 31

/** A word is written down after it was said, soon, and takes back only what this person gave. */
async function requirePossible(
  ctx: Context,
  tx: Tx,
  { record, word }: { readonly record: LeadRecord; readonly word: ConsentWord },
): Promise<void> {
  const lateMs = word.saidAt ? Date.parse(ctx.now()) - Date.parse(word.saidAt) : 0
  if (lateMs < -60_000)
    throw new AppError('bad_input', 'said_later', 'this time is still to come: give the time of the call', {
      field: 'said_at',
    })
  if (lateMs > mostDaysLate * dayMs)
    throw new AppError('bad_input', 'said_long_ago', 'a word is written down within a month: ask the person again', {
      field: 'said_at',
    })
  if (!word.withdraws) return
  const known = await knownConsents(tx, record)
  if (!known.some(({ hash, record: said }) => hash === word.withdraws && said.kind === 'given'))
    throw new AppError('bad_input', 'consent_unknown', 'this person gave no such consent', { field: 'withdraws' })
}

const concernsScoring = ({ kind, purposes }: ConsentWord): boolean =>
  kind === 'given'
    ? purposes.includes(scoringPurpose)
    : kind === 'objected' && (purposes.length === 0 || purposes.includes(scoringPurpose))
