import type { LeadId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'

/**
 * Erases people: their leads with everything that hangs on them, contacts that have no lead left, and the records of their consents. The
 * chain keeps the hashes alone, so that other people's certificates still prove themselves. It cannot be taken back.
 */
export async function erasePerson(
  ctx: Context,
  { leads, reason }: { readonly leads: readonly LeadId[]; readonly reason: string },
): Promise<{ readonly erased: number }> {
  requireRight(ctx.actor, 'changePrivacy')
  const erased = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => eraseLeads(ctx, tx, { leads, reason }))
  for (const id of leads) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id, at: ctx.now() })
  return { erased }
}

/** The same within a transaction, for the rules of retention too. */
export async function eraseLeads(
  ctx: Context,
  tx: Tx,
  { leads, reason }: { readonly leads: readonly LeadId[]; readonly reason: string },
): Promise<number> {
  await tx.consents.eraseRecords(leads)
  const erased = await tx.privacy.eraseLeads(leads)
  for (const leadId of leads) {
    const asked = (await tx.privacy.requestsOf(leadId)).filter(({ doneAt }) => !doneAt)
    for (const { id } of asked) await tx.privacy.finishRequest(id, { at: ctx.now(), by: actorText(ctx.actor) })
    await noteChange(ctx, tx, { action: 'privacy.erased', subject: leadId, detail: { reason } })
  }
  return erased
}
