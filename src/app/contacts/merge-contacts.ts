import { AppError } from '../../core/app-error.ts'
import { cardOfLead } from '../../core/lead/contact-card.ts'
import type { ContactId, LeadId } from '../../core/lead/ids.ts'
import { defaultMergeRules, mergeContacts, undoMerge } from '../../core/lead/merge.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ContactRecord, MergeRecord } from '../ports/contact-store.ts'
import type { Tx } from '../ports/store.ts'
import { changeLead } from '../work/change-lead.ts'

const mostTold = 100

/**
 * Makes one contact of two by the field rules; the leads of the one that goes move along. AppError `not_found` for a contact that is not
 * there, `conflict` where one of them is part of another already.
 */
export async function mergeTwoContacts(
  ctx: Context,
  { keptId, goneId }: { readonly keptId: ContactId; readonly goneId: ContactId },
): Promise<{ readonly mergeId: string }> {
  requireRight(ctx.actor, 'workLeads')
  if (keptId === goneId) throw new AppError('bad_input', 'same_contact', 'a contact cannot be merged with itself')
  const mergeId = ctx.newId()
  const at = ctx.now()
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.contacts.lockKeys([keptId, goneId])
    const kept = await standing(tx, keptId)
    const gone = await standing(tx, goneId)
    const { merged, undo } = mergeContacts(kept.card, gone.card, defaultMergeRules)
    await tx.contacts.saveCard(merged)
    const leadIds = await tx.contacts.merge({ id: mergeId, keptId, goneId, undo, at, actor: actorText(ctx.actor) })
    await tell(ctx, tx, { kind: 'contact.merged', leadIds, payload: { mergeId, keptId, goneId } })
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at })
  return { mergeId }
}

/** Takes a merge back. Gives the fields that somebody has changed since: they stay as they are. */
export async function undoContactMerge(
  ctx: Context,
  mergeId: string,
): Promise<{ readonly conflicts: readonly string[] }> {
  requireRight(ctx.actor, 'workLeads')
  const at = ctx.now()
  const conflicts = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.contacts.merged(mergeId)
    if (!record) throw new AppError('not_found', 'merge_unknown', 'there is no such merge in this workspace')
    if (record.undoneAt) throw new AppError('conflict', 'merge_undone', 'this merge was taken back already')
    return takeBack(ctx, tx, record)
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at })
  return { conflicts }
}

async function takeBack(ctx: Context, tx: Tx, record: MergeRecord): Promise<readonly string[]> {
  const kept = await standing(tx, record.keptId)
  const { kept: card, restored, conflicts } = undoMerge(kept.card, record.undo)
  await tx.contacts.saveCard(card)
  await tx.contacts.saveCard(restored)
  await tx.contacts.undo(record, ctx.now())
  await tell(ctx, tx, {
    kind: 'contact.merge_undone',
    leadIds: record.leadIds,
    payload: { mergeId: record.id, keptId: record.keptId, goneId: record.goneId, conflicts },
  })
  return conflicts
}

/** This lead is of somebody else than the contact it was put under: it gets a contact of its own. */
export async function separateLead(ctx: Context, leadId: LeadId): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'contact.separated',
    async work(tx, record, now) {
      const others = record.contactId ? await tx.contacts.leadsOf(record.contactId) : []
      if (others.length < 2)
        throw new AppError('conflict', 'alone_already', 'the lead has a contact of its own already')
      const id = ctx.newId() as ContactId
      const { emailKey, phoneKey } = record
      await tx.contacts.add(id, { card: cardOfLead(record.lead, id), emailKey, phoneKey }, now)
      await tx.contacts.putLead(leadId, id)
      return { from: record.contactId, contactId: id }
    },
  })
}

async function standing(tx: Tx, id: ContactId): Promise<ContactRecord> {
  const contact = await tx.contacts.load(id)
  if (!contact) throw new AppError('not_found', 'contact_unknown', 'there is no such contact in this workspace')
  if (contact.mergedInto)
    throw new AppError('conflict', 'contact_merged', 'this contact is part of another one already: merge with that one')
  return contact
}

type Telling = {
  readonly kind: string
  readonly leadIds: readonly LeadId[]
  readonly payload: Readonly<Record<string, unknown>>
}

async function tell(ctx: Context, tx: Tx, { kind, leadIds, payload }: Telling): Promise<void> {
  const at = ctx.now()
  const actor = actorText(ctx.actor)
  for (const leadId of leadIds.slice(0, mostTold)) await tx.leads.append(leadId, [{ kind, at, actor, payload }])
  await tx.audit.write({
    at,
    actor,
    action: kind,
    subjectKind: 'contact',
    subjectId: String(payload['keptId']),
    detail: {},
  })
}
