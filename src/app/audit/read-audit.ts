import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { AuditEntry } from '../ports/audit-store.ts'

export type AuditPage = { readonly entries: readonly AuditEntry[]; readonly next: string | null }

/** A page of the audit log, newest first. */
export async function readAudit(
  ctx: Context,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<AuditPage> {
  requireRight(ctx.actor, 'seeAudit')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.audit.page(after, limit))
}
