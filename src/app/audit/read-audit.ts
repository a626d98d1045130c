import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { AuditEntry } from '../ports/audit-store.ts'
import { actorNames } from './actor-names.ts'

export type NamedEntry = AuditEntry & { readonly actorName: string }
export type AuditPage = { readonly entries: readonly NamedEntry[]; readonly next: string | null }

/** A page of the audit log, newest first, with the doers' names as they are now. */
export async function readAudit(
  ctx: Context,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<AuditPage> {
  requireRight(ctx.actor, 'seeAudit')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { entries, next } = await tx.audit.page(after, limit)
    const nameOf = await actorNames(tx)
    return { entries: entries.map((entry) => ({ ...entry, actorName: nameOf(entry.actor) })), next }
  })
}
