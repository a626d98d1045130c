import { actorText, type Context } from '../context.ts'
import type { Tx } from '../ports/store.ts'

/** Notes that leads left the server: how many, and of which view. No personal data. */
export async function noteExport(
  ctx: Context,
  tx: Tx,
  detail: { readonly rows?: number; readonly view?: string },
): Promise<void> {
  await tx.audit.write({
    at: ctx.now(),
    actor: actorText(ctx.actor),
    action: 'leads.exported',
    subjectKind: 'workspace',
    subjectId: ctx.workspaceId,
    detail,
  })
}
