import { AppError } from '../../core/app-error.ts'
import type { LeadId, UserId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { BeforeDeed } from '../ports/desk-store.ts'
import type { LeadChanges, LeadRecord } from '../ports/lead-store.ts'
import { addListEntry } from '../settings/add-list-entry.ts'
import { assignLead, type AssignInput } from './assign-lead.ts'
import { leadNotFound } from './change-lead.ts'
import { recordOutcome } from './record-outcome.ts'
import { snoozeLead } from './snooze-lead.ts'
import type { OutcomeKind } from '../../core/lead/outcome-kind.ts'
import type { ListName } from '../../core/decide/lists.ts'

export type BulkAction =
  | { readonly kind: 'assign'; readonly userId: UserId | null; readonly queue: AssignInput['queue'] }
  | { readonly kind: 'snooze'; readonly until: string }
  | { readonly kind: 'close'; readonly outcome: Exclude<OutcomeKind, 'won'>; readonly reason: string }
  | { readonly kind: 'list'; readonly list: ListName; readonly reason: string | null }

export type BulkDone = {
  /** By which it can be undone; null where nothing was done. */
  readonly deedId: string | null
  readonly done: number
  /** Leads that could not, with the reason code. */
  readonly refused: readonly { readonly leadId: LeadId; readonly reason: string }[]
}

type Bulk = { readonly leadIds: readonly LeadId[]; readonly action: BulkAction }

/** Does one thing to many leads, each on its own: what cannot be done to one does not hold up the others. Can be undone as a whole. */
export async function doBulk(ctx: Context, { leadIds, action }: Bulk): Promise<BulkDone> {
  requireRight(ctx.actor, action.kind === 'list' ? 'changeLists' : 'workLeads')
  const { actor } = ctx
  if (actor.kind !== 'user')
    throw new AppError('forbidden', 'people_only', 'only a person works with many leads at once')
  const before: BeforeDeed[] = []
  const refused: { leadId: LeadId; reason: string }[] = []
  for (const leadId of new Set(leadIds)) {
    try {
      before.push(await doOne(ctx, leadId, action))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      refused.push({ leadId, reason: error.reason })
    }
  }
  if (before.length === 0) return { deedId: null, done: 0, refused }
  const deed = { id: ctx.newId(), userId: actor.userId, action: action.kind, at: ctx.now(), before }
  await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.desk.addDeed(deed))
  return { deedId: deed.id, done: before.length, refused }
}

async function doOne(ctx: Context, leadId: LeadId, action: BulkAction): Promise<BeforeDeed> {
  const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.leads.load(leadId))
  if (!record) throw leadNotFound()
  const changes = stateOf(record)
  switch (action.kind) {
    case 'assign':
      await assignLead(ctx, { leadId, userId: action.userId, queue: action.queue, reason: 'bulk' })
      break
    case 'snooze':
      await snoozeLead(ctx, { leadId, until: action.until })
      break
    case 'close':
      await recordOutcome(ctx, { leadId, kind: action.outcome, amount: null, reason: action.reason, at: null })
      break
    case 'list':
      return { leadId, changes: {}, entries: await listContact(ctx, record, action) }
  }
  return { leadId, changes, entries: [] }
}

/** What an undo puts back. */
function stateOf(record: LeadRecord): LeadChanges {
  const { status, assigneeId, queue, respondBy, firstContactAt, snoozedUntil } = record
  const { outcome, outcomeAmount, outcomeReason, closedAt } = record
  const place = { status, assigneeId, queue, respondBy, firstContactAt, snoozedUntil }
  return { ...place, outcome, outcomeAmount, outcomeReason, closedAt }
}

async function listContact(
  ctx: Context,
  { emailKey, phoneKey }: LeadRecord,
  { list, reason }: Extract<BulkAction, { kind: 'list' }>,
): Promise<readonly string[]> {
  const keys = [
    ...(emailKey ? [['email', emailKey] as const] : []),
    ...(phoneKey ? [['phone', phoneKey] as const] : []),
  ]
  if (keys.length === 0)
    throw new AppError('conflict', 'no_contact', 'the lead has neither an email nor a phone to list')
  const ids: string[] = []
  for (const [match, value] of keys) ids.push((await addListEntry(ctx, { list, match, value, until: null, reason })).id)
  return ids
}
